package io.gangway.security;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import io.gangway.page.ErrorPages;
import io.gangway.page.FrameMessages;
import io.gangway.page.RequestFault;
import io.gangway.page.WrittenAnswer;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Turns away what no page of this console asks for, before anything else sees the request.
 *
 * <ul>
 *   <li>The {@code Host} header names this console. Without that, a page elsewhere could let its own name point here
 *       (DNS rebinding) and would count as the same origin.
 *   <li>A request that may change something proves that no page from elsewhere sends it: see {@link Proof}.
 *   <li>A request that opens a socket comes from this origin, or from a program that is no browser.
 *   <li>A body has one length that all who read it agree on; else its end could be read as another request.
 *   <li>No more are let in at the same time than there is memory for: see {@link Admission}.
 * </ul>
 */
@ApplicationScoped
public class RequestGuard {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int BEFORE_EVERYTHING = 1000;

    /** A page of thousands of VMs has some MiB while it is made: this many fit into the memory that README.md gives. */
    static final int MOST_AT_ONCE = 32;

    static final int MOST_WAITING = 500;
    private static final long MOST_BYTES = 24 * 1024 * 1024;
    private static final String RETRY_AFTER_SECONDS = "2";

    /** In which all of a body must have come. */
    private static final Duration LONGEST_BODY = Duration.ofSeconds(60);

    /** After which one that is still worked on no longer counts. */
    private static final Duration LONGEST_STAY = Duration.ofMinutes(2);

    private final Admission admission = new Admission(MOST_AT_ONCE, MOST_WAITING, MOST_BYTES);

    private final Set<String> names = new HashSet<>(LOCAL);

    private final long longest;
    private final ErrorPages errors;
    private final WrittenAnswer written;
    private final FrameMessages messages;
    private final Languages languages;

    public RequestGuard(
            @ConfigProperty(name = "gangway.http.allowed-hosts") Optional<List<String>> more,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longest,
            ErrorPages errors,
            WrittenAnswer written,
            @Spoken FrameMessages messages,
            Languages languages) {
        this.longest = longest.asLongValue();
        this.errors = errors;
        this.written = written;
        this.messages = messages;
        this.languages = languages;
        more.orElse(List.of()).forEach(name -> names.add(name.trim().toLowerCase(Locale.ROOT)));
    }

    void register(@Observes Filters filters) {
        filters.register(context -> languages.speak(Languages.of(context), () -> guard(context)), BEFORE_EVERYTHING);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        SecurityHeaders.put(context.response(), request.path());
        if (!readable(request)) {
            refuse(context, RequestFault.MALFORMED_ADDRESS, messages.oddAddress());
        } else if (!named(request)) {
            refuse(context, RequestFault.UNKNOWN_CONSOLE_NAME, messages.wrongName());
        } else if (!oneLength(request)) {
            hangUp(context);
        } else if (mayChange(request) && Proof.foreign(request)) {
            refuse(context, RequestFault.OTHER_ORIGIN, messages.otherOrigin());
        } else if (!SAFE.contains(request.method()) && !Proof.given(request)) {
            refuse(
                    context,
                    RequestFault.NO_PROOF_OF_ORIGIN,
                    ErrorPages.program(request.path()) ? messages.noProof() : messages.noToken());
        } else if (tooLong(request)) {
            refuse(context, RequestFault.CONTENT_TOO_LARGE, messages.tooLarge());
        } else {
            admit(context);
        }
    }

    /** What is small, or tells whether the console lives, and what becomes a socket, goes past the line. */
    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.headers().contains("Upgrade")
                || request.path().startsWith("/q/")
                || request.path().startsWith("/assets/")) {
            context.next();
            return;
        }
        long size = size(request);
        Context own = context.vertx().getOrCreateContext();
        switch (admission.ask(size, () -> own.runOnContext(now -> letIn(context, size)))) {
            case IN -> letIn(context, size);
            case FULL -> {
                context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                refuse(context, RequestFault.OVERLOADED, messages.overloaded());
            }
            case WAITS -> {
                // Its turn comes.
            }
        }
    }

    private void letIn(RoutingContext context, long size) {
        if (context.response().closed() || context.response().ended()) {
            admission.leave(size);
            return;
        }
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                admission.leave(size);
            }
        };
        // Who stops sending, or reading, keeps nobody out for good.
        long body = context.vertx().setTimer(LONGEST_BODY.toMillis(), now -> {
            if (!received(context.request())) {
                context.request().connection().close();
            }
        });
        long stay = context.vertx().setTimer(LONGEST_STAY.toMillis(), now -> leave.run());
        context.addEndHandler(ended -> {
            context.vertx().cancelTimer(body);
            context.vertx().cancelTimer(stay);
            leave.run();
        });
        context.next();
    }

    /** Who has sent all that was announced waits for the answer, whether all of it was read or not. */
    private static boolean received(HttpServerRequest request) {
        OptionalLong announced = length(request);
        return request.isEnded() || (announced.isPresent() && request.bytesRead() >= announced.getAsLong());
    }

    /** One that does not say how long its body is may send as much as any. */
    private long size(HttpServerRequest request) {
        return length(request).orElse(request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? longest : 0);
    }

    private static OptionalLong length(HttpServerRequest request) {
        try {
            return OptionalLong.of(Long.parseLong(request.headers().get(HttpHeaders.CONTENT_LENGTH)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether the address is one: those who ask for another one get words here, and Quarkus says nothing. */
    private static boolean readable(HttpServerRequest request) {
        try {
            return new URI(request.uri()).getPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean named(HttpServerRequest request) {
        return Optional.ofNullable(request.authority())
                .map(authority -> names.contains(authority.host().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /** Quarkus would refuse it as well, without a word. */
    private boolean tooLong(HttpServerRequest request) {
        return length(request).orElse(0) > longest;
    }

    private static boolean mayChange(HttpServerRequest request) {
        return !SAFE.contains(request.method()) || request.headers().contains("Upgrade");
    }

    /** Whether nobody could find another end of the body: not by two lengths, nor by a coding that only some know. */
    private static boolean oneLength(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        List<String> lengths = request.headers().getAll(HttpHeaders.CONTENT_LENGTH);
        return codings.isEmpty()
                ? lengths.size() <= 1
                : lengths.isEmpty() && codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    }

    /** What follows on this connection is of doubtful beginning, so nothing of it is read. */
    private void hangUp(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.response().endHandler(sent -> context.request().connection().close());
        refuse(context, RequestFault.DOUBTFUL_LENGTH, messages.doubtfulLength());
    }

    private void refuse(RoutingContext context, RequestFault fault, String detail) {
        HttpServerRequest request = context.request();
        boolean insidePage = request.getHeader("HX-Request") != null;
        written.send(
                errors.turnedAway(
                        fault,
                        detail,
                        new ErrorPages.Asker(Optional.ofNullable(request.path()).orElse(""), insidePage)),
                context.response());
        // A client that sends all before it reads would wait for ever, and so would the next request on its connection.
        request.resume();
    }
}
