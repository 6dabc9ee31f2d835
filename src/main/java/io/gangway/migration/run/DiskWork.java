package io.gangway.migration.run;

import io.gangway.storage.copy.CopyProgress;
import io.gangway.storage.copy.DiskCopy;
import io.gangway.storage.copy.DiskPaths.NewSource;
import io.gangway.storage.copy.VolumePlan;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is to be done to a VM's disks before libvirt is called. */
interface DiskWork {

    CopyProgress progress();

    /** Where disks lie on the destination that do not keep their place, by their targets. */
    Map<String, NewSource> newSources();

    /** Files on the destination that somebody has said may be written over, and that are there: their paths by the disks. */
    Map<String, String> replaced();

    /**
     * Does it; blocks for as long as that takes.
     *
     * @param lastLook hears the target of a disk and the path of what is about to be deleted for it, and throws
     *     {@link io.gangway.storage.CopyFailed} if that must not be
     * @param beginning hears the path of each volume just before it is made on the destination
     * @param notMade hears the path of one that the destination did not make
     * @throws io.gangway.storage.CopyFailed if it could not be done, or was cancelled
     */
    void run(BiConsumer<String, String> lastLook, Consumer<String> beginning, Consumer<String> notMade);

    /** The disks of a VM that is shut off are copied by the console itself. */
    static DiskWork of(DiskCopy copy) {
        return new DiskWork() {
            @Override
            public CopyProgress progress() {
                return copy.progress();
            }

            @Override
            public Map<String, NewSource> newSources() {
                return copy.newSources();
            }

            @Override
            public Map<String, String> replaced() {
                return copy.replaced();
            }

            @Override
            public void run(BiConsumer<String, String> lastLook, Consumer<String> beginning, Consumer<String> notMade) {
                copy.run(lastLook, beginning, notMade);
            }
        };
    }

    /** For those of a VM that runs the volumes are made, which libvirt then fills. */
    static DiskWork of(VolumePlan plan) {
        return new DiskWork() {
            @Override
            public CopyProgress progress() {
                return plan.progress();
            }

            @Override
            public Map<String, NewSource> newSources() {
                return plan.newSources();
            }

            @Override
            public Map<String, String> replaced() {
                return plan.replaced();
            }

            @Override
            public void run(BiConsumer<String, String> lastLook, Consumer<String> beginning, Consumer<String> notMade) {
                plan.make(lastLook, beginning, notMade);
            }
        };
    }
}
