package io.gangway.migration.web;

import io.gangway.migration.control.RefusedControl;
import io.gangway.migration.control.Steering;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.Migration;
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
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;

/** Steering a migration from its page. An answer says what is wrong, and nothing if nothing is: the socket tells the rest. */
@Path("/migrations/{id:[0-9]{1,18}}/control")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MigrationControlResource {

    private final Migrations migrations;
    private final Steering steering;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance postCopy(Migration m);

        static native TemplateInstance problem(String text);
    }

    public MigrationControlResource(Migrations migrations, Steering steering) {
        this.migrations = migrations;
        this.steering = steering;
    }

    /** Post-copy has a risk that is said before it is done. */
    @GET
    @Path("post-copy")
    public TemplateInstance askBeforePostCopy(@PathParam("id") long id) {
        return Templates.postCopy(found(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance control(@PathParam("id") long id, @RestForm String action, @RestForm String value) {
        ControlForm form = new ControlForm(action, value);
        try {
            steering.ask(found(id), form.action(), form.value());
            return Templates.problem("");
        } catch (RefusedControl e) {
            return Templates.problem(e.getMessage());
        }
    }

    private Migration found(long id) {
        return migrations.find(id).orElseThrow(NotFoundException::new);
    }
}
