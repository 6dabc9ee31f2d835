package io.gangway.vm.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gangway.host.web.UnknownHost;
import io.gangway.language.Spoken;
import io.gangway.page.Problem;
import io.gangway.page.Refusal;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The VMs, for programs.
 *
 * <p>A program must not take a VM for absent because a host was not asked: where nothing was found and a host was silent,
 * or where the one host asked for is, the answer is a 503 that names them. A list with something in it is given as it is,
 * and names the silent hosts in the header {@value Problem#UNANSWERED}.
 */
@Path("/api/v1/vms")
@Tag(name = "vms", description = "The VMs of all hosts, as these last told of them.")
@Produces(MediaType.APPLICATION_JSON)
public class VmApiResource {

    /** Why a question about VMs has no answer. */
    enum Reason implements Refusal.Code {
        UNKNOWN_STATE(Refusal.Kind.UNREADABLE),
        /** Every host has answered, and none has it. */
        UNKNOWN_VM(Refusal.Kind.NOT_FOUND);

        private final Refusal.Kind kind;

        Reason(Refusal.Kind kind) {
            this.kind = kind;
        }

        @Override
        public Refusal.Kind kind() {
            return kind;
        }
    }

    private final Inventory inventory;
    private final SilentHosts silent;
    private final VmMessages messages;

    /**
     * A VM in JSON. {@code stale} is there, and true, where its host could not be asked: then this is what it last said.
     * {@code movedByOthers} is there, and true, where something else than this console moves it away, and
     * {@code arriving} where it is the half of a migration that waits for the rest.
     */
    @Schema(name = "Vm", description = "A VM as one host knows it.")
    record VmJson(
            @Schema(description = "Its UUID, the same on each host.")
            UUID uuid,

            @Schema(description = "Its name on that host.") String name,

            @Schema(description = "The host's name in the configuration.")
            String host,

            @Schema(
                    description =
                            "What it does there, in libvirt's words; saved is one that is shut off with its memory"
                                    + " kept, from which its next start goes on.",
                    enumeration = {
                        "running",
                        "idle",
                        "paused",
                        "in shutdown",
                        "shut off",
                        "saved",
                        "crashed",
                        "pmsuspended",
                        "no state"
                    })
            String state,

            @Schema(description = "Whether the host keeps its configuration once it is shut off.")
            boolean persistent,

            @Schema(description = "How many virtual processors it has.")
            int vcpus,

            @Schema(description = "What the guest may use, in bytes.")
            long memoryBytes,

            @Schema(
                    description = "True where this is the half of a migration that waits for the rest. Left out"
                            + " otherwise.")
            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean arriving,

            @Schema(
                    description = "True where something else than this console moves it away, such as virsh. Left out"
                            + " otherwise.")
            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean movedByOthers,

            @Schema(
                    description = "True where its host could not be asked, so that this is what it last said. Left out"
                            + " otherwise.")
            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean stale) {
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
    @Schema(name = "VmSightings", description = "One VM on every host that knows it.")
    record SightingsJson(
            @Schema(description = "Its UUID.") UUID uuid,

            @Schema(description = "Its name on the first of these hosts.")
            String name,

            @Schema(
                    description =
                            "How each host that knows it does. More than one may, as after a temporary migration.")
            List<VmJson> hosts,

            @Schema(description = "The hosts that could not be asked, and may know it too; empty where all could.")
            List<Problem.Unanswered> unanswered) {}

    public VmApiResource(Inventory inventory, SilentHosts silent, @Spoken VmMessages messages) {
        this.inventory = inventory;
        this.silent = silent;
        this.messages = messages;
    }

    @GET
    @Operation(
            summary = "All VMs, or those that fit",
            description =
                    "As the hosts' events left them; no host is asked for it. What several parameters ask for must"
                            + " all be so.")
    @APIResponse(
            responseCode = "200",
            description = "The VMs; a VM that two hosts know is there twice.",
            headers =
                    @Header(
                            name = Problem.UNANSWERED,
                            description =
                                    "The hosts that did not answer, with commas between; not there where all did.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = VmJson.class)))
    @APIResponse(responseCode = "400", description = "There is no such state; errors names the parameter.")
    @APIResponse(responseCode = "404", description = "The console knows no host of that name.")
    @APIResponse(
            responseCode = "503",
            description = "The host that was asked for does not answer, or nothing was found and some host does not:"
                    + " unanswered names them.")
    public Response all(
            @Parameter(description = "Only those on the host of that name in the configuration.")
                    @RestQuery
                    @DefaultValue("")
                    String host,
            @Parameter(description = "Only those whose name or UUID contains this, in either case.")
                    @RestQuery
                    @DefaultValue("")
                    String name,
            @Parameter(
                            description = "Only those in this state, in libvirt's word.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "running",
                                                "idle",
                                                "paused",
                                                "in shutdown",
                                                "shut off",
                                                "saved",
                                                "crashed",
                                                "pmsuspended",
                                                "no state"
                                            }))
                    @RestQuery
                    @DefaultValue("")
                    String state) {
        VmFilter filter = VmFilter.of(name, host, state, "", "");
        if (!filter.state().isEmpty() && VmState.ofWord(filter.state()).isEmpty()) {
            String known = Arrays.stream(VmState.values()).map(VmState::word).collect(Collectors.joining(", "));
            throw new Refusal(Reason.UNKNOWN_STATE, "state", messages.unknownState(known));
        }
        silent.unknownHost(filter).ifPresent(sentence -> {
            throw new Refusal(UnknownHost.Reason.UNKNOWN_HOST, "host", sentence);
        });
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
            throw unavailable(messages.hostSilent(filter.host()), unanswered);
        }
        if (vms.isEmpty()) {
            throw unavailable(messages.listIncomplete(), unanswered);
        }
        return Response.ok(vms)
                .header(
                        Problem.UNANSWERED,
                        unanswered.stream().map(Unanswered::host).collect(Collectors.joining(", ")))
                .build();
    }

    @GET
    @Path("{uuid:[0-9a-fA-F-]{36}}")
    @Operation(summary = "One VM, on every host that knows it")
    @APIResponse(
            responseCode = "200",
            description = "Where it is.",
            content = @Content(schema = @Schema(implementation = SightingsJson.class)))
    @APIResponse(responseCode = "404", description = "Every host has answered, and none has it.")
    @APIResponse(
            responseCode = "503",
            description = "None of the hosts that answered has it; unanswered names those that may.")
    public Response one(@Parameter(description = "The VM's UUID.") @PathParam("uuid") UUID uuid) {
        List<Unanswered> unanswered = silent.within(VmFilter.ALL);
        List<Vm> sightings = inventory.sightings(uuid);
        if (!sightings.isEmpty()) {
            List<VmJson> vms = sightings.stream().map(VmJson::of).toList();
            return Response.ok(new SightingsJson(
                            uuid,
                            sightings.get(0).name(),
                            vms,
                            unanswered.stream().map(Unanswered::json).toList()))
                    .build();
        }
        throw unanswered.isEmpty()
                ? new Refusal(Reason.UNKNOWN_VM, messages.unknownVm())
                : unavailable(messages.mayBeOnSilent(), unanswered);
    }

    private static Refusal unavailable(String sentence, List<Unanswered> unanswered) {
        return Refusal.bySilence(
                sentence, unanswered.stream().map(Unanswered::json).toList());
    }
}
