package io.gangway.language;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;

/** Where a person chooses a language other than the browser's. */
@Path("/language")
public class LanguageResource {

    private static final Duration KEPT = Duration.ofDays(365);

    /** The browser keeps the choice, and the page is drawn anew. */
    @POST
    @Path("{tag}")
    public Response choose(@PathParam("tag") String tag) {
        Language chosen = Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return Response.noContent()
                .cookie(new NewCookie.Builder(Languages.COOKIE)
                        .value(chosen.tag())
                        .path("/")
                        .maxAge(Math.toIntExact(KEPT.toSeconds()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .httpOnly(true)
                        .build())
                .header("HX-Refresh", "true")
                .build();
    }
}
