package io.gangway.vm.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.vm.details.VmNeeds;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MediaImageTest {

    private static final List<VolumeFacts> VOLUMES = List.of(
            volume("web.qcow2", "qcow2", 5_000_000),
            volume("boot.img", "raw", 1_474_560),
            volume("tools10.iso", "raw", 700_000),
            volume("tools9.iso", "iso", 700_000),
            volume("seed", "iso", 400_000),
            volume("data.raw", "raw", 5_000_000));

    private static VolumeFacts volume(String name, String format, long bytes) {
        return new VolumeFacts("iso", name, "/srv/" + name, "file", format, bytes, bytes, bytes, "");
    }

    @Test
    @DisplayName("offers images of CDs first for a CD-ROM drive, and no disk formats")
    void forACdrom() {
        assertEquals(
                List.of("/srv/seed", "/srv/tools9.iso", "/srv/tools10.iso", "/srv/boot.img", "/srv/data.raw"),
                paths(VmNeeds.Disk.Kind.CDROM));
    }

    @Test
    @DisplayName("offers what can be a floppy disk for a floppy drive")
    void forAFloppy() {
        assertEquals(List.of("/srv/boot.img"), paths(VmNeeds.Disk.Kind.FLOPPY));
    }

    private static List<String> paths(VmNeeds.Disk.Kind drive) {
        return MediaImage.fitting(drive, VOLUMES).stream().map(MediaImage::path).toList();
    }
}
