package io.gangway.page;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What a page's forms send along to prove that they come from a page of this console. */
@Named("forms")
@ApplicationScoped
public class Forms {

    private final CsrfTokenParameterProvider csrf;

    @Inject
    public Forms(CsrfTokenParameterProvider csrf) {
        this.csrf = csrf;
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
