package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.page.Toast;
import io.gangway.page.Word;
import io.gangway.vm.Inventory;
import io.gangway.vm.Vm;
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

    private final Migrations migrations;
    private final MigrateDialogs dialogs;
    private final DialogEchoes echoes;
    private final DialogDetails details;
    private final Inventory inventory;
    private final OptionMessages options;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance dialog(MigrateDialog dialog);

        static native TemplateInstance disks(MigrateDialog dialog, CopiedDisks disks);

        static native TemplateInstance follow(DialogEcho echo);

        static native TemplateInstance original(String name, String xml);
    }

    public MigrateDialogResource(
            Migrations migrations,
            MigrateDialogs dialogs,
            DialogEchoes echoes,
            DialogDetails details,
            Inventory inventory,
            OptionMessages options) {
        this.migrations = migrations;
        this.dialogs = dialogs;
        this.echoes = echoes;
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
    public TemplateInstance warnings(
            @PathParam("host") String host, @PathParam("uuid") UUID uuid, MultivaluedMap<String, String> fields) {
        return Templates.follow(echoes.of(vm(host, uuid), new DialogInput(fields)));
    }

    @POST
    @Path("disks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance disks(
            @PathParam("host") String host, @PathParam("uuid") UUID uuid, MultivaluedMap<String, String> fields) {
        Vm vm = vm(host, uuid);
        DialogInput input = new DialogInput(fields);
        return Templates.disks(dialogs.chosen(vm, input), details.disks(vm, input));
    }

    @POST
    @Path("original")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response original(@PathParam("host") String host, @PathParam("uuid") UUID uuid, @RestQuery String field) {
        Vm vm = vm(host, uuid);
        Field edited = Word.parse(Field.class, field).orElseThrow(NotFoundException::new);
        return details.original(vm, edited)
                .map(xml -> Response.ok(
                        Templates.original(edited.word(), xml).render(), MediaType.TEXT_HTML_TYPE.withCharset("utf-8")))
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
            Migration begun = migrations.start(input.form(vm));
            return Response.noContent()
                    .header("HX-Redirect", "/migrations/" + begun.id())
                    .build();
        } catch (RefusedMigration e) {
            return Response.status(REFUSED)
                    .entity(Templates.dialog(dialogs.refused(vm, input, e)).render())
                    .build();
        }
    }

    private Vm vm(String host, UUID uuid) {
        return Optional.of(host)
                .filter(HostName::valid)
                .flatMap(name -> inventory.find(new HostName(name), uuid))
                .orElseThrow(NotFoundException::new);
    }
}
