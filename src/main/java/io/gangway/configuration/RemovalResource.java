package io.gangway.configuration;

import io.gangway.host.HostName;
import io.gangway.language.Spoken;
import io.gangway.page.Toast;
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
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** Asks before the configuration that a host keeps of a VM is removed, and has it removed. */
@Path("/hosts/{host}/vms/{uuid:[0-9a-fA-F-]{36}}/remove")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RemovalResource {

    private final Inventory inventory;
    private final ConfigurationRemover remover;
    private final ConfigurationMessages messages;

    @CheckedTemplate(basePath = "ConfigurationResource")
    static class Templates {
        static native TemplateInstance remove(Removal removal);
    }

    public RemovalResource(Inventory inventory, ConfigurationRemover remover, @Spoken ConfigurationMessages messages) {
        this.inventory = inventory;
        this.remover = remover;
        this.messages = messages;
    }

    @GET
    public TemplateInstance ask(@PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        return Templates.remove(remover.look(vm(host, uuid)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        Vm vm = vm(host, uuid);
        remover.remove(vm);
        return Toast.done(messages.doneRemoved(vm.name(), vm.host().value()))
                .response(Response.Status.OK.getStatusCode());
    }

    private Vm vm(String host, UUID uuid) {
        return Optional.of(host)
                .filter(HostName::valid)
                .flatMap(name -> inventory.find(new HostName(name), uuid))
                .orElseThrow(NotFoundException::new);
    }
}
