package io.gangway.storage.list;

import io.gangway.host.HostName;
import io.gangway.page.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The hosts' storage, for programs. A host that does not answer is a 503 with the reason. */
@Path("/api/v1/hosts/{host}/pools")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class StorageApiResource {

    private final Storage storage;

    public StorageApiResource(Storage storage) {
        this.storage = storage;
    }

    @GET
    public Response pools(@PathParam("host") String host) {
        HostName name = found(host);
        return response(name, storage.pools(name));
    }

    @GET
    @Path("{pool}/volumes")
    public Response volumes(@PathParam("host") String host, @PathParam("pool") String pool) {
        HostName name = found(host);
        return response(name, storage.volumes(name, pool).orElseThrow(NotFoundException::new));
    }

    private HostName found(String host) {
        return storage.host(host).orElseThrow(NotFoundException::new);
    }

    private static <T> Response response(HostName host, Storage.Answer<T> answer) {
        return answer.problem()
                .map(told -> Problem.of(
                                Response.Status.SERVICE_UNAVAILABLE,
                                told.title() + ". " + told.cause() + " " + told.nextStep())
                        .withUnanswered(List.of(new Problem.Unanswered(host.value(), told.cause())))
                        .response())
                .orElseGet(() -> Response.ok(answer.list()).build());
    }
}
