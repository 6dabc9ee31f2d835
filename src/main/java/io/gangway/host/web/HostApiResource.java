package io.gangway.host.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.host.words.ConnectionWords;
import io.gangway.host.words.ToldFailure;
import io.gangway.page.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The hosts, for programs. */
@Path("/api/v1/hosts")
@Produces(MediaType.APPLICATION_JSON)
public class HostApiResource {

    private final Hosts hosts;
    private final ConnectionWords words;
    private final UnknownHost unknown;

    /** A host in JSON. {@code reason} and {@code error} say why it is not connected, and are left out while it is. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record HostJson(
            String name,
            String uri,
            String state,
            Optional<String> reason,
            Optional<ToldFailure> error,
            List<String> alsoKnownAs) {}

    public HostApiResource(Hosts hosts, ConnectionWords words, UnknownHost unknown) {
        this.hosts = hosts;
        this.words = words;
        this.unknown = unknown;
    }

    @GET
    public List<HostJson> all() {
        return hosts.all().stream().map(this::json).toList();
    }

    @GET
    @Path("{host}")
    public Response one(@PathParam("host") String name) {
        return hosts.named(name)
                .map(status -> Response.ok(json(status)).build())
                .orElseGet(() -> Problem.of(Response.Status.NOT_FOUND, unknown.sentence(name))
                        .response());
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
