package io.gangway.vm;

import io.gangway.page.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** The VMs, for programs. */
@Path("/api/v1/vms")
@Produces(MediaType.APPLICATION_JSON)
public class VmApiResource {

    private final Inventory inventory;
    private final VmMessages messages;

    /** A VM in JSON. */
    record VmJson(UUID uuid, String name, String host, String state, boolean persistent, int vcpus, long memoryBytes) {
        static VmJson of(Vm vm) {
            return new VmJson(
                    vm.uuid(),
                    vm.name(),
                    vm.host().value(),
                    vm.state().word(),
                    vm.persistent(),
                    vm.vcpus(),
                    vm.memoryBytes());
        }
    }

    public VmApiResource(Inventory inventory, VmMessages messages) {
        this.inventory = inventory;
        this.messages = messages;
    }

    @GET
    public Response all(
            @RestQuery @DefaultValue("") String host,
            @RestQuery @DefaultValue("") String name,
            @RestQuery @DefaultValue("") String state) {
        VmFilter filter = VmFilter.of(name, host, state, "", "");
        if (!filter.state().isEmpty() && VmState.ofWord(filter.state()).isEmpty()) {
            String known = Arrays.stream(VmState.values()).map(VmState::word).collect(Collectors.joining(", "));
            return Problem.ofField(Response.Status.BAD_REQUEST, "state", messages.unknownState(known))
                    .response();
        }
        return Response.ok(
                        filter.select(inventory.all()).stream().map(VmJson::of).toList())
                .build();
    }
}
