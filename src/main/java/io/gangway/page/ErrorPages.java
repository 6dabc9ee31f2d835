package io.gangway.page;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * How an error reads: as problem+json under {@code /api/}, as a message in the corner for a request from inside a page,
 * as a page of its own otherwise. Never as a stack trace.
 */
@ApplicationScoped
public class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    private final FrameMessages messages;

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance error(int status, String headline, String detail);
    }

    @Inject
    public ErrorPages(FrameMessages messages) {
        this.messages = messages;
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, ContainerRequestContext request) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        if (status.getFamily() == Response.Status.Family.REDIRECTION) {
            return e.getResponse();
        }
        if (status.getStatusCode() >= 500) {
            return failed(e, request);
        }
        // A body of the right form that holds something impossible, which its reader names.
        if (e.getCause() instanceof ValueInstantiationException impossible && impossible.getCause() != null) {
            return Problem.of(status, impossible.getCause().getMessage()).response();
        }
        return answer(status.getStatusCode(), request);
    }

    @ServerExceptionMapper
    Response malformed(MismatchedInputException e, ContainerRequestContext request) {
        return answer(Response.Status.BAD_REQUEST.getStatusCode(), request);
    }

    /** A refusal without a word, such as that of a form without its token, gets the words that others have. */
    @ServerResponseFilter
    void fill(ContainerResponseContext response, ContainerRequestContext request) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            Response spoken = answer(response.getStatus(), request);
            response.setEntity(spoken.getEntity());
            response.getHeaders().putAll(spoken.getHeaders());
        }
    }

    @ServerExceptionMapper
    Response failed(RuntimeException e, ContainerRequestContext request) {
        LOG.errorf(e, "request for %s failed", request.getUriInfo().getPath());
        return answer(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(), request);
    }

    /** The answer for a status, in the form that fits who asks. */
    Response answer(int status, ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/api/")) {
            return Problem.of(Response.Status.fromStatusCode(status), apiDetail(status))
                    .response();
        }
        if (request.getHeaderString("HX-Request") != null) {
            String text = status == 404 ? messages.goneMeanwhile() : headline(status) + ". " + detail(status);
            return Toast.refusal(text).response(status);
        }
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(Templates.error(status, headline(status), detail(status))
                        .render())
                .build();
    }

    private String headline(int status) {
        return switch (status) {
            case 404 -> messages.notFoundTitle();
            case 500 -> messages.failedTitle();
            case 403 -> messages.refusedTitle();
            default -> messages.badRequestTitle();
        };
    }

    private String apiDetail(int status) {
        return status == 404 || status == 500 ? detail(status) : messages.badRequest();
    }

    private String detail(int status) {
        return switch (status) {
            case 404 -> messages.notFound();
            case 500 -> messages.failed();
            default -> messages.retry();
        };
    }
}
