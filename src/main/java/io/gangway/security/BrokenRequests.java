package io.gangway.security;

import io.gangway.language.Languages;
import io.gangway.page.ErrorPages;
import io.gangway.page.WrittenAnswer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/**
 * Answers what breaks before any resource sees it, such as an address that cannot be decoded or a body that is too long:
 * the server itself would send a bare number.
 */
@ApplicationScoped
public class BrokenRequests {

    private static final List<Integer> STATUSES = List.of(400, 405, 406, 408, 413, 414, 415, 431);

    private final ErrorPages errors;
    private final WrittenAnswer written;
    private final Languages languages;

    public BrokenRequests(ErrorPages errors, WrittenAnswer written, Languages languages) {
        this.errors = errors;
        this.written = written;
        this.languages = languages;
    }

    void register(@Observes Router router) {
        STATUSES.forEach(status -> router.errorHandler(
                status, context -> languages.speak(Languages.of(context), () -> answer(context, status))));
    }

    private void answer(RoutingContext context, int status) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        String path = Optional.ofNullable(context.request().path()).orElse("");
        SecurityHeaders.put(context.response(), path);
        written.send(
                errors.broken(
                        status, new ErrorPages.Asker(path, context.request().getHeader("HX-Request") != null)),
                context.response());
        context.request().resume();
    }
}
