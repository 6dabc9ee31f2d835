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

    /** How the use of an image under a disk is told. */
    static final String UNDER = "backing file of ";

    private static final String VARIABLES = "UEFI variables";

    /** Whether its image may name another one that the configuration does not. */
    boolean mayHaveBacking() {
        return disk && !format.equals("raw");
    }

    /** All that one configuration names and that a copy could write over. */
    static List<UsedFile> in(String xml) {
        SafeXml domain = SafeXml.parse(xml);
        List<UsedFile> files = new ArrayList<>();
        domain.all("/domain/devices/disk").forEach(disk -> addDisk(disk, files));
        for (SafeXml variables : domain.all("/domain/os/nvram")) {
            path(variables.text("text()"), VARIABLES).forEach(files::add);
            variables.children("source").forEach(source -> add(source, VARIABLES, false, "", files));
        }
        domain.all("/domain/devices/memory/source/path").stream()
                .flatMap(path -> path(path.text("."), "memory module"))
                .forEach(files::add);
        return files;
    }

    private static void addDisk(SafeXml disk, List<UsedFile> files) {
        String target = first(disk, "target", "dev").orElse("");
        String format = first(disk, "driver", "type").orElse("raw");
        String under = UNDER + target;
        for (SafeXml source : disk.children("source")) {
            add(source, target, true, format, files);
            // Where an image keeps its data in a second file.
            source.descendants("source").forEach(data -> add(data, under, false, "", files));
        }
        disk.children("backingStore").stream()
                .flatMap(backing -> backing.descendants("source").stream())
                .forEach(source -> add(source, under, false, "", files));
        disk.children("mirror").stream()
                .flatMap(mirror -> mirror.descendants("source").stream())
                .forEach(source -> add(source, "copy of " + target, false, "", files));
    }

    private static Optional<String> first(SafeXml parent, String child, String attribute) {
        return parent.children(child).stream()
                .map(found -> found.attribute(attribute))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static void add(SafeXml source, String as, boolean disk, String format, List<UsedFile> files) {
        Stream.of("file", "dev", "dir")
                .map(source::attribute)
                .filter(path -> path.startsWith("/"))
                .map(path -> new UsedFile(HostPath.normal(path), "", "", as, disk, format))
                .forEach(files::add);
        String volume = source.attribute("volume");
        if (!volume.isEmpty()) {
            files.add(new UsedFile("", source.attribute("pool"), volume, as, disk, format));
        }
    }

    private static Stream<UsedFile> path(String text, String as) {
        return Stream.of(text.strip())
                .filter(path -> path.startsWith("/"))
                .map(path -> new UsedFile(HostPath.normal(path), "", "", as, false, ""));
    }
}
