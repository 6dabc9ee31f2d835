package io.gangway.vm.web;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.language.Spoken;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import io.gangway.page.Toast;
import io.gangway.vm.action.VmActionFailed;
import io.gangway.vm.action.VmActionMessages;
import io.gangway.vm.action.VmService;
import io.gangway.vm.details.VmDetails;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmAction;
import io.gangway.vm.inventory.VmFilter;
import io.gangway.vm.inventory.VmState;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The page of one VM, and what its menu asks for. */
@Path("/hosts/{host}/vms/{uuid:[0-9a-fA-F-]{36}}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class VmResource {

    private final Hosts hosts;
    private final Inventory inventory;
    private final VmService service;
    private final VmPages pages;
    private final VmActionMessages say;
    private final SilentHosts silent;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance page(
                PageAddress address,
                Drawing drawing,
                String name,
                String host,
                UUID uuid,
                VmDetails details,
                boolean there);

        static native TemplateInstance forceOff(Vm vm);

        static native TemplateInstance discard(Vm vm);
    }

    public VmResource(
            Hosts hosts,
            Inventory inventory,
            VmService service,
            VmPages pages,
            @Spoken VmActionMessages say,
            SilentHosts silent) {
        this.hosts = hosts;
        this.inventory = inventory;
        this.service = service;
        this.pages = pages;
        this.say = say;
        this.silent = silent;
    }

    @GET
    public Response page(@Context UriInfo uri, @PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        HostName name = known(host);
        List<Vm> sightings = inventory.sightings(uuid);
        if (sightings.isEmpty() && silent.within(VmFilter.ALL).isEmpty()) {
            throw new NotFoundException();
        }
        // Unknown to those that answer, it may yet be on one that does not.
        Response.Status status = sightings.isEmpty() ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.OK;
        String title = sightings.stream().map(Vm::name).findFirst().orElseGet(uuid::toString);
        LiveView view = pages.one(name, uuid);
        Optional<Vm> there = inventory.find(name, uuid);
        Optional<VmDetails> details = there.flatMap(this::details);
        return Response.status(status)
                .entity(Templates.page(
                        PageAddress.parse(uri.getRequestUri().toString()),
                        view.draw(),
                        title,
                        host,
                        uuid,
                        details.orElse(null),
                        there.isPresent()))
                .build();
    }

    /** Empty where the host cannot be asked: what is known of the VM is shown all the same. */
    private Optional<VmDetails> details(Vm vm) {
        try {
            return vm.stale() ? Optional.empty() : service.details(vm.host(), vm.uuid());
        } catch (VmActionFailed e) {
            return Optional.empty();
        }
    }

    @GET
    @Path("screen.png")
    @Produces("image/png")
    public Response screen(@PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        return service.screen(known(host), uuid)
                .map(png -> Response.ok(png).type("image/png"))
                .orElseGet(Response::noContent)
                .build();
    }

    @GET
    @Path("force-off")
    public TemplateInstance askBeforeForceOff(@PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        return Templates.forceOff(vm(host, uuid));
    }

    @GET
    @Path("discard-saved-state")
    public TemplateInstance askBeforeDiscard(@PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        return Templates.discard(vm(host, uuid));
    }

    @POST
    @Path("{action:" + VmAction.CALLING + "}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("host") String host, @PathParam("uuid") UUID uuid, @PathParam("action") String slug) {
        Vm vm = vm(host, uuid);
        VmAction action = VmAction.ofSlug(slug).orElseThrow(NotFoundException::new);
        service.act(vm.host(), uuid, action);
        return Toast.done(say.done(action, vm.name(), vm.state() == VmState.SAVED))
                .response(Response.Status.OK.getStatusCode());
    }

    private Vm vm(String host, UUID uuid) {
        return inventory.find(known(host), uuid).orElseThrow(NotFoundException::new);
    }

    private HostName known(String host) {
        return hosts.named(host).map(HostStatus::name).orElseThrow(NotFoundException::new);
    }
}
