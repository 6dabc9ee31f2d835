package io.gangway.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A message in the corner of the page that a request came from.
 *
 * @param refusal whether something did not happen; such a message stays until it is dismissed
 */
public record Toast(String text, boolean refusal) {

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance toast(Toast toast);
    }

    public static Toast done(String text) {
        return new Toast(text, false);
    }

    public static Toast refusal(String text) {
        return new Toast(text, true);
    }

    /** The answer that puts this message into the page, wherever the request wanted its answer. */
    public Response response(int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(ToastTarget.HEADER, "#" + ToastTarget.PLACE)
                .header("HX-Reswap", "beforeend")
                .header("HX-Reselect", "unset")
                .entity(Templates.toast(this).render())
                .build();
    }
}
