package io.gangway.storage;

import io.gangway.storage.DiskPaths.NewSource;
import java.util.List;
import java.util.Map;
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

    /** Paths of files on the destination that somebody has said may be written over, and that are there. */
    public List<String> replaced() {
        return PlannedDisk.replaced(disks);
    }

    /**
     * Copies one after the other; blocks for as long as that takes. A disk that was not copied to its end is deleted on the
     * destination; those that were copied before it stay.
     *
     * @param beginning hears the path of each disk on the destination just before it is made there
     * @param notMade hears the path of one that the destination did not make: what lies there is not ours
     * @throws CopyFailed if one could not be copied, or the copy was cancelled
     */
    public void run(Consumer<String> beginning, Consumer<String> notMade) {
        new BaseImages(disks, progress).compare();
        for (PlannedDisk disk : disks) {
            String path = disk.target().path();
            beginning.accept(path);
            try {
                copy.run(disk);
            } catch (CopyFailed e) {
                if (e.reason() == CopyFailed.Reason.REFUSED) {
                    notMade.accept(path);
                }
                throw e;
            }
        }
    }
}
