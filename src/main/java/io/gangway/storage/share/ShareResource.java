package io.gangway.storage.share;

import io.gangway.page.Drawing;
import io.gangway.page.PageAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
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

/** The form that shares storage among hosts, and the page that shows how that goes. */
@Path("/hosts/share-storage")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ShareResource {

    private static final int REFUSED = 422;

    private final Shares shares;
    private final ShareForms forms;
    private final SharePages pages;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance open(ShareFormView view);

        static native TemplateInstance form(ShareFormView view);

        static native TemplateInstance server(ShareFormView view);

        static native TemplateInstance page(PageAddress address, Drawing drawing, ShareState share);
    }

    public ShareResource(Shares shares, ShareForms forms, SharePages pages) {
        this.shares = shares;
        this.forms = forms;
        this.pages = pages;
    }

    @GET
    public TemplateInstance open() {
        return Templates.open(forms.open());
    }

    @POST
    @Path("server")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance server(@BeanParam ShareForm form) {
        return Templates.server(forms.typed(form));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(@BeanParam ShareForm form) {
        try {
            ShareState begun = shares.start(form);
            return Response.noContent()
                    .header("HX-Redirect", "/hosts/share-storage/" + begun.id())
                    .build();
        } catch (RefusedShare e) {
            return Response.status(REFUSED)
                    .entity(Templates.form(forms.refused(form, e)).render())
                    .build();
        }
    }

    @GET
    @Path("{id:[0-9]{1,9}}")
    public TemplateInstance page(@Context UriInfo uri, @PathParam("id") long id) {
        ShareState share = shares.find(id).orElseThrow(NotFoundException::new);
        return Templates.page(
                PageAddress.parse(uri.getRequestUri().toString()), pages.one(id).draw(), share);
    }
}
