package io.gangway.migration;

import io.gangway.host.HostName;
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

/** The dialog that starts a migration. */
@Path("/hosts/{host}/vms/{uuid:[0-9a-fA-F-]{36}}/migrate")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MigrateDialogResource {

    private static final int REFUSED = 422;

    private final Migrations migrations;
    private final MigrateDialogs dialogs;
    private final Inventory inventory;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance dialog(MigrateDialog dialog);

        static native TemplateInstance dialog$warnings(MigrateDialog dialog);
    }

    public MigrateDialogResource(Migrations migrations, MigrateDialogs dialogs, Inventory inventory) {
        this.migrations = migrations;
        this.dialogs = dialogs;
        this.inventory = inventory;
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
        return Templates.dialog$warnings(dialogs.chosen(vm(host, uuid), new DialogInput(fields)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(
            @PathParam("host") String host, @PathParam("uuid") UUID uuid, MultivaluedMap<String, String> fields) {
        Vm vm = vm(host, uuid);
        DialogInput input = new DialogInput(fields);
        try {
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
