package io.gangway.vm.web;

import io.gangway.host.HostName;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/** The dialog about the media in a VM's drives. */
@Path("/hosts/{host}/vms/{uuid:[0-9a-fA-F-]{36}}/media")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MediaResource {

    /** htmx's header: the address of the page that asks. */
    private static final String SHOWN = "HX-Current-URL";

    private final Inventory inventory;
    private final MediaDialogs dialogs;

    @CheckedTemplate(basePath = "VmResource")
    static class Templates {
        static native TemplateInstance media(MediaDialog dialog, boolean onPage);

        static native TemplateInstance insert(InsertDialog dialog);
    }

    public MediaResource(Inventory inventory, MediaDialogs dialogs) {
        this.inventory = inventory;
        this.dialogs = dialogs;
    }

    @GET
    public TemplateInstance show(@PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        return Templates.media(dialogs.open(vm(host, uuid)), false);
    }

    @POST
    @Path("eject")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance eject(
            @PathParam("host") String host,
            @PathParam("uuid") UUID uuid,
            @HeaderParam(SHOWN) @DefaultValue("") String shown,
            @FormParam("target") @DefaultValue("") String target,
            @FormParam("force") boolean force) {
        return Templates.media(dialogs.eject(vm(host, uuid), target, force), onPage(shown, uuid));
    }

    @GET
    @Path("insert")
    public TemplateInstance ask(
            @PathParam("host") String host,
            @PathParam("uuid") UUID uuid,
            @QueryParam("target") @DefaultValue("") String target) {
        return Templates.insert(dialogs.ask(vm(host, uuid), target));
    }

    @POST
    @Path("insert")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance insert(
            @PathParam("host") String host,
            @PathParam("uuid") UUID uuid,
            @HeaderParam(SHOWN) @DefaultValue("") String shown,
            @FormParam("target") @DefaultValue("") String target,
            @FormParam("image") @DefaultValue("") String image,
            @FormParam("path") @DefaultValue("") String path,
            @FormParam("force") boolean force) {
        Vm vm = vm(host, uuid);
        return dialogs.insert(vm, target, image, path, force)
                .map(Templates::insert)
                .orElseGet(() -> Templates.media(dialogs.inserted(vm, target, image, path), onPage(shown, uuid)));
    }

    /** Whether the dialog lies over the VM's own page, which shows what is in its drives. */
    private static boolean onPage(String shown, UUID uuid) {
        return shown.endsWith("/vms/" + uuid);
    }

    private Vm vm(String host, UUID uuid) {
        return Optional.of(host)
                .filter(HostName::valid)
                .flatMap(name -> inventory.find(new HostName(name), uuid))
                .orElseThrow(NotFoundException::new);
    }
}
