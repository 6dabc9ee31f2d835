package io.gangway.security;

import io.vertx.core.http.HttpServerResponse;

/** What every answer tells the browser not to do. */
final class SecurityHeaders {

    /** Bootstrap draws arrows and check marks with {@code data:} images. */
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void put(HttpServerResponse response, String path) {
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!isStatic(path)) {
            response.putHeader("Cache-Control", "no-store");
        }
    }

    private static boolean isStatic(String path) {
        return path != null && path.startsWith("/assets/");
    }
}
