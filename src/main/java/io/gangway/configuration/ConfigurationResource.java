package io.gangway.configuration;

import io.gangway.host.HostName;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The page on which the configuration that a host keeps of a VM is edited. */
@Path("/hosts/{host}/vms/{uuid:[0-9a-fA-F-]{36}}/configuration")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ConfigurationResource {

    private static final int REFUSED = 422;

    private final Inventory inventory;
    private final ConfigurationEditor editor;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance page(Vm vm, Editing editing);

        static native TemplateInstance unavailable(Vm vm, String reason);

        static native TemplateInstance editor(Editing editing);

        static native TemplateInstance review(Review review);

        static native TemplateInstance saved(Saved saved);
    }

    public ConfigurationResource(Inventory inventory, ConfigurationEditor editor) {
        this.inventory = inventory;
        this.editor = editor;
    }

    @GET
    public TemplateInstance page(@PathParam("host") String host, @PathParam("uuid") UUID uuid) {
        Vm vm = vm(host, uuid);
        try {
            return Templates.page(vm, editor.open(vm));
        } catch (NotEditable e) {
            return Templates.unavailable(vm, e.getMessage());
        }
    }

    @POST
    @Path("review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response review(
            @PathParam("host") String host,
            @PathParam("uuid") UUID uuid,
            @FormParam("original") @DefaultValue("") String original,
            @FormParam("text") @DefaultValue("") String text) {
        Vm vm = vm(host, uuid);
        return answer(() -> Templates.review(editor.review(vm, plain(original), plain(text))));
    }

    @POST
    @Path("again")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response again(
            @PathParam("host") String host,
            @PathParam("uuid") UUID uuid,
            @FormParam("original") @DefaultValue("") String original,
            @FormParam("text") @DefaultValue("") String text) {
        Vm vm = vm(host, uuid);
        return answer(() -> Templates.editor(editor.again(vm, plain(original), plain(text))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("host") String host,
            @PathParam("uuid") UUID uuid,
            @FormParam("original") @DefaultValue("") String original,
            @FormParam("text") @DefaultValue("") String text) {
        Vm vm = vm(host, uuid);
        return answer(() -> Templates.saved(editor.save(vm, plain(original), plain(text))));
    }

    private static Response answer(Supplier<TemplateInstance> step) {
        try {
            return Response.ok(step.get().render()).build();
        } catch (RefusedEdit e) {
            return Response.status(REFUSED)
                    .entity(Templates.editor(e.editing()).render())
                    .build();
        }
    }

    /** Browsers send the lines of a form's field with two characters at their ends. */
    private static String plain(String field) {
        return field.replace("\r\n", "\n");
    }

    private Vm vm(String host, UUID uuid) {
        return Optional.of(host)
                .filter(HostName::valid)
                .flatMap(name -> inventory.find(new HostName(name), uuid))
                .orElseThrow(NotFoundException::new);
    }
}
