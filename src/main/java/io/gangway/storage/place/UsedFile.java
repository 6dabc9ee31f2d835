package io.gangway.storage.place;

import io.gangway.libvirt.fact.UefiVariables;
import io.gangway.xml.SafeXml;
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
 * @param open whether images may lie under it that the configuration does not name: libvirt then reads from the image
 *     itself what it builds on
 */
record UsedFile(String path, String pool, String volume, String as, boolean open) {

    /** How the use of an image under a disk is told. */
    static final String UNDER = "backing file of ";

    private static final String VARIABLES = "UEFI variables";
    private static final String RAW = "raw";

    /** All that one configuration names and that a copy could write over. */
    static List<UsedFile> in(String xml) {
        SafeXml domain = SafeXml.parse(xml);
        List<UsedFile> files = new ArrayList<>();
        domain.all("/domain/devices/disk").forEach(disk -> addDisk(disk, files));
        UefiVariables.in(domain).stream()
                .flatMap(variables -> path(variables.path(), VARIABLES))
                .forEach(files::add);
        domain.all("/domain/os/nvram/source").stream()
                .filter(source -> source.attribute("file").isEmpty())
                .forEach(source -> add(source, VARIABLES, false, files));
        domain.all("/domain/devices/memory/source/path").stream()
                .flatMap(path -> path(path.text("."), "memory module"))
                .forEach(files::add);
        return files;
    }

    private static void addDisk(SafeXml disk, List<UsedFile> files) {
        String target = first(disk, "target", "dev").orElse("");
        // libvirt takes an image without a format for a raw one.
        String format = first(disk, "driver", "type").orElse(RAW);
        addImage(disk, target, UNDER + target, format, files);
        disk.children("mirror").stream()
                .flatMap(mirror -> mirror.descendants("source").stream())
                .forEach(source -> add(source, "copy of " + target, false, files));
    }

    /** Of a disk, or of an image under one; an empty {@code backingStore} says that there is no other below. */
    private static void addImage(SafeXml image, String as, String under, String format, List<UsedFile> files) {
        List<SafeXml> below = image.children("backingStore");
        boolean open = below.isEmpty() && !format.equals(RAW);
        for (SafeXml source : image.children("source")) {
            add(source, as, open, files);
            // Where an image keeps its data in a second file.
            source.descendants("source").forEach(data -> add(data, under, false, files));
        }
        for (SafeXml next : below) {
            addImage(next, under, under, first(next, "format", "type").orElse(""), files);
        }
    }

    private static Optional<String> first(SafeXml parent, String child, String attribute) {
        return parent.children(child).stream()
                .map(found -> found.attribute(attribute))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static void add(SafeXml source, String as, boolean open, List<UsedFile> files) {
        Stream.of("file", "dev", "dir")
                .map(source::attribute)
                .filter(path -> path.startsWith("/"))
                .map(path -> new UsedFile(HostPath.normal(path), "", "", as, open))
                .forEach(files::add);
        String volume = source.attribute("volume");
        if (!volume.isEmpty()) {
            files.add(new UsedFile("", source.attribute("pool"), volume, as, open));
        }
    }

    private static Stream<UsedFile> path(String text, String as) {
        return Stream.of(text.strip())
                .filter(path -> path.startsWith("/"))
                .map(path -> new UsedFile(HostPath.normal(path), "", "", as, false));
    }
}
