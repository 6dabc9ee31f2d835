package io.gangway.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.gangway.language.Spoken;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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

    private static final List<String> READERS = List.of(
            "org.jboss.resteasy.reactive.server.core.multipart.", "org.jboss.resteasy.reactive.common.util.URLUtils");

    private final FrameMessages messages;

    /**
     * Who asks.
     *
     * @param path where to
     * @param insidePage whether a page's own script does, which puts the answer into that page
     */
    public record Asker(String path, boolean insidePage) {

        static Asker of(ContainerRequestContext request) {
            return new Asker(request.getUriInfo().getPath(), request.getHeaderString("HX-Request") != null);
        }

        /** Whether a program asks, which is answered in JSON. */
        boolean program() {
            return ErrorPages.program(path);
        }
    }

    /** Whether programs ask at this path, which are answered in JSON. */
    public static boolean program(String path) {
        return path != null && path.startsWith("/api/");
    }

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance error(int status, String headline, String detail);

        static native TemplateInstance turnedAway(int status, String headline, String detail);
    }

    @Inject
    public ErrorPages(@Spoken FrameMessages messages) {
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
            return Problem.of(
                            status.getStatusCode(),
                            RequestFault.MALFORMED_MEMBER,
                            impossible.getCause().getMessage())
                    .response();
        }
        return e.getCause() instanceof JsonProcessingException unreadable
                ? malformed(unreadable, request)
                : answer(status.getStatusCode(), request);
    }

    @ServerExceptionMapper
    Response malformed(MismatchedInputException e, ContainerRequestContext request) {
        return malformed((JsonProcessingException) e, request);
    }

    /** A body that is no JSON at all, or has something else at a member than belongs there. */
    private Response malformed(JsonProcessingException e, ContainerRequestContext request) {
        Asker asker = Asker.of(request);
        if (!asker.program()) {
            return answer(400, request);
        }
        String member = e instanceof JsonMappingException mapping ? member(mapping) : "";
        if (!member.isEmpty()) {
            String wrong = messages.wrongMember(member);
            return Problem.of(RequestFault.MALFORMED_MEMBER, wrong)
                    .withErrors(List.of(new Problem.FieldError(member, wrong)))
                    .response();
        }
        String detail = Optional.ofNullable(e.getLocation())
                .filter(place -> place.getLineNr() > 0 && !(e instanceof MismatchedInputException))
                .map(place -> messages.noJson(place.getLineNr(), place.getColumnNr()))
                .orElseGet(messages::otherJson);
        return Problem.of(RequestFault.MALFORMED_BODY, detail).response();
    }

    private static String member(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    /** What a rule, a check or a host said no to, wherever that was. */
    @ServerExceptionMapper
    Response refused(Refusal refusal, ContainerRequestContext request) {
        Problem problem = refusal.problem();
        return Asker.of(request).program()
                ? problem.response()
                : Toast.refusal(refusal.getMessage()).response(problem.status());
    }

    /** An answer without a word, such as that of a form without its token, gets the words that others have. */
    @ServerResponseFilter
    void fill(ContainerResponseContext response, ContainerRequestContext request) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            Response spoken = answer(response.getStatus(), request);
            response.setEntity(spoken.getEntity());
            response.getHeaders().putAll(spoken.getHeaders());
        }
    }

    @ServerExceptionMapper
    Response failed(Throwable e, ContainerRequestContext request) {
        // Whoever sends the request hung up in the middle of it: no failure of the console, nor anybody's to be told.
        if (e instanceof IOException || fromReading(e)) {
            return answer(Response.Status.BAD_REQUEST.getStatusCode(), request);
        }
        LOG.errorf(e, "request for %s failed", request.getUriInfo().getPath());
        return answer(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(), request);
    }

    /**
     * Whether the request's own form cannot be read, since it has too many fields or a percent sign that stands for nothing:
     * RESTEasy throws exceptions of any kind then.
     */
    private static boolean fromReading(Throwable e) {
        return e.getStackTrace().length > 0
                && READERS.stream()
                        .anyMatch(reader -> e.getStackTrace()[0].getClassName().startsWith(reader));
    }

    private Response answer(int status, ContainerRequestContext request) {
        return answer(status, Asker.of(request));
    }

    /** The answer for a status, in the form that fits who asks. */
    Response answer(int status, Asker asker) {
        if (asker.program()) {
            return Problem.of(status, RequestFault.of(status), apiDetail(status))
                    .response();
        }
        if (asker.insidePage()) {
            return Toast.refusal(
                            status == 404 ? messages.goneMeanwhile() : messages.toast(headline(status), detail(status)))
                    .response(status);
        }
        return page(status, Templates.error(status, headline(status), detail(status)));
    }

    /**
     * The answer to somebody who must learn nothing from it: without the frame of a page, which shows what is going on.
     *
     * @param detail why, and what to do
     */
    public Response turnedAway(RequestFault fault, String detail, Asker asker) {
        return turnedAway(fault.status(), fault, detail, asker);
    }

    private Response turnedAway(int status, RequestFault fault, String detail, Asker asker) {
        if (asker.program()) {
            return Problem.of(status, fault, detail).response();
        }
        return asker.insidePage()
                ? Toast.refusal(detail).response(status)
                : page(status, Templates.turnedAway(status, messages.refusedTitle(), detail));
    }

    /** The answer to a request that broke before any resource could read it. */
    public Response broken(int status, Asker asker) {
        String detail = asker.program() ? apiDetail(status) : detail(status);
        return turnedAway(status, RequestFault.of(status), detail, asker);
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }

    private String headline(int status) {
        return switch (status) {
            case 404 -> messages.notFoundTitle();
            case 500 -> messages.failedTitle();
            case 403 -> messages.refusedTitle();
            case 413 -> messages.tooLargeTitle();
            default -> messages.badRequestTitle();
        };
    }

    private String apiDetail(int status) {
        return switch (status) {
            case 404, 413, 500 -> detail(status);
            case 405 -> messages.wrongMethod();
            case 406 -> messages.onlyJson();
            case 415 -> messages.sendJson();
            default -> messages.badRequest();
        };
    }

    private String detail(int status) {
        return switch (status) {
            case 404 -> messages.notFound();
            case 413 -> messages.tooLarge();
            case 500 -> messages.failed();
            default -> messages.retry();
        };
    }
}
