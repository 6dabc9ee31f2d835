package io.gangway.libvirt.fact;

import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an image is laid out within its file, so that another can be made like it.
 *
 * @param format such as {@code qcow2}
 * @param compat the version of its format, such as {@code 1.1}; empty where the format has none
 * @param clusterBytes the size of its clusters; 0 where it is the usual one or there are none
 * @param features what it uses beyond that, such as {@code lazy_refcounts}
 * @param backingFormat of the image on which it builds, as it says itself; empty if it does not, or stands alone
 * @param encrypted whether only a secret opens it
 */
public record VolumeLayout(
        String format,
        String compat,
        long clusterBytes,
        List<String> features,
        String backingFormat,
        boolean encrypted) {

    private static final long USUAL_CLUSTER = 65_536;
    private static final Set<String> KNOWN = Set.of("lazy_refcounts", "extended_l2");

    public VolumeLayout {
        features = List.copyOf(features);
    }

    public static VolumeLayout of(String xml) {
        SafeXml volume = SafeXml.parse(xml);
        SafeXml target = volume.all("/volume/target").get(0);
        String cluster = target.text("clusterSize").strip();
        long bytes = cluster.isEmpty() ? 0 : Long.parseLong(cluster);
        Set<String> features = new TreeSet<>();
        KNOWN.stream().filter(name -> target.has("features/" + name)).forEach(features::add);
        return new VolumeLayout(
                target.text("format/@type"),
                target.text("compat"),
                bytes == USUAL_CLUSTER ? 0 : bytes,
                List.copyOf(features),
                volume.text("/volume/backingStore/format/@type"),
                target.has("encryption"));
    }

    /** The same without anything but the format: for what is no qcow2 image. */
    public static VolumeLayout plain(String format) {
        return new VolumeLayout(format, "", 0, List.of(), "", false);
    }
}
