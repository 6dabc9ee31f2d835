package io.gangway.storage;

import io.gangway.libvirt.PoolFacts;
import io.gangway.libvirt.VolumeFacts;
import io.gangway.page.Units;
import java.util.Optional;
import java.util.Set;

/** Whether a volume can be copied into a pool of another host; says why not. Asks and changes nothing. */
final class CopyRules {

    /** Pools whose volumes are files, which alone can have holes and any length. */
    private static final Set<String> FILE_POOLS = Set.of("dir", "fs", "netfs");

    private final String source;
    private final String destination;

    CopyRules(String source, String destination) {
        this.source = source;
        this.destination = destination;
    }

    /**
     * Throws {@link CopyFailed} if the copy should not begin.
     *
     * @param present the volume of the same name in the pool, if there is one
     */
    void check(VolumeFacts volume, PoolFacts pool, Optional<VolumeFacts> present) {
        if (!volume.backing().isEmpty()) {
            refuse(volume.name() + " on " + source + " builds on another image, " + volume.backing()
                    + ". A chain of images"
                    + " is not copied. Merge it into one first, with \"virsh blockpull\", or copy it by hand.");
        }
        if (!volume.type().equals("file") && !volume.type().equals("block")) {
            refuse(volume.name() + " on " + source + " is a volume of type " + volume.type()
                    + ", whose content libvirt cannot stream. Copy it by hand.");
        }
        if (!pool.active()) {
            refuse("The storage pool " + pool.name() + " on " + destination + " is not active. Start it first.");
        }
        if (!FILE_POOLS.contains(pool.type())) {
            refuse("The storage pool " + pool.name() + " on " + destination + " is of type " + pool.type()
                    + ". Disks are copied into pools of files only: dir, fs or netfs.");
        }
        present.ifPresent(other -> refuseToOverwrite(volume, other));
        if (pool.availableBytes() < volume.allocationBytes()) {
            refuse("The storage pool " + pool.name() + " on " + destination + " has "
                    + Units.bytes(pool.availableBytes()) + " free, and " + volume.name() + " takes "
                    + Units.bytes(volume.allocationBytes()) + ". Make room there first.");
        }
    }

    private void refuseToOverwrite(VolumeFacts volume, VolumeFacts other) {
        String remedy = " Nothing is written over: delete or rename it there first, if nobody needs it.";
        if (other.capacityBytes() == volume.capacityBytes()) {
            refuse(destination + " has a volume " + other.path() + " already." + remedy);
        }
        refuse(destination + " has a volume " + other.path() + " of another size already: "
                + Units.bytes(other.capacityBytes()) + " there, " + Units.bytes(volume.capacityBytes()) + " on "
                + source
                + "." + remedy);
    }

    private static void refuse(String why) {
        throw new CopyFailed(CopyFailed.Reason.REFUSED, why);
    }
}
