package io.gangway.migration.web;

import io.gangway.host.Hosts;
import io.gangway.migration.cleanup.LeftBehind;
import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.run.Recheck;
import io.gangway.migration.state.Migration;
import io.gangway.page.Drawing;
import io.gangway.page.PageAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** The pages about migrations. */
@Path("/migrations")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MigrationResource {

    private final Migrations migrations;
    private final Recheck recheck;
    private final LeftBehind left;
    private final MigrationPages pages;
    private final Hosts hosts;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(
                PageAddress address, Drawing drawing, MigrationFilter filter, List<String> hostNames, String older);

        static native TemplateInstance page(PageAddress address, Drawing drawing, Migration m, String elapsed);
    }

    MigrationResource(Migrations migrations, Recheck recheck, LeftBehind left, MigrationPages pages, Hosts hosts) {
        this.migrations = migrations;
        this.recheck = recheck;
        this.left = left;
        this.pages = pages;
        this.hosts = hosts;
    }

    @GET
    public TemplateInstance list(@Context UriInfo uri) {
        PageAddress address = PageAddress.parse(uri.getRequestUri().toString());
        MigrationFilter filter = MigrationPages.filter(address);
        List<String> names =
                hosts.all().stream().map(status -> status.name().value()).toList();
        MigrationListView view = pages.list(filter);
        return Templates.list(address, view.draw(), filter, names, view.older());
    }

    @GET
    @Path("{id:[0-9]{1,18}}")
    public TemplateInstance page(@Context UriInfo uri, @PathParam("id") long id) {
        Migration migration = migrations.find(id).orElseThrow(NotFoundException::new);
        MigrationView view = pages.one(id);
        return Templates.page(
                PageAddress.parse(uri.getRequestUri().toString()), view.draw(), migration, view.elapsed(migration));
    }

    @POST
    @Path("{id:[0-9]{1,18}}/cancel")
    public Response cancel(@PathParam("id") long id) {
        migrations.cancel(id);
        return Response.noContent().build();
    }

    @POST
    @Path("{id:[0-9]{1,18}}/belongings/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response removeBelonging(@PathParam("id") long id, @RestForm String code) {
        Migration migration = migrations.find(id).orElseThrow(NotFoundException::new);
        left.remove(migration, Optional.ofNullable(code).orElse(""));
        return Response.noContent().build();
    }

    @POST
    @Path("{id:[0-9]{1,18}}/check")
    public void checkAgain(@PathParam("id") long id) {
        if (recheck.check(id).isEmpty()) {
            throw new NotFoundException();
        }
    }
}
