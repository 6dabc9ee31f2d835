package io.gangway.storage.copy;

import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Rewrites where the disks of a configuration lie, for the configuration that a migration takes along and for the one
 * that the destination keeps.
 */
public final class DiskPaths {

    private static final List<String> OLD_SOURCE =
            List.of("file", "dev", "dir", "pool", "volume", "mode", "name", "protocol", "query", "index");

    private DiskPaths() {}

    /**
     * Where a disk lies from now on.
     *
     * @param type libvirt's word for the kind of disk
     * @param format of the image
     * @param keepsBacking whether images that the configuration itself names under the disk are still under it
     */
    public record NewSource(Type type, String path, String pool, String volume, String format, boolean keepsBacking) {

        /** libvirt's kinds of disks that can be made. */
        public enum Type {
            FILE,
            BLOCK,
            VOLUME
        }

        public static NewSource file(String path, String format, boolean keepsBacking) {
            return new NewSource(Type.FILE, path, "", "", format, keepsBacking);
        }

        /** A block device, whose content is raw. */
        public static NewSource block(String path) {
            return new NewSource(Type.BLOCK, path, "", "", "raw", false);
        }

        public static NewSource volume(String pool, String volume, String format, boolean keepsBacking) {
            return new NewSource(Type.VOLUME, "", pool, volume, format, keepsBacking);
        }
    }

    /**
     * The configuration as text, with the sources of these disks changed and all else as it was.
     *
     * @param sources by the disks' targets, such as {@code vda}; a target that the configuration does not have is ignored
     */
    public static String rewrite(String domainXml, Map<String, NewSource> sources) {
        if (sources.isEmpty()) {
            return domainXml;
        }
        return SafeXml.parse(domainXml).withElements("/domain/devices/disk", disk -> child(disk, "target")
                .map(target -> sources.get(target.getAttribute("dev")))
                .ifPresent(source -> rewrite(disk, source)));
    }

    private static void rewrite(Element disk, NewSource to) {
        Optional<Element> present = child(disk, "source");
        if (present.isEmpty()) {
            return;
        }
        Element source = present.get();
        OLD_SOURCE.forEach(source::removeAttribute);
        // What was true of the old place: a server, a part of a file, who may open it.
        List.of("host", "snapshot", "config", "auth", "slices", "seclabel", "reservations", "address")
                .forEach(name -> remove(source, name));
        switch (to.type()) {
            case FILE -> source.setAttribute("file", to.path());
            case BLOCK -> source.setAttribute("dev", to.path());
            case VOLUME -> {
                source.setAttribute("pool", to.pool());
                source.setAttribute("volume", to.volume());
            }
        }
        disk.setAttribute("type", to.type().name().toLowerCase(Locale.ROOT));
        child(disk, "driver").ifPresent(driver -> driver.setAttribute("type", to.format()));
        if (!to.keepsBacking()) {
            remove(disk, "backingStore");
        }
        remove(disk, "mirror");
    }

    private static void remove(Element parent, String name) {
        Optional<Element> found = child(parent, name);
        while (found.isPresent()) {
            parent.removeChild(found.get());
            found = child(parent, name);
        }
    }

    private static Optional<Element> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
