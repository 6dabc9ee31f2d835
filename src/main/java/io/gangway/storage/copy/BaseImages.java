package io.gangway.storage.copy;

import java.util.List;

/** Compares the images on which copies are to build, where they are not known to be the very same. */
final class BaseImages {

    private final List<BaseImage> unproven;
    private final CopyProgress progress;

    BaseImages(List<PlannedDisk> disks, CopyProgress progress) {
        this.unproven = disks.stream()
                .flatMap(disk -> disk.bases().stream())
                .filter(base -> !base.shared())
                .distinct()
                .toList();
        this.progress = progress;
    }

    /** Tells the progress how much there is to read. */
    void expect() {
        unproven.forEach(base -> progress.expect(base.length()));
    }

    /**
     * Reads each on both hosts; blocks for as long as that takes.
     *
     * @throws CopyFailed if one is not the same
     */
    void compare() {
        for (BaseImage base : unproven) {
            if (!new VolumeTransfer(progress).same(base.source(), base.destination(), base.length())) {
                throw CopyFailed.refused(CopyCause.BASE_DIFFERS.with(
                        base.source().path(),
                        base.source().host().name(),
                        base.destination().host().name()));
            }
        }
    }
}
