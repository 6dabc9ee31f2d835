package io.gangway.vm.action;

import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.inventory.NaturalOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * An image in one of a host's storage pools that may go into a drive.
 *
 * @param cdrom whether it is an image of a CD or DVD
 */
public record MediaImage(String path, String pool, long bytes, boolean cdrom) {

    /** 2.88 MB, the largest there was. */
    private static final long LARGEST_FLOPPY = 2_880L * 1024;

    private static final int MOST_SHOWN = 500;

    /** Of these volumes, those that fit a drive of a kind, images of CDs first. Only what is no image of a disk format. */
    static List<MediaImage> fitting(VmNeeds.Disk.Kind drive, List<VolumeFacts> volumes) {
        return volumes.stream()
                .filter(volume -> volume.type().equals("file"))
                .filter(volume -> List.of("raw", "iso", "").contains(volume.format()))
                .map(MediaImage::of)
                .filter(image -> drive != VmNeeds.Disk.Kind.FLOPPY || image.fitsFloppy())
                .sorted(Comparator.comparing(MediaImage::cdrom)
                        .reversed()
                        .thenComparing(MediaImage::path, NaturalOrder.INSTANCE))
                .limit(MOST_SHOWN)
                .toList();
    }

    private static MediaImage of(VolumeFacts volume) {
        boolean cdrom = volume.format().equals("iso")
                || volume.name().toLowerCase(Locale.ROOT).endsWith(".iso");
        return new MediaImage(volume.path(), volume.pool(), volume.capacityBytes(), cdrom);
    }

    private boolean fitsFloppy() {
        return !cdrom && bytes <= LARGEST_FLOPPY;
    }
}
