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
            refuse(CopyCause.ON_SHARED_STORAGE.with(
                    disk.source().path(), destination, disk.wish().disk().target()));
        }
        String path = disk.target().path();
        use.userOtherThan(vm, path)
                .ifPresent(
                        other -> refuse(CopyCause.USED_BY_ANOTHER.with(path, destination, other.name(), other.as())));
        Optional<VolumeFacts> present = disk.target().present();
        present.ifPresent(there -> checkPresent(disk, there, use.user(path)));
        checkRoom(disk);
    }

    private void checkSource(PlannedDisk disk) {
        VolumeFacts volume = disk.source();
        if (!volume.type().equals("file") && !volume.type().equals("block")) {
            refuse(CopyCause.NOT_STREAMED.with(volume.name(), source, volume.type()));
        }
        if (disk.layout().encrypted()) {
            refuse(CopyCause.ENCRYPTED.with(volume.path(), source, destination));
        }
    }

    private void checkPool(PlannedDisk disk) {
        if (disk.target().device()) {
            refuse(CopyCause.WOULD_BE_DEVICE.with(
                    disk.target().path(),
                    destination,
                    source,
                    disk.wish().disk().target()));
        }
        Optional<PoolFacts> pool = disk.target().pool();
        pool.filter(known -> !known.active())
                .ifPresent(known -> refuse(CopyCause.POOL_STOPPED.with(
                        destination, HostPath.folder(disk.target().path()), known.name())));
        if (!disk.target().takesDisks()) {
            refuse(CopyCause.POOL_OF_OTHER_TYPE.with(
                    pool.map(PoolFacts::name).orElse(""),
                    destination,
                    pool.map(PoolFacts::type).orElse("")));
        }
        if (disk.target().logical() && !disk.bases().isEmpty()) {
            refuse(CopyCause.LOGICAL_ON_BASE.with(disk.wish().disk().target()));
        }
    }

    private void checkPresent(PlannedDisk disk, VolumeFacts there, Optional<User> own) {
        if (disk.sharing().answer() != Answer.SEPARATE) {
            refuse(CopyCause.MAYBE_THE_DISK.with(
                    destination, there.path(), source, disk.source().path()));
        }
        long size = disk.raw() ? PlannedDisk.wholeSectors(there.lengthBytes()) : there.capacityBytes();
        if (size != disk.capacity()) {
            refuse(CopyCause.OF_OTHER_SIZE.with(
                    destination,
                    there.path(),
                    Units.bytes(size),
                    size,
                    Units.bytes(disk.capacity()),
                    disk.capacity(),
                    source));
        }
        if (!disk.wish().overwrite()) {
            CopyCause whose = own.isPresent() ? CopyCause.OWN_FILE_THERE : CopyCause.UNUSED_FILE_THERE;
            refuse(whose.with(destination, there.path()));
        }
    }

    private void checkRoom(PlannedDisk disk) {
        DiskTarget target = disk.target();
        if (target.room().isEmpty()) {
            refuse(CopyCause.FOLDER_MISSING.with(
                    destination,
                    HostPath.folder(target.path()),
                    disk.wish().disk().target()));
        }
        long room = target.room().getAsLong()
                + target.present().map(VolumeFacts::allocationBytes).orElse(0L);
        if (room < disk.needs()) {
            refuse(CopyCause.NO_ROOM.with(
                    Units.bytes(room),
                    HostPath.folder(target.path()),
                    destination,
                    disk.source().name(),
                    Units.bytes(disk.needs())));
        }
    }

    private static void refuse(CopyProblem why) {
        throw CopyFailed.refused(why);
    }
}
