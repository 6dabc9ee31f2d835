package io.gangway.host.web;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.page.Drawing;
import io.gangway.page.PageAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The pages about hosts. */
@Path("/hosts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class HostResource {

    private final Hosts hosts;
    private final HostPages pages;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(PageAddress address, Drawing drawing);

        static native TemplateInstance page(PageAddress address, Drawing drawing, HostName name);
    }

    public HostResource(Hosts hosts, HostPages pages) {
        this.hosts = hosts;
        this.pages = pages;
    }

    @GET
    public TemplateInstance list(@Context UriInfo uri) {
        return Templates.list(
                PageAddress.parse(uri.getRequestUri().toString()), pages.list().draw());
    }

    @GET
    @Path("{host}")
    public TemplateInstance page(@Context UriInfo uri, @PathParam("host") String host) {
        HostStatus status = hosts.named(host).orElseThrow(NotFoundException::new);
        return Templates.page(
                PageAddress.parse(uri.getRequestUri().toString()),
                pages.one(status.name()).draw(),
                status.name());
    }
}
