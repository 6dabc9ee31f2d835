package io.gangway.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error in JSON, after RFC 9457.
 *
 * @param code why, by a word that stays as it is
 * @param detail what went wrong this time and what to do about it
 * @param errors what is wrong at which field, where a request was refused for that
 * @param unanswered the hosts that should have been asked and did not answer
 * @param migration the address of the migration that stands in the way, if one does
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "An error, after RFC 9457.")
public record Problem(
        @Schema(description = "The status in words, such as Not Found.")
        String title,

        @Schema(description = "The status of the answer.") int status,

        @Schema(
                description = "Why, by a word for programs that stays as it is while sentences may change, such as"
                        + " not-found or already-under-way. docs/errors.md lists all of them; more may come.",
                pattern = "^[a-z]+(-[a-z]+)*$")
        String code,

        @Schema(description = "What went wrong this time, and what to do about it, in a sentence or two.")
        String detail,

        @Schema(description = "What is wrong at which field or parameter. Left out where the error is about none.")
        List<FieldError> errors,

        @Schema(
                description = "The address of the migration that stands in the way, such as /api/v1/migrations/7."
                        + " Left out where none does.")
        Optional<String> migration,

        @Schema(
                description = "The hosts that should have been asked and did not answer. Left out where all did, or"
                        + " none was to be asked.")
        List<Unanswered> unanswered) {

    /** The header in which a list that is not empty names the hosts that did not answer. */
    public static final String UNANSWERED = "Gangway-Unanswered";

    /** Below this address, programs find a migration by its number. */
    public static final String MIGRATIONS = "/api/v1/migrations/";

    private static final int UNPROCESSABLE = 422;

    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /**
     * One thing that is wrong.
     *
     * @param field the name of a member of the body or of a parameter
     * @param code what that member must name to go on all the same; left out where it is empty
     * @param rule which rule says no, by a word that stays as it is; left out where it is empty
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "FieldError", description = "One thing that is wrong.")
    public record FieldError(
            @Schema(description = "The name of a field of the body, or of a parameter.")
            String field,

            @Schema(description = "What is wrong with it, and what to do about it.")
            String message,

            @Schema(
                    description = "What this field must name for the request to go on all the same. Left out where"
                            + " nothing helps but another request.")
            String code,

            @Schema(
                    description = "Which rule says no, by a word for programs that stays as it is, such as same-host;"
                            + " docs/errors.md lists all of them. Left out where the rule has none.")
            String rule) {
        public FieldError(String field, String message) {
            this(field, message, "", "");
        }
    }

    /** A host that did not answer, so that what is said here holds for the others only. */
    @Schema(
            name = "Unanswered",
            description = "A host that did not answer, so that what is said holds for the others only.")
    public record Unanswered(
            @Schema(description = "The host's name in the configuration.")
            String host,

            @Schema(description = "Why it does not answer, in a sentence.")
            String reason) {}

    public Problem {
        errors = List.copyOf(errors);
        unanswered = List.copyOf(unanswered);
    }

    static Problem of(Refusal.Code code, String detail) {
        return of(code.kind().status(), code, detail);
    }

    static Problem of(RequestFault fault, String detail) {
        return of(fault.status(), fault, detail);
    }

    /** For a status by its number; some that the console gives have no name in JAX-RS, or an old one in Netty. */
    static Problem of(int status, Word code, String detail) {
        String title = status == UNPROCESSABLE
                ? "Unprocessable Content"
                : Optional.ofNullable(Response.Status.fromStatusCode(status))
                        .map(Response.Status::getReasonPhrase)
                        .orElseGet(() -> HttpResponseStatus.valueOf(status).reasonPhrase());
        return new Problem(title, status, code.word(), detail, List.of(), Optional.empty(), List.of());
    }

    public Problem withErrors(List<FieldError> named) {
        return new Problem(title, status, code, detail, named, migration, unanswered);
    }

    /** The migration of that number stands in the way. */
    public Problem withMigration(long id) {
        return new Problem(title, status, code, detail, errors, Optional.of(MIGRATIONS + id), unanswered);
    }

    public Problem withUnanswered(List<Unanswered> silent) {
        return new Problem(title, status, code, detail, errors, migration, silent);
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
