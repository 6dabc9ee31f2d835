package io.gangway.storage;

import java.util.List;
import java.util.function.Consumer;

/** The disks of one VM that are to be copied, or are being copied. */
public final class DiskCopy {

    private final VolumeCopy copy;
    private final List<VolumeCopy.Plan> plans;
    private final CopyProgress progress;

    DiskCopy(VolumeCopy copy, List<VolumeCopy.Plan> plans, CopyProgress progress) {
        this.copy = copy;
        this.plans = List.copyOf(plans);
        this.progress = progress;
    }

    public CopyProgress progress() {
        return progress;
    }

    /**
     * Copies one after the other; blocks for as long as that takes. A disk that was not copied to its end is deleted on the
     * destination; those that were copied before it stay.
     *
     * @param beginning hears the path of each disk just before it is made on the destination
     * @param notMade hears the path of one that the destination did not make: what lies there is not ours
     * @throws CopyFailed if one could not be copied, or the copy was cancelled
     */
    public void run(Consumer<String> beginning, Consumer<String> notMade) {
        for (VolumeCopy.Plan plan : plans) {
            beginning.accept(plan.volume().path());
            try {
                copy.run(plan);
            } catch (CopyFailed e) {
                if (e.reason() == CopyFailed.Reason.REFUSED) {
                    notMade.accept(plan.volume().path());
                }
                throw e;
            }
        }
    }
}
