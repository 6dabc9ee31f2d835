package io.gangway.vm.web;

import io.gangway.host.Hosts;
import io.gangway.page.Drawing;
import io.gangway.page.PageAddress;
import io.gangway.vm.inventory.VmFilter;
import io.gangway.vm.inventory.VmState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** The list of VMs, with which the console begins. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class VmListResource {

    private final Hosts hosts;
    private final VmPages pages;

    @CheckedTemplate(basePath = "VmResource")
    static class Templates {
        static native TemplateInstance list(
                PageAddress address,
                Drawing drawing,
                VmFilter filter,
                List<Column> columns,
                List<String> hostNames,
                List<VmState> states,
                boolean unknownHost,
                boolean noHost);
    }

    public VmListResource(Hosts hosts, VmPages pages) {
        this.hosts = hosts;
        this.pages = pages;
    }

    @GET
    public Response home() {
        return Response.seeOther(URI.create("/vms")).build();
    }

    @GET
    @Path("vms")
    public TemplateInstance list(@Context UriInfo uri) {
        PageAddress address = PageAddress.parse(uri.getRequestUri().toString());
        VmFilter filter = VmPages.filter(address);
        List<String> names =
                hosts.all().stream().map(status -> status.name().value()).toList();
        return Templates.list(
                address,
                pages.list(filter).draw(),
                filter,
                Column.all(filter),
                names,
                Arrays.asList(VmState.values()),
                !filter.host().isEmpty() && !names.contains(filter.host()),
                names.isEmpty());
    }
}
