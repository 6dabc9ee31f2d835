package io.gangway.storage.copy;

import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.page.Units;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.DiskUse.User;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.place.Sharing.Answer;
import java.util.Optional;
import java.util.UUID;

/** Whether a disk can be copied to its place on another host; says why not. Asks and changes nothing. */
final class CopyRules {

    private final String source;
    private final String destination;

    CopyRules(String source, String destination) {
        this.source = source;
        this.destination = destination;
    }

    /**
     * Throws {@link CopyFailed} if the copy should not begin.
     *
     * @param vm the VM whose disk it is
     * @param use who uses what on the destination, whether it is there or not
     */
    void check(PlannedDisk disk, UUID vm, DiskUse use) {
        checkSource(disk);
        checkPool(disk);
        if (disk.wish().pool().isEmpty() && disk.sharing().answer() == Answer.SHARED) {
            refuse(disk.source().path() + " lies on storage that " + destination
                    + " reaches as well, so there is nothing"
                    + " to copy: the file there is the disk itself. Leave "
                    + disk.wish().disk().target()
                    + " out of the copy.");
        }
        String path = disk.target().path();
        use.userOtherThan(vm, path)
                .ifPresent(other -> refuse(disk.target().path() + " on " + destination + " belongs to the VM "
                        + other.name()
                        + ", as its " + other.as() + ". It is not written over. Choose another pool for it, or another"
                        + " destination."));
        Optional<VolumeFacts> present = disk.target().present();
        present.ifPresent(there -> checkPresent(disk, there, use.user(path)));
        checkRoom(disk);
    }

    private void checkSource(PlannedDisk disk) {
        VolumeFacts volume = disk.source();
        if (!volume.type().equals("file") && !volume.type().equals("block")) {
            refuse(volume.name() + " on " + source + " is a volume of type " + volume.type()
                    + ", whose content libvirt cannot stream. Copy it by hand.");
        }
        if (disk.layout().encrypted()) {
            refuse(volume.path() + " on " + source + " is encrypted, and " + destination
                    + " may not have the secret that" + " opens it. Copy it by hand.");
        }
    }

    private void checkPool(PlannedDisk disk) {
        if (disk.target().device()) {
            refuse(disk.target().path() + " on " + destination + " would be a device, and nothing tells whether it is"
                    + " another than that on " + source + ". Choose a pool for "
                    + disk.wish().disk().target() + ".");
        }
        Optional<PoolFacts> pool = disk.target().pool();
        pool.filter(known -> !known.active())
                .ifPresent(known -> refuse(destination + " has no active storage pool in "
                        + HostPath.folder(disk.target().path()) + ": its pool " + known.name()
                        + " is stopped. Start it first."));
        if (!disk.target().takesDisks()) {
            refuse("The storage pool " + pool.map(PoolFacts::name).orElse("") + " on " + destination + " is of type "
                    + pool.map(PoolFacts::type).orElse("")
                    + ". Disks are copied into pools of these types: dir, fs, netfs and logical.");
        }
        if (disk.target().logical() && !disk.bases().isEmpty()) {
            refuse("A logical volume cannot build on another image. Copy "
                    + disk.wish().disk().target() + " whole, or choose a pool of files for it.");
        }
    }

    private void checkPresent(PlannedDisk disk, VolumeFacts there, Optional<User> own) {
        if (disk.sharing().answer() != Answer.SEPARATE) {
            refuse(destination + " has a volume " + there.path() + " already, and it may be the disk itself, which "
                    + source + " has as " + disk.source().path() + ". It is not written over. Choose another pool.");
        }
        long size = disk.raw() ? PlannedDisk.wholeSectors(there.lengthBytes()) : there.capacityBytes();
        if (size != disk.capacity()) {
            refuse(destination + " has a volume " + there.path() + " of another size already: " + Units.bytes(size)
                    + " (" + size + " bytes) there, " + Units.bytes(disk.capacity()) + " (" + disk.capacity()
                    + " bytes) on " + source
                    + ". Nothing is written over: delete or rename it there first, if nobody needs it.");
        }
        if (!disk.wish().overwrite()) {
            String whose =
                    own.isPresent() ? "It is this VM's own, from when it was there before" : "No VM there uses it";
            refuse(destination + " has a volume " + there.path() + " already. " + whose + ". Nothing is written over"
                    + " without a word: say that it may be, or delete or rename it there first.");
        }
    }

    private void checkRoom(PlannedDisk disk) {
        DiskTarget target = disk.target();
        if (target.room().isEmpty()) {
            refuse(destination + " has no folder " + HostPath.folder(target.path()) + ". Choose a pool for "
                    + disk.wish().disk().target() + ", or set one up there.");
        }
        long room = target.room().getAsLong()
                + target.present().map(VolumeFacts::allocationBytes).orElse(0L);
        if (room < disk.needs()) {
            refuse("There are " + Units.bytes(room) + " free in " + HostPath.folder(target.path()) + " on "
                    + destination
                    + ", and " + disk.source().name() + " takes " + Units.bytes(disk.needs())
                    + ". Make room there first.");
        }
    }

    private static void refuse(String why) {
        throw new CopyFailed(CopyFailed.Reason.REFUSED, why);
    }
}
