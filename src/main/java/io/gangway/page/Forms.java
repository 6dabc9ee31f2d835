package io.gangway.page;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;

/** What a page is given along, for its forms and its script. */
@Named("forms")
@ApplicationScoped
public class Forms {

    private final CsrfTokenParameterProvider csrf;
    private final Clock clock;

    @Inject
    public Forms(CsrfTokenParameterProvider csrf, Clock clock) {
        this.csrf = csrf;
        this.clock = clock;
    }

    /** The time by which the page is made, so that its script can tell how long ago something was. */
    public String now() {
        return clock.instant().toString();
    }

    /** Headers for every request of the page, as JSON; none on pages that were made before a token was. */
    public String headers() {
        try {
            return "{\"" + csrf.getHeaderName() + "\":\"" + csrf.getToken() + "\"}";
        } catch (IllegalStateException noToken) {
            return "{}";
        }
    }
}
