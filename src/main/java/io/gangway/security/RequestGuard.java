package io.gangway.security;

import io.gangway.page.ErrorPages;
import io.gangway.page.FrameMessages;
import io.gangway.page.WrittenAnswer;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Turns away what no page of this console asks for, before anything else sees the request.
 *
 * <ul>
 *   <li>The {@code Host} header names this console. Without that, a page elsewhere could let its own name point here
 *       (DNS rebinding) and would count as the same origin.
 *   <li>A request that may change something, or opens a socket, comes from this origin. Programs that are no browsers
 *       send neither {@code Origin} nor {@code Sec-Fetch-Site}, and pass.
 * </ul>
 */
@ApplicationScoped
public class RequestGuard {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int BEFORE_EVERYTHING = 1000;

    private final Set<String> names = new HashSet<>(LOCAL);

    private final long longest;
    private final ErrorPages errors;
    private final WrittenAnswer written;
    private final FrameMessages messages;

    public RequestGuard(
            @ConfigProperty(name = "gangway.http.allowed-hosts") Optional<List<String>> more,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longest,
            ErrorPages errors,
            WrittenAnswer written,
            FrameMessages messages) {
        this.longest = longest.asLongValue();
        this.errors = errors;
        this.written = written;
        this.messages = messages;
        more.orElse(List.of()).forEach(name -> names.add(name.trim().toLowerCase(Locale.ROOT)));
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_EVERYTHING);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        SecurityHeaders.put(context.response(), request.path());
        if (!named(request)) {
            refuse(context, 421, messages.wrongName());
        } else if (mayChange(request) && !sameOrigin(request)) {
            refuse(context, 403, messages.otherOrigin());
        } else if (tooLong(request)) {
            refuse(context, 413, messages.tooLarge());
        } else {
            context.next();
        }
    }

    private boolean named(HttpServerRequest request) {
        return Optional.ofNullable(request.authority())
                .map(authority -> names.contains(authority.host().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /** Quarkus would refuse it as well, without a word. */
    private boolean tooLong(HttpServerRequest request) {
        try {
            return Long.parseLong(request.headers().get("Content-Length")) > longest;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean mayChange(HttpServerRequest request) {
        return !SAFE.contains(request.method()) || request.headers().contains("Upgrade");
    }

    static boolean sameOrigin(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin == null || authority(origin).equalsIgnoreCase(String.valueOf(request.authority()));
    }

    /** Host and port of an origin: behind a proxy that speaks TLS, the scheme differs from what arrives here. */
    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void refuse(RoutingContext context, int status, String detail) {
        HttpServerRequest request = context.request();
        boolean insidePage = request.getHeader("HX-Request") != null;
        written.send(
                errors.turnedAway(
                        status,
                        detail,
                        new ErrorPages.Asker(Optional.ofNullable(request.path()).orElse(""), insidePage)),
                context.response());
        // A client that sends all before it reads would wait for ever, and so would the next request on its connection.
        request.resume();
    }
}
