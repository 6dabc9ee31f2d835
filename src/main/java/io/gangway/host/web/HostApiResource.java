package io.gangway.host.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.host.words.ConnectionWords;
import io.gangway.host.words.ToldFailure;
import io.gangway.page.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The hosts, for programs. */
@Path("/api/v1/hosts")
@Tag(name = "hosts", description = "The hosts that the console knows from its configuration.")
@Produces(MediaType.APPLICATION_JSON)
public class HostApiResource {

    private final Hosts hosts;
    private final ConnectionWords words;
    private final UnknownHost unknown;

    /** A host in JSON. {@code reason} and {@code error} say why it is not connected, and are left out while it is. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "Host", description = "A host that the console knows.")
    record HostJson(
            @Schema(description = "Its name in the configuration.")
            String name,

            @Schema(description = "How the console reaches its libvirt.")
            String uri,

            @Schema(
                    description = "Whether the console can talk to it now.",
                    enumeration = {"connected", "connecting", "disconnected"})
            String state,

            @Schema(description = "Why it is not connected, in a sentence. Left out while it is.")
            Optional<String> reason,

            @Schema(description = "The same with what to do about it. Left out while it is connected.")
            Optional<ToldFailure> error,

            @Schema(
                    description =
                            "Other names under which the console knows the very same machine. Left out where there are none.")
            List<String> alsoKnownAs) {}

    public HostApiResource(Hosts hosts, ConnectionWords words, UnknownHost unknown) {
        this.hosts = hosts;
        this.words = words;
        this.unknown = unknown;
    }

    @GET
    @Operation(summary = "All hosts", description = "In the order of their names. No host is asked for it.")
    @APIResponse(
            responseCode = "200",
            description = "The hosts.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = HostJson.class)))
    public List<HostJson> all() {
        return hosts.all().stream().map(this::json).toList();
    }

    @GET
    @Path("{host}")
    @Operation(summary = "One host", description = "It is told of also while it does not answer.")
    @APIResponse(
            responseCode = "200",
            description = "The host.",
            content = @Content(schema = @Schema(implementation = HostJson.class)))
    @APIResponse(responseCode = "404", description = "The console knows no host of that name.")
    public HostJson one(
            @Parameter(description = "The host's name in the configuration.") @PathParam("host") String name) {
        return hosts.named(name)
                .map(this::json)
                .orElseThrow(() -> new Refusal(UnknownHost.Reason.UNKNOWN_HOST, unknown.sentence(name)));
    }

    private HostJson json(HostStatus status) {
        Optional<ToldFailure> error = words.of(status);
        return new HostJson(
                status.name().value(),
                status.host().uri(),
                status.state().word(),
                error.map(ToldFailure::cause),
                error,
                hosts.alsoKnownAs(status.name()).stream().map(HostName::value).toList());
    }
}
