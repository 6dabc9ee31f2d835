package io.gangway.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The addresses of style sheets and scripts. They carry a fingerprint, so that browsers may keep the files for long. */
@Named("assets")
@Singleton
public class Assets {

    private static final List<String> OWN =
            List.of("gangway.css", "gangway.js", "theme.js", "favicon.svg", "vendor/htmx-ext-ws/ws.min.js");

    private final String own;
    private final String bootstrap;
    private final String htmx;

    public Assets() {
        MessageDigest digest = sha256();
        for (String file : OWN) {
            digest.update(read("META-INF/resources/assets/" + file));
        }
        own = HexFormat.of().formatHex(digest.digest(), 0, 6);
        bootstrap = webjarVersion("org.webjars/bootstrap");
        htmx = webjarVersion("org.webjars.npm/htmx.org");
    }

    /** One of the console's own files. */
    public String own(String file) {
        return "/assets/" + file + "?v=" + own;
    }

    public String bootstrap(String file) {
        return "/webjars/bootstrap/" + file + "?v=" + bootstrap;
    }

    public String htmx(String file) {
        return "/webjars/htmx.org/" + file + "?v=" + htmx;
    }

    /** The version of a webjar on the class path. */
    static String webjarVersion(String coordinates) {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/" + coordinates + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
