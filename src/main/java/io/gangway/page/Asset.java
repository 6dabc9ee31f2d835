package io.gangway.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** One file as it is sent, plain and compressed. */
record Asset(String name, String type, String fingerprint, Buffer plain, Buffer compressed) {

    private static final String FOR_LONG = "public, immutable, max-age=31536000";

    static Asset of(String name, String type, List<String> resources) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (String resource : resources) {
            joined.writeBytes(Assets.read(resource));
            joined.write('\n');
        }
        byte[] bytes = joined.toByteArray();
        String fingerprint = HexFormat.of().formatHex(sha256().digest(bytes), 0, 6);
        return new Asset(name, type, fingerprint, Buffer.buffer(bytes), Buffer.buffer(gzip(bytes)));
    }

    String address() {
        return "/assets/" + name + "?v=" + fingerprint;
    }

    void send(RoutingContext context) {
        boolean known = fingerprint.equals(context.request().getParam("v"));
        HttpServerResponse response = context.response()
                .putHeader("Content-Type", type + "; charset=utf-8")
                .putHeader("Cache-Control", known ? FOR_LONG : "no-cache")
                .putHeader("Vary", "Accept-Encoding");
        if (unpacks(context)) {
            response.putHeader("Content-Encoding", "gzip").end(compressed);
        } else {
            response.putHeader("Content-Encoding", "identity").end(plain);
        }
    }

    private static boolean unpacks(RoutingContext context) {
        return context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(coding -> coding.value().equalsIgnoreCase("gzip") && coding.weight() > 0);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
