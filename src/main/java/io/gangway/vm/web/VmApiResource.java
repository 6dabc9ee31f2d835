package io.gangway.vm.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gangway.language.Spoken;
import io.gangway.page.Problem;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmFilter;
import io.gangway.vm.inventory.VmState;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The VMs, for programs.
 *
 * <p>A program must not take a VM for absent because a host was not asked: where nothing was found and a host was silent,
 * or where the one host asked for is, the answer is a 503 that names them. A list with something in it is given as it is,
 * and names the silent hosts in the header {@value Problem#UNANSWERED}.
 */
@Path("/api/v1/vms")
@Produces(MediaType.APPLICATION_JSON)
public class VmApiResource {

    private final Inventory inventory;
    private final SilentHosts silent;
    private final VmMessages messages;

    /**
     * A VM in JSON. {@code stale} is there, and true, where its host could not be asked: then this is what it last said.
     * {@code movedByOthers} is there, and true, where something else than this console moves it away, and
     * {@code arriving} where it is the half of a migration that waits for the rest.
     */
    record VmJson(
            UUID uuid,
            String name,
            String host,
            String state,
            boolean persistent,
            int vcpus,
            long memoryBytes,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean arriving,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean movedByOthers,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean stale) {
        static VmJson of(Vm vm) {
            return new VmJson(
                    vm.uuid(),
                    vm.name(),
                    vm.host().value(),
                    vm.state().word(),
                    vm.persistent(),
                    vm.vcpus(),
                    vm.memoryBytes(),
                    vm.arriving(),
                    vm.movedByOthers(),
                    vm.stale());
        }
    }

    /** One VM on every host that knows it, and the hosts that could not be asked. */
    record SightingsJson(UUID uuid, String name, List<VmJson> hosts, List<Unanswered> unanswered) {}

    public VmApiResource(Inventory inventory, SilentHosts silent, @Spoken VmMessages messages) {
        this.inventory = inventory;
        this.silent = silent;
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
        Optional<String> unknownHost = silent.unknownHost(filter);
        if (unknownHost.isPresent()) {
            return Problem.ofField(Response.Status.NOT_FOUND, "host", unknownHost.get())
                    .response();
        }
        return list(filter);
    }

    private Response list(VmFilter filter) {
        // Before the VMs are looked at: a host that falls silent in between is then named too early, never too late.
        List<Unanswered> unanswered = silent.within(filter);
        List<VmJson> vms =
                filter.select(inventory.all()).stream().map(VmJson::of).toList();
        if (unanswered.isEmpty()) {
            return Response.ok(vms).build();
        }
        if (!filter.host().isEmpty()) {
            return unavailable(messages.hostSilent(filter.host()), unanswered);
        }
        if (vms.isEmpty()) {
            return unavailable(messages.listIncomplete(), unanswered);
        }
        return Response.ok(vms)
                .header(
                        Problem.UNANSWERED,
                        unanswered.stream().map(Unanswered::host).collect(Collectors.joining(", ")))
                .build();
    }

    @GET
    @Path("{uuid:[0-9a-fA-F-]{36}}")
    public Response one(@PathParam("uuid") UUID uuid) {
        List<Unanswered> unanswered = silent.within(VmFilter.ALL);
        List<Vm> sightings = inventory.sightings(uuid);
        if (!sightings.isEmpty()) {
            List<VmJson> vms = sightings.stream().map(VmJson::of).toList();
            return Response.ok(new SightingsJson(uuid, sightings.get(0).name(), vms, unanswered))
                    .build();
        }
        return unanswered.isEmpty()
                ? Problem.of(Response.Status.NOT_FOUND, messages.unknownVm()).response()
                : unavailable(messages.mayBeOnSilent(), unanswered);
    }

    private static Response unavailable(String detail, List<Unanswered> unanswered) {
        return Problem.of(Response.Status.SERVICE_UNAVAILABLE, detail)
                .withUnanswered(unanswered.stream().map(Unanswered::json).toList())
                .response();
    }
}
