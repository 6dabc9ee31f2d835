package io.gangway.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
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

    public RequestGuard(@ConfigProperty(name = "gangway.http.allowed-hosts") Optional<List<String>> more) {
        more.orElse(List.of()).forEach(name -> names.add(name.trim().toLowerCase(Locale.ROOT)));
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_EVERYTHING);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        SecurityHeaders.put(context.response(), request.path());
        if (!named(request)) {
            refuse(
                    context.response(),
                    421,
                    "This console does not answer to that name. Add it to gangway.http.allowed-hosts.");
        } else if (mayChange(request) && !sameOrigin(request)) {
            refuse(context.response(), 403, "This request does not come from a page of this console.");
        } else {
            context.next();
        }
    }

    private boolean named(HttpServerRequest request) {
        return Optional.ofNullable(request.authority())
                .map(authority -> names.contains(authority.host().toLowerCase(Locale.ROOT)))
                .orElse(false);
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

    private static void refuse(HttpServerResponse response, int status, String reason) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(reason + "\n");
    }
}
