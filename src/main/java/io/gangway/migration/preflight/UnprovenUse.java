package io.gangway.migration.preflight;

import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.storage.place.DiskUse.Unread;
import io.gangway.storage.place.Doubt;
import java.util.List;

/** What must be confirmed where it is not known whether a VM needs the file over which a disk is to be written. */
public final class UnprovenUse {

    private final FailureCatalogue.Ends ends;
    private final PreflightMessages say;

    public UnprovenUse(FailureCatalogue.Ends ends, PreflightMessages say) {
        this.ends = ends;
        this.say = say;
    }

    /**
     * One for each doubt.
     *
     * @param path of the file on the destination
     */
    public List<Concern> of(String disk, String path, List<Doubt> doubts) {
        return doubts.stream()
                .map(doubt ->
                        new Concern(CopyRule.MAYBE_USED.code() + ":" + which(disk, doubt), sentence(disk, path, doubt)))
                .distinct()
                .toList();
    }

    /** What is in doubt: the disk, and why. */
    static String which(String disk, Doubt doubt) {
        return disk + "@" + doubt.code();
    }

    String sentence(String disk, String path, Doubt doubt) {
        String host = doubt.host().value();
        return doubt.image()
                .map(image -> mayBeUnder(disk, path, host, image))
                .orElseGet(() -> say.hostSilent(ends.vm(), disk, path, ends.destination(), host));
    }

    private String mayBeUnder(String disk, String path, String host, Unread image) {
        return say.imageUnread(
                ends.vm(),
                disk,
                path,
                ends.destination(),
                host,
                image.user().name(),
                image.user().as(),
                image.image());
    }
}
