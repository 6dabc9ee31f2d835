package io.gangway.storage.copy;

import io.gangway.storage.copy.DiskPaths.NewSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The disks of one VM that are to be copied, or are being copied. */
public final class DiskCopy {

    private final VolumeCopy copy;
    private final List<PlannedDisk> disks;
    private final CopyProgress progress;

    DiskCopy(VolumeCopy copy, List<PlannedDisk> disks, CopyProgress progress) {
        this.copy = copy;
        this.disks = List.copyOf(disks);
        this.progress = progress;
        new BaseImages(disks, progress).expect();
        disks.forEach(disk -> progress.expect(disk.source().lengthBytes()));
    }

    public CopyProgress progress() {
        return progress;
    }

    /** What {@link DiskPaths} is to write into the VM's configuration; empty if every disk keeps its place. */
    public Map<String, NewSource> newSources() {
        return PlannedDisk.newSources(disks);
    }

    /** Files on the destination that somebody has said may be written over, and that are there: their paths by the disks. */
    public Map<String, String> replaced() {
        return PlannedDisk.replaced(disks);
    }

    /**
     * Copies one after the other; blocks for as long as that takes. A disk that was not copied to its end is deleted on the
     * destination; those that were copied before it stay.
     *
     * @param lastLook hears the target of a disk and the path of what is about to be deleted for it, and throws
     *     {@link CopyFailed} if that must not be
     * @param beginning hears the path of each disk on the destination just before it is made there
     * @param notMade hears the path of one that the destination did not make: what lies there is not ours
     * @throws CopyFailed if one could not be copied, or the copy was cancelled
     */
    public void run(BiConsumer<String, String> lastLook, Consumer<String> beginning, Consumer<String> notMade) {
        new BaseImages(disks, progress).compare();
        for (PlannedDisk disk : disks) {
            String path = disk.target().path();
            beginning.accept(path);
            try {
                copy.run(disk, lastLook);
            } catch (CopyFailed e) {
                if (e.reason() == CopyFailed.Reason.REFUSED) {
                    notMade.accept(path);
                }
                throw e;
            }
        }
    }
}
