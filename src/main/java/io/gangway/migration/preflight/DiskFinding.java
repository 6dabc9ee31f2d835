package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.Doubt;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.UseElsewhere;
import io.gangway.vm.details.VmNeeds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What both hosts said of one disk of a VM that is to move.
 *
 * @param copied whether it is to be copied along
 * @param size in bytes, as the guest sees it; empty where the source cannot tell
 * @param user a VM on the destination, another one, that uses the place where it is to lie
 * @param own whether it is the moving VM itself that keeps a configuration there which uses that place
 * @param elsewhere a VM of another host that may use it, through storage that both hosts have
 * @param doubts why it is not known that nobody else needs what is there
 * @param modifiedHere when its file was last written on the source, by that host's clock
 * @param modifiedThere the same of the file that is at its place on the destination
 */
record DiskFinding(
        VmNeeds.Disk disk,
        DiskPlace place,
        boolean copied,
        OptionalLong size,
        Optional<DiskUse.User> user,
        boolean own,
        Optional<UseElsewhere.Found> elsewhere,
        List<Doubt> doubts,
        Optional<Instant> modifiedHere,
        Optional<Instant> modifiedThere) {

    DiskFinding {
        doubts = List.copyOf(doubts);
    }

    String target() {
        return disk.target();
    }

    /** Of its image on the source. */
    String path() {
        return place.sourcePath();
    }

    /** What lies at its place on the destination. */
    Optional<VolumeFacts> there() {
        return place.destination();
    }

    /** Only the source reaches it: that much is proven. */
    boolean separate() {
        return place.sharing().answer() == Sharing.Answer.SEPARATE;
    }

    boolean shared() {
        return place.sharing().shared();
    }
}
