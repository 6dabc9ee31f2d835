package io.gangway.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The style sheet, the scripts and the mark that every page asks for. Each is put together once, when the console
 * starts, and kept compressed: to find, open and compress six files for each new viewer took longer than to draw a
 * page. Their addresses carry a fingerprint, so that browsers may keep them for long.
 */
@Named("assets")
@Singleton
public class Assets {

    private static final String OWN = "assets/";

    private final Asset style = Asset.of("gangway.css", "text/css", List.of(OWN + "gangway.css"));
    private final Asset mark = Asset.of("favicon.svg", "image/svg+xml", List.of(OWN + "favicon.svg"));
    private final Asset script = Asset.of(
            "gangway.js",
            "text/javascript",
            List.of(
                    webjar("org.webjars.npm/htmx.org") + "dist/htmx.min.js",
                    OWN + "vendor/htmx-ext-ws/ws.min.js",
                    OWN + "gangway.js"));

    private final Asset menus = Asset.of(
            "bootstrap.js", "text/javascript", List.of(webjar("org.webjars/bootstrap") + "js/bootstrap.bundle.min.js"));

    void register(@Observes Router router) {
        for (Asset asset : List.of(style, script, menus, mark)) {
            router.route("/assets/" + asset.name())
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .handler(asset::send);
        }
    }

    public String style() {
        return style.address();
    }

    public String script() {
        return script.address();
    }

    /** Bootstrap's script, which a page asks for when it is there. */
    public String menus() {
        return menus.address();
    }

    public String mark() {
        return mark.address();
    }

    /** Where the files of a webjar on the class path lie. */
    static String webjar(String coordinates) {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/" + coordinates + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String artifact = coordinates.substring(coordinates.indexOf('/') + 1);
        return "META-INF/resources/webjars/" + artifact + "/" + properties.getProperty("version", "") + "/";
    }

    static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return Optional.ofNullable(loader.getResourceAsStream(resource))
                .orElseThrow(() -> new IllegalStateException("missing on the class path: " + resource));
    }
}
