package io.gangway.storage.list;

import io.gangway.host.HostName;
import io.gangway.page.Problem;
import io.gangway.page.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The hosts' storage, for programs. A host that does not answer is a 503 with the reason. */
@Path("/api/v1/hosts/{host}/pools")
@Tag(
        name = "storage",
        description = "What storage each host has. The host is asked each time, for ten seconds at most.")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class StorageApiResource {

    private final Storage storage;

    public StorageApiResource(Storage storage) {
        this.storage = storage;
    }

    @GET
    @Operation(summary = "A host's storage pools")
    @APIResponse(
            responseCode = "200",
            description = "The pools.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Pool.class)))
    @APIResponse(responseCode = "404", description = "The console knows no host of that name.")
    @APIResponse(responseCode = "503", description = "The host does not answer; unanswered says why.")
    public List<Pool> pools(
            @Parameter(description = "The host's name in the configuration.") @PathParam("host") String host) {
        HostName name = found(host);
        return answered(name, storage.pools(name));
    }

    @GET
    @Path("{pool}/volumes")
    @Operation(summary = "The volumes of a storage pool")
    @APIResponse(
            responseCode = "200",
            description = "The volumes; none of a pool that is not active.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Volume.class)))
    @APIResponse(responseCode = "404", description = "There is no such host, or no such pool on it.")
    @APIResponse(responseCode = "503", description = "The host does not answer; unanswered says why.")
    public List<Volume> volumes(
            @Parameter(description = "The host's name in the configuration.") @PathParam("host") String host,
            @Parameter(description = "The pool's name on that host.") @PathParam("pool") String pool) {
        HostName name = found(host);
        return answered(name, storage.volumes(name, pool).orElseThrow(NotFoundException::new));
    }

    private HostName found(String host) {
        return storage.host(host).orElseThrow(NotFoundException::new);
    }

    private static <T> List<T> answered(HostName host, Storage.Answer<T> answer) {
        answer.problem().ifPresent(told -> {
            throw Refusal.bySilence(
                    told.title() + ". " + told.cause() + " " + told.nextStep(),
                    List.of(new Problem.Unanswered(host.value(), told.cause())));
        });
        return answer.list();
    }
}
