package io.gangway.storage.place;

import java.nio.file.Path;

/** Paths on a host, compared as text: no host is asked, and links are not followed. */
public final class HostPath {

    private HostPath() {}

    /** The same path without double slashes, {@code .} and {@code ..}; one that is not absolute stays as it is. */
    public static String normal(String path) {
        return path.startsWith("/") ? Path.of(path).normalize().toString() : path;
    }

    /** The folder of a file, normalised. */
    public static String folder(String path) {
        String normal = normal(path);
        return normal.substring(0, Math.max(1, normal.lastIndexOf('/')));
    }

    /** The last part of a path. */
    public static String name(String path) {
        String normal = normal(path);
        return normal.substring(normal.lastIndexOf('/') + 1);
    }

    /** A file in a folder. */
    public static String in(String folder, String name) {
        return normal(folder + "/" + name);
    }
}
