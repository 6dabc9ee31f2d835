package io.gangway.libvirt.fact;

import io.gangway.xml.SafeXml;

/**
 * What libvirt says of one volume.
 *
 * @param type libvirt's word, such as {@code file}, {@code block} or {@code dir}
 * @param format such as {@code raw} or {@code qcow2}; empty where the pool's volumes have none
 * @param capacityBytes the size of the disk that a guest sees
 * @param allocationBytes what it takes of the pool; less than its length where it has holes
 * @param lengthBytes the length of the file or device that holds it
 * @param backing the path of the image on which it builds; empty if it stands alone
 */
public record VolumeFacts(
        String pool,
        String name,
        String path,
        String type,
        String format,
        long capacityBytes,
        long allocationBytes,
        long lengthBytes,
        String backing) {

    public static VolumeFacts of(String pool, String xml) {
        SafeXml volume = SafeXml.parse(xml);
        long capacity = bytes(volume, "/volume/capacity", 0);
        return new VolumeFacts(
                pool,
                volume.text("/volume/name"),
                path(volume.text("/volume/target/path")),
                volume.text("/volume/@type"),
                volume.text("/volume/target/format/@type"),
                capacity,
                bytes(volume, "/volume/allocation", 0),
                bytes(volume, "/volume/physical", capacity),
                volume.text("/volume/backingStore/path"));
    }

    /** libvirt keeps a pool's folder as it was spelled, such as {@code /srv/.}, and so its volumes' paths. */
    private static String path(String spelled) {
        return spelled.startsWith("/") ? spelled.replaceAll("/(\\./)+", "/") : spelled;
    }

    /** libvirt always prints volumes in bytes. */
    private static long bytes(SafeXml volume, String path, long otherwise) {
        String text = volume.text(path).strip();
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
