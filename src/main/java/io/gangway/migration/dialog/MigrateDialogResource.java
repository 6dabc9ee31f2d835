package io.gangway.migration.dialog;

import io.gangway.host.HostName;
import io.gangway.language.Spoken;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.run.MigrationStart;
import io.gangway.migration.state.Migration;
import io.gangway.page.Toast;
import io.gangway.page.Word;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** The dialog that starts a migration. */
@Path("/hosts/{host}/vms/{uuid:[0-9a-fA-F-]{36}}/migrate")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MigrateDialogResource {

    private static final int REFUSED = 422;
    private static final int NO_ANSWER = 409;

    private final MigrationStart starting;
    private final MigrateDialogs dialogs;
    private final DialogEchoes echoes;
    private final DialogFindings findings;
    private final StorageViews storages;
    private final DialogDetails details;
    private final Inventory inventory;
    private final OptionMessages options;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance dialog(MigrateDialog dialog);

        static native TemplateInstance storage(Vm vm, StorageView storage);

        static native TemplateInstance follow(DialogEcho echo);

        static native TemplateInstance original(String name, String xml);
    }

    public MigrateDialogResource(
            MigrationStart starting,
            MigrateDialogs dialogs,
            DialogEchoes echoes,
            DialogFindings findings,
            StorageViews storages,
            DialogDetails details,
            Inventory inventory,
            @Spoken OptionMessages options) {
        this.starting = starting;
        this.dialogs = dialogs;
        this.echoes = echoes;
        this.findings = findings;
        this.storages = storages;
        this.details = details;
        this.inventory = inventory;
        this.options = options;
    }

    @GET
    public TemplateInstance open(@PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        return Templates.dialog(dialogs.open(vm(host, uuid)));
    }

    @POST
    @Path("warnings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response warnings(
            @PathParam("host") String host, @PathParam("uuid") UUID uuid, MultivaluedMap<String, String> fields) {
        DialogInput input = new DialogInput(fields);
        DialogEcho echo = echoes.of(vm(host, uuid), input);
        Response.ResponseBuilder answer = html(Templates.follow(echo));
        // What is there already is not drawn anew: nothing jumps, and nothing is read out twice.
        return input.findingsSeen().equals(echo.findings().seen())
                ? answer.header("HX-Reswap", "none").build()
                : answer.build();
    }

    private static Response.ResponseBuilder html(TemplateInstance template) {
        return Response.ok(template.render(), MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
    }

    @POST
    @Path("storage")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response storage(
            @PathParam("host") String host, @PathParam("uuid") UUID uuid, MultivaluedMap<String, String> fields) {
        Vm vm = vm(host, uuid);
        StorageView storage = storages.of(vm, new DialogInput(fields));
        Response.ResponseBuilder answer = html(Templates.storage(vm, storage));
        // All else that is said of the choices waits for this. A host that is silent is not waited for twice.
        return storage.silence().isEmpty()
                ? answer.header("HX-Trigger-After-Settle", "storageKnown").build()
                : answer.build();
    }

    @POST
    @Path("original")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response original(@PathParam("host") String host, @PathParam("uuid") UUID uuid, @RestQuery String field) {
        Vm vm = vm(host, uuid);
        Field edited = Word.parse(Field.class, field).orElseThrow(NotFoundException::new);
        return details.original(vm, edited)
                .map(xml -> html(Templates.original(edited.word(), xml)))
                .map(Response.ResponseBuilder::build)
                .orElseGet(() -> Toast.refusal(options.noOriginal(host)).response(NO_ANSWER));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(
            @PathParam("host") String host, @PathParam("uuid") UUID uuid, MultivaluedMap<String, String> fields) {
        Vm vm = vm(host, uuid);
        DialogInput input = new DialogInput(fields);
        try {
            echoes.requireSeen(vm, input);
            Optional<Findings> overtaken = findings.overtaken(vm, input);
            if (overtaken.isPresent()) {
                return refused(dialogs.refused(vm, input, overtaken.get()));
            }
            Migration begun = starting.start(input.form(vm));
            return Response.noContent()
                    .header("HX-Redirect", "/migrations/" + begun.id())
                    .build();
        } catch (RefusedMigration e) {
            return refused(
                    e.reason().ofHosts()
                            ? dialogs.refused(
                                    vm,
                                    input,
                                    findings.refused(vm, input.form(vm), e).answering(input.findingsAsked()))
                            : dialogs.refused(vm, input, e));
        }
    }

    private static Response refused(MigrateDialog dialog) {
        return html(Templates.dialog(dialog)).status(REFUSED).build();
    }

    private Vm vm(String host, UUID uuid) {
        return Optional.of(host)
                .filter(HostName::valid)
                .flatMap(name -> inventory.find(new HostName(name), uuid))
                .orElseThrow(NotFoundException::new);
    }
}
