package io.gangway.migration.web;

import io.gangway.language.Spoken;
import io.gangway.migration.cleanup.LeftBehind;
import io.gangway.migration.control.ControlMessages;
import io.gangway.migration.control.RefusedControl;
import io.gangway.migration.control.Steering;
import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.Migration;
import io.gangway.page.Problem;
import io.gangway.page.Problem.FieldError;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** Migrations, for programs. */
@Path("/api/v1/migrations")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class MigrationApiResource {

    private static final String ADDRESS = "/api/v1/migrations/";

    private final Migrations migrations;
    private final VerdictSentence sentence;
    private final FailureWords failures;
    private final ControlMessages control;
    private final Steering steering;
    private final LeftBehind left;
    private final SilentEnds silent;
    private final WaitingSentence waiting;
    private final MigrationMessages messages;

    public MigrationApiResource(
            Migrations migrations,
            Steering steering,
            VerdictSentence sentence,
            FailureWords failures,
            @Spoken ControlMessages control,
            LeftBehind left,
            SilentEnds silent,
            WaitingSentence waiting,
            @Spoken MigrationMessages messages) {
        this.migrations = migrations;
        this.steering = steering;
        this.left = left;
        this.sentence = sentence;
        this.failures = failures;
        this.control = control;
        this.silent = silent;
        this.waiting = waiting;
        this.messages = messages;
    }

    @GET
    public Response all(
            @RestQuery @DefaultValue("") String vm,
            @RestQuery @DefaultValue("") String host,
            @RestQuery @DefaultValue("") String before) {
        Optional<Long> smaller = MigrationPages.number(before);
        if (!before.isEmpty() && smaller.isEmpty()) {
            return Problem.ofField(Response.Status.BAD_REQUEST, "before", messages.beforeIsAnId())
                    .response();
        }
        List<MigrationJson> found =
                migrations.list(new MigrationFilter(vm, Optional.empty(), host, smaller, MigrationFilter.PAGE)).stream()
                        .map(this::json)
                        .toList();
        Response.ResponseBuilder answer = Response.ok(found);
        String unanswered = found.stream()
                .flatMap(migration -> migration.unanswered().stream())
                .map(Problem.Unanswered::host)
                .distinct()
                .collect(Collectors.joining(", "));
        return (unanswered.isEmpty() ? answer : answer.header(Problem.UNANSWERED, unanswered)).build();
    }

    @GET
    @Path("{id}")
    public MigrationJson one(@PathParam("id") long id) {
        return json(found(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(MigrationForm form) {
        try {
            Migration begun = migrations.start(Optional.ofNullable(form).orElse(MigrationForm.EMPTY));
            return Response.created(URI.create(ADDRESS + begun.id()))
                    .entity(json(begun))
                    .build();
        } catch (RefusedMigration e) {
            return refusal(e).response();
        }
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") long id) {
        try {
            if (!found(id).running()) {
                throw RefusedControl.tooLate(control.ended());
            }
            migrations.cancel(id);
            return Response.accepted(json(found(id))).build();
        } catch (RefusedControl e) {
            return refusal(e);
        }
    }

    /** Removes what the VM left on its source; {@code code} names it as in {@code accept}. */
    @POST
    @Path("{id}/belongings/remove")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response removeBelonging(@PathParam("id") long id, Map<String, String> body) {
        try {
            String code =
                    Optional.ofNullable(body).map(given -> given.get("code")).orElse("");
            return Response.ok(json(left.remove(found(id), code))).build();
        } catch (LeftBehind.NotRemoved e) {
            return Problem.ofField(Response.Status.CONFLICT, "code", e.getMessage())
                    .response();
        }
    }

    @POST
    @Path("{id}/control")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response control(@PathParam("id") long id, ControlForm form) {
        try {
            ControlForm given = Optional.ofNullable(form).orElse(ControlForm.EMPTY);
            steering.ask(found(id), given.action(), given.value());
            return Response.accepted(json(found(id))).build();
        } catch (RefusedControl e) {
            return refusal(e);
        }
    }

    private static Response refusal(RefusedControl e) {
        return (e.tooLate()
                        ? Problem.ofField(Response.Status.CONFLICT, e.field(), e.getMessage())
                        : Problem.unprocessable(e.getMessage())
                                .withErrors(List.of(new FieldError(e.field(), e.getMessage()))))
                .response();
    }

    private Migration found(long id) {
        return migrations.find(id).orElseThrow(NotFoundException::new);
    }

    private MigrationJson json(Migration migration) {
        return MigrationJson.of(
                migration,
                sentence,
                failures,
                steering.steered(migration).actions(),
                control,
                waiting.of(migration),
                silent.of(migration));
    }

    /** A dialog has a box to tick; a program must be told what to send. */
    private static String told(RefusedMigration.Problem problem) {
        return problem.code().isEmpty()
                ? problem.message()
                : problem.message() + " To go on all the same, send \""
                        + problem.field().word() + "\": [\"" + problem.code() + "\"].";
    }

    private static Problem refusal(RefusedMigration e) {
        List<FieldError> errors = e.problems().stream()
                .map(problem -> new FieldError(problem.field().word(), told(problem), problem.code()))
                .toList();
        return e.runningId()
                .map(id -> Problem.of(Response.Status.CONFLICT, e.getMessage()).withMigration(ADDRESS + id))
                .orElseGet(() -> e.origin() == RefusedMigration.Origin.OTHERS
                        ? Problem.of(Response.Status.CONFLICT, e.getMessage())
                        : Problem.unprocessable(e.getMessage()))
                .withErrors(errors);
    }
}
