package io.gangway.migration.web;

import io.gangway.language.Spoken;
import io.gangway.migration.cleanup.LeftBehind;
import io.gangway.migration.control.ControlMessages;
import io.gangway.migration.control.RefusedControl;
import io.gangway.migration.control.Steering;
import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.run.MigrationStart;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.Migration;
import io.gangway.page.Problem;
import io.gangway.page.Refusal;
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
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Migrations, for programs. */
@Path("/api/v1/migrations")
@Tag(name = "migrations", description = "Migrations of VMs: start them, watch them, steer them.")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class MigrationApiResource {

    /** What of an address cannot be read. */
    private enum Unreadable implements Refusal.Code {
        NO_MIGRATION_NUMBER;

        @Override
        public Refusal.Kind kind() {
            return Refusal.Kind.UNREADABLE;
        }
    }

    /** Which belonging is to be removed, as a request names it. */
    @Schema(name = "Removal", description = "What is to be removed.")
    record Removal(
            @Schema(description = "The code of one of the migration's belongings.")
            String code) {}

    private final MigrationStart starting;
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
            MigrationStart starting,
            Migrations migrations,
            Steering steering,
            VerdictSentence sentence,
            FailureWords failures,
            @Spoken ControlMessages control,
            LeftBehind left,
            SilentEnds silent,
            WaitingSentence waiting,
            @Spoken MigrationMessages messages) {
        this.starting = starting;
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
    @Operation(
            summary = "The newest 50 migrations, or those that fit",
            description = "Running and past ones, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "The migrations.",
            headers =
                    @Header(
                            name = Problem.UNANSWERED,
                            description = "Hosts of those migrations, running or unknown, that do not answer now, with"
                                    + " commas between; not there where all do.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = MigrationJson.class)))
    @APIResponse(responseCode = "400", description = "before is no migration's number; errors names it.")
    public Response all(
            @Parameter(description = "Only those of VMs whose name contains this, in either case.")
                    @RestQuery
                    @DefaultValue("")
                    String vm,
            @Parameter(description = "Only those from or to this host.") @RestQuery @DefaultValue("") String host,
            @Parameter(
                            description = "Only those before the migration of this number: the last one's of an answer"
                                    + " gives the next 50.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @RestQuery
                    @DefaultValue("")
                    String before) {
        Optional<Long> smaller = MigrationPages.number(before);
        if (!before.isEmpty() && smaller.isEmpty()) {
            throw new Refusal(Unreadable.NO_MIGRATION_NUMBER, "before", messages.beforeIsAnId());
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
    @Operation(summary = "One migration")
    @APIResponse(
            responseCode = "200",
            description = "How it stands.",
            content = @Content(schema = @Schema(implementation = MigrationJson.class)))
    @APIResponse(responseCode = "404", description = "There is no such migration.")
    public MigrationJson one(@Parameter(description = "The migration's number.") @PathParam("id") long id) {
        return json(found(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Start a migration",
            description =
                    "The checks before it ask both hosts, which may take some seconds; then it goes on by itself.")
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "MigrationRequest")))
    @APIResponse(
            responseCode = "201",
            description = "It has begun.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its address.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = MigrationJson.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body is no JSON object, has a field of an unknown name, or something else in a field"
                    + " than belongs there.")
    @APIResponse(
            responseCode = "409",
            description = "The VM is being moved already: by this console, then migration is the address of that"
                    + " migration, or by something else.")
    @APIResponse(
            responseCode = "422",
            description = "A rule or a check says no, and nothing has begun: errors names each field, what is wrong and"
                    + " what to do. Where an error has a code, the request goes on once its field names that code.")
    public Response start(MigrationForm form) {
        Migration begun = starting.start(Optional.ofNullable(form).orElse(MigrationForm.EMPTY));
        return Response.created(URI.create(Problem.MIGRATIONS + begun.id()))
                .entity(json(begun))
                .build();
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            summary = "Cancel a migration",
            description = "Asks for it and returns at once; the outcome tells what came of it.")
    @APIResponse(
            responseCode = "202",
            description = "It was asked for.",
            content = @Content(schema = @Schema(implementation = MigrationJson.class)))
    @APIResponse(responseCode = "404", description = "There is no such migration.")
    @APIResponse(responseCode = "409", description = "It has moved on so far that nothing can end it any more.")
    @APIResponse(responseCode = "422", description = "It cannot be cancelled; errors says why.")
    public Response cancel(@Parameter(description = "The migration's number.") @PathParam("id") long id) {
        if (!found(id).running()) {
            throw new RefusedControl(RefusedControl.Reason.MIGRATION_ENDED, control.ended());
        }
        migrations.cancel(id);
        return Response.accepted(json(found(id))).build();
    }

    /** Removes what the VM left on its source; {@code code} names it as in {@code accept}. */
    @POST
    @Path("{id}/belongings/remove")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Remove what a VM left on its source",
            description = "Asks the source, and looks first whether the VM still needs it.")
    @APIResponse(
            responseCode = "200",
            description = "It is removed; belongings says so.",
            content = @Content(schema = @Schema(implementation = MigrationJson.class)))
    @APIResponse(responseCode = "404", description = "There is no such migration.")
    @APIResponse(responseCode = "409", description = "It was not removed; errors says at code why.")
    public Response removeBelonging(
            @Parameter(description = "The migration's number.") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Removal.class)))
                    Removal body) {
        String code = Optional.ofNullable(body).map(Removal::code).orElse("");
        return Response.ok(json(left.remove(found(id), code))).build();
    }

    @POST
    @Path("{id}/control")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Steer a migration while it runs",
            description = "Asks for it and returns at once; actions tells what came of it.")
    @APIResponse(
            responseCode = "202",
            description = "It was asked for.",
            content = @Content(schema = @Schema(implementation = MigrationJson.class)))
    @APIResponse(responseCode = "404", description = "There is no such migration.")
    @APIResponse(responseCode = "409", description = "It was possible before; the migration has moved on.")
    @APIResponse(
            responseCode = "422",
            description = "There is no such action, or its value is wrong: errors says which.")
    public Response control(
            @Parameter(description = "The migration's number.") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ControlForm.class)))
                    ControlForm form) {
        ControlForm given = Optional.ofNullable(form).orElse(ControlForm.EMPTY);
        steering.ask(found(id), given.action(), given.value());
        return Response.accepted(json(found(id))).build();
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
}
