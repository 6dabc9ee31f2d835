package io.gangway.vm.details;

import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the disks and drives from a VM's configuration. */
final class DiskReader {

    private DiskReader() {}

    /** All of them, empty drives as well, in the order of the configuration. */
    static List<VmNeeds.Disk> read(SafeXml domain) {
        return domain.all("/domain/devices/disk").stream().map(DiskReader::disk).toList();
    }

    /** One of them, from its element. */
    static VmNeeds.Disk disk(SafeXml disk) {
        return new VmNeeds.Disk(
                disk.text("target/@dev"),
                disk.text("target/@bus"),
                kind(disk.text("@device")),
                source(disk, disk.text("driver/@type"), disk.text("driver/@cache")),
                disk.has("readonly"),
                disk.has("shareable"));
    }

    private static VmNeeds.Disk.Kind kind(String device) {
        return Stream.of(VmNeeds.Disk.Kind.values())
                .filter(kind -> kind.word().equals(device))
                .findFirst()
                .orElse(VmNeeds.Disk.Kind.DISK);
    }

    /** Of a disk, or of a {@code backingStore}, which is laid out alike. */
    private static DiskSource source(SafeXml holder, String format, String cache) {
        DiskSource.Type type = type(holder.text("@type"));
        String name = name(holder, type);
        return new DiskSource(
                name.isEmpty() && type != DiskSource.Type.OTHER ? DiskSource.Type.NONE : type,
                container(holder, type),
                name,
                format,
                cache,
                holder.all("backingStore[@type and source]").stream()
                        .findFirst()
                        .map(backing -> source(backing, backing.text("format/@type"), "")));
    }

    /** A disk without a type is a file. */
    private static DiskSource.Type type(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "file" -> DiskSource.Type.FILE;
            case "block" -> DiskSource.Type.BLOCK;
            case "volume" -> DiskSource.Type.VOLUME;
            case "network" -> DiskSource.Type.NETWORK;
            case "dir" -> DiskSource.Type.DIR;
            case "nvme" -> DiskSource.Type.NVME;
            default -> DiskSource.Type.OTHER;
        };
    }

    private static String name(SafeXml holder, DiskSource.Type type) {
        return switch (type) {
            case FILE -> holder.text("source/@file");
            case BLOCK -> holder.text("source/@dev");
            case VOLUME -> holder.text("source/@volume");
            case NETWORK -> holder.text("source/@name");
            case DIR -> holder.text("source/@dir");
            case NVME -> address(holder);
            case OTHER -> first(holder.text("source/@path"), holder.text("source/@dev"));
            case NONE -> "";
        };
    }

    private static String container(SafeXml holder, DiskSource.Type type) {
        return switch (type) {
            case VOLUME -> holder.text("source/@pool");
            case NETWORK -> holder.text("source/@protocol");
            default -> "";
        };
    }

    /** As lspci writes it, such as {@code 0000:01:00.0}. */
    private static String address(SafeXml holder) {
        return holder.all("source/address").stream()
                .findFirst()
                .map(address -> part(address, "domain") + ":" + part(address, "bus") + ":" + part(address, "slot") + "."
                        + part(address, "function"))
                .orElse("");
    }

    private static String part(SafeXml address, String name) {
        return address.text("@" + name).replace("0x", "");
    }

    private static String first(String one, String other) {
        return Optional.of(one).filter(text -> !text.isEmpty()).orElse(other);
    }
}
