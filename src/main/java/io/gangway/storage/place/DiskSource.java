package io.gangway.storage.place;

import io.gangway.xml.SafeXml;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Disks as volumes of other pools, under the names that their images have. Two of one VM may have the same name in
     * different folders.
     *
     * @param pools by the disks' targets; disks without one are left out
     */
    public static Map<String, DiskSource> inPools(List<DiskSource> disks, Map<String, String> pools) {
        Map<String, DiskSource> volumes = new LinkedHashMap<>();
        Set<List<String>> taken = new HashSet<>();
        for (DiskSource disk : disks) {
            Optional.ofNullable(pools.get(disk.target())).ifPresent(pool -> {
                String name = disk.isVolume() ? disk.volume() : HostPath.name(disk.path());
                String free = taken.add(List.of(pool, name)) ? name : disk.freeName(name);
                volumes.put(disk.target(), new DiskSource(disk.target(), "volume", "", pool, free, disk.format()));
            });
        }
        return volumes;
    }

    /** Where another disk of the VM has the name already. */
    public String freeName(String name) {
        return target + "-" + name;
    }

    public boolean isVolume() {
        return type.equals("volume");
    }
}
