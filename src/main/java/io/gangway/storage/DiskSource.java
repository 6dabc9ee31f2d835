package io.gangway.storage;

import io.gangway.libvirt.SafeXml;
import java.util.List;
import java.util.Optional;

/**
 * A disk of a VM as its configuration names it.
 *
 * @param target such as {@code vda}
 * @param type libvirt's word: {@code file}, {@code block}, {@code volume}, {@code network} ...
 * @param path of a file or block device; empty for others
 * @param pool of a volume, and {@code volume} its name; both empty for others
 * @param format of the image, such as {@code qcow2}; raw where none is named, as libvirt takes it
 */
public record DiskSource(String target, String type, String path, String pool, String volume, String format) {

    /** All disks of a configuration with something in them. */
    public static List<DiskSource> in(String domainXml) {
        return SafeXml.parse(domainXml).all("/domain/devices/disk[source]").stream()
                .map(disk -> new DiskSource(
                        disk.text("target/@dev"),
                        disk.text("@type"),
                        disk.text("source/@file | source/@dev"),
                        disk.text("source/@pool"),
                        disk.text("source/@volume"),
                        Optional.of(disk.text("driver/@type"))
                                .filter(type -> !type.isEmpty())
                                .orElse("raw")))
                .toList();
    }

    /** The same as a volume of another pool, under the name that its image has. */
    public DiskSource inPool(String other) {
        return new DiskSource(target, "volume", "", other, isVolume() ? volume : HostPath.name(path), format);
    }

    boolean isVolume() {
        return type.equals("volume");
    }
}
