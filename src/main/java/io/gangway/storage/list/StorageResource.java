package io.gangway.storage.list;

import io.gangway.host.HostName;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A host's storage, for its page, which asks for it once it is open: the storage may take a while to answer. */
@Path("/hosts/{host}/pools")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class StorageResource {

    private final Storage storage;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance pools(HostName host, Storage.Answer<Pool> pools);

        static native TemplateInstance volumes(Storage.Answer<Volume> volumes);
    }

    public StorageResource(Storage storage) {
        this.storage = storage;
    }

    @GET
    public TemplateInstance pools(@PathParam("host") String host) {
        HostName name = storage.host(host).orElseThrow(NotFoundException::new);
        return Templates.pools(name, storage.pools(name));
    }

    @GET
    @Path("{pool}/volumes")
    public TemplateInstance volumes(@PathParam("host") String host, @PathParam("pool") String pool) {
        HostName name = storage.host(host).orElseThrow(NotFoundException::new);
        return Templates.volumes(storage.volumes(name, pool).orElseThrow(NotFoundException::new));
    }
}
