package io.gangway.security;

import io.gangway.page.ErrorPages;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Whether a request shows that no page from elsewhere sends it through the browser of somebody who has the console open.
 * One of these does:
 *
 * <ul>
 *   <li>the browser says so, by {@code Sec-Fetch-Site: same-origin} or an {@code Origin} with this console's own name and
 *       port: no script can set either;
 *   <li>the header {@code X-CSRF-TOKEN} holds the token of the cookie that the console gave to its page;
 *   <li>under {@code /api/}, {@code Content-Type: application/json}: a browser asks the console before it sends that for a
 *       page from elsewhere, and the console never allows it. It is a program's proof, with or without a body.
 * </ul>
 *
 * <p>What else comes, and whether there is a body, plays no part.
 */
final class Proof {

    // The presets of quarkus-rest-csrf, which gives out the token and checks those of forms once more.
    private static final String TOKEN_HEADER = "X-CSRF-TOKEN";
    private static final String TOKEN_COOKIE = "csrf-token";

    private Proof() {}

    static boolean given(HttpServerRequest request) {
        return !foreign(request) && (sameOrigin(request) || token(request) || program(request));
    }

    /** Whether the browser says that a page from elsewhere asks. */
    static boolean foreign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !own(origin, request);
    }

    private static boolean sameOrigin(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return "same-origin".equals(site) || (origin != null && own(origin, request));
    }

    /** Host and port of an origin count: behind a proxy that speaks TLS, the scheme differs from what arrives here. */
    private static boolean own(String origin, HttpServerRequest request) {
        try {
            String authority =
                    Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
            return authority.equalsIgnoreCase(String.valueOf(request.authority()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean token(HttpServerRequest request) {
        String token = request.getHeader(TOKEN_HEADER);
        Cookie cookie = request.getCookie(TOKEN_COOKIE);
        return token != null
                && !token.isEmpty()
                && cookie != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        cookie.getValue().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean program(HttpServerRequest request) {
        String type =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
        int parameters = type.indexOf(';');
        String essence = parameters < 0 ? type : type.substring(0, parameters);
        return ErrorPages.program(request.path()) && essence.strip().equalsIgnoreCase("application/json");
    }
}
