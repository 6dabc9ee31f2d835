package io.gangway.migration;

import io.gangway.storage.DiskPlace;
import io.gangway.storage.DiskUse;
import io.gangway.storage.Sharing;
import io.gangway.vm.VmNeeds;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What both hosts said of one disk of a VM that is to move.
 *
 * @param copied whether it is to be copied along
 * @param size in bytes, as the guest sees it; empty where the source cannot tell
 * @param user a VM on the destination, another one, that uses the place where it is to lie
 * @param modifiedHere when its file was last written on the source, by that host's clock
 * @param modifiedThere the same of the file that is at its place on the destination
 */
record DiskFinding(
        VmNeeds.Disk disk,
        DiskPlace place,
        boolean copied,
        OptionalLong size,
        Optional<DiskUse.User> user,
        Optional<Instant> modifiedHere,
        Optional<Instant> modifiedThere) {

    /** Only the source reaches it: that much is proven. */
    boolean separate() {
        return place.sharing().answer() == Sharing.Answer.SEPARATE;
    }

    boolean shared() {
        return place.sharing().shared();
    }
}
