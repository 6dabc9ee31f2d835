package io.gangway.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The hosts, for programs. */
@Path("/api/v1/hosts")
@Produces(MediaType.APPLICATION_JSON)
public class HostApiResource {

    private final Hosts hosts;

    /** A host in JSON. {@code reason} says why it is not connected, and is left out while it is. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record HostJson(String name, String uri, String state, Optional<String> reason) {
        static HostJson of(HostStatus status) {
            return new HostJson(
                    status.name().value(), status.host().uri(), status.state().word(), status.reason());
        }
    }

    public HostApiResource(Hosts hosts) {
        this.hosts = hosts;
    }

    @GET
    public List<HostJson> all() {
        return hosts.all().stream().map(HostJson::of).toList();
    }
}
