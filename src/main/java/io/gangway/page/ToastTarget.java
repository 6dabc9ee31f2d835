package io.gangway.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Spares a message that is on its way to the right place the detour over a header. htmx looks the header's target up from
 * where the request came from, and finds nothing once a live update has drawn that anew, as the very action may cause.
 */
public final class ToastTarget {

    static final String HEADER = "HX-Retarget";
    static final String PLACE = "toasts";
    /** After those that may put a message into an answer: of response filters the lowest priority comes last. */
    private static final int LATE = 1_000;

    @ServerResponseFilter(priority = LATE)
    void straight(ContainerResponseContext response, ContainerRequestContext request) {
        if (PLACE.equals(request.getHeaderString("HX-Target"))) {
            response.getHeaders().remove(HEADER);
        }
    }
}
