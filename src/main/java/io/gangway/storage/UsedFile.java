package io.gangway.storage;

import io.gangway.libvirt.SafeXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file or device, or a volume of a pool, that a VM's configuration names.
 *
 * @param path empty for a volume
 * @param pool and the next: empty for a path
 * @param as what it is to the VM: {@code vda}, {@code backing file of vda}, {@code UEFI variables} ...
 * @param disk whether it is the topmost image of a disk, so that others may lie under it
 * @param format of a disk's image, such as {@code qcow2}; raw where none is named, as libvirt takes it
 */
record UsedFile(String path, String pool, String volume, String as, boolean disk, String format) {

    /** Whether its image may name another one that the configuration does not. */
    boolean mayHaveBacking() {
        return disk && !format.equals("raw");
    }

    /** All that one configuration names and that a copy could write over. */
    static List<UsedFile> in(String xml) {
        SafeXml domain = SafeXml.parse(xml);
        List<UsedFile> files = new ArrayList<>();
        for (SafeXml disk : domain.all("/domain/devices/disk")) {
            addDisk(disk, files);
        }
        Stream.of("/domain/os/nvram", "/domain/os/nvram/source/@file", "/domain/os/nvram/source/@dev")
                .map(domain::text)
                .flatMap(path -> path(path, "UEFI variables"))
                .forEach(files::add);
        domain.all("/domain/devices/memory/source/path").stream()
                .flatMap(path -> path(path.text("."), "memory module"))
                .forEach(files::add);
        return files;
    }

    private static void addDisk(SafeXml disk, List<UsedFile> files) {
        String target = disk.text("target/@dev");
        String format = Optional.of(disk.text("driver/@type"))
                .filter(type -> !type.isEmpty())
                .orElse("raw");
        disk.all("source").forEach(source -> add(source, target, true, format, files));
        disk.all("backingStore//source | source/dataStore//source")
                .forEach(source -> add(source, "backing file of " + target, false, "", files));
        disk.all("mirror//source").forEach(source -> add(source, "copy of " + target, false, "", files));
    }

    private static void add(SafeXml source, String as, boolean disk, String format, List<UsedFile> files) {
        String path = source.text("@file | @dev | @dir");
        if (path.startsWith("/")) {
            files.add(new UsedFile(HostPath.normal(path), "", "", as, disk, format));
        }
        String volume = source.text("@volume");
        if (!volume.isEmpty()) {
            files.add(new UsedFile("", source.text("@pool"), volume, as, disk, format));
        }
    }

    private static Stream<UsedFile> path(String text, String as) {
        return Stream.of(text.strip())
                .filter(path -> path.startsWith("/"))
                .map(path -> new UsedFile(HostPath.normal(path), "", "", as, false, ""));
    }
}
