package io.gangway.vm.details;

import io.gangway.xml.SafeXml;
import java.util.Map;
import java.util.Optional;

/** The element of a CD-ROM or floppy drive, as it is to be once its medium is another one. */
public final class DriveXml {

    private DriveXml() {}

    /** Of the drive without a medium; empty if the VM has no such drive for media. */
    public static Optional<String> emptied(String domain, String target) {
        return drive(domain, target).map(DriveXml::emptied).map(SafeXml::xml);
    }

    /**
     * Of the drive with a medium in it; empty if the VM has no such drive for media.
     *
     * @param path of an image, which is taken as it is, byte by byte, or of a device of the host
     */
    public static Optional<String> holding(String domain, String target, String path) {
        boolean device = path.startsWith("/dev/");
        return drive(domain, target)
                .map(DriveXml::emptied)
                .map(drive -> drive.withAttribute("type", device ? "block" : "file")
                        .withChild("source", Map.of(device ? "dev" : "file", path)))
                .map(drive -> drive.withAttributes("driver/@type", format -> "raw"));
    }

    /**
     * Of the drive with the medium that is in it, without what libvirt found out by itself; empty if the VM has no such drive,
     * or nothing is in it.
     */
    public static Optional<String> loaded(String domain, String target) {
        return drive(domain, target)
                .filter(drive -> DiskReader.disk(drive).source().present())
                .map(drive -> drive.withoutChildren("backingStore").withoutChildren("alias"))
                .map(drive -> SafeXml.parse(drive.xml())
                        .withElements("/disk/source", source -> source.removeAttribute("index")));
    }

    private static Optional<SafeXml> drive(String domain, String target) {
        return SafeXml.parse(domain).all("/domain/devices/disk[@device='cdrom' or @device='floppy']").stream()
                .filter(drive -> drive.text("target/@dev").equals(target))
                .findFirst();
    }

    private static SafeXml emptied(SafeXml drive) {
        return drive.withAttribute("type", "file").withoutChildren("source").withoutChildren("backingStore");
    }
}
