package io.gangway.storage.copy;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.DiskUse.User;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.SharingProof;
import io.gangway.storage.place.StorageHost;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Makes way for a disk where a person has confirmed that the file at its place is not needed any more. */
final class Overwriting {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID vm;
    private final StorageHost destination;
    private final FolderPools folders;
    private final BiConsumer<String, String> lastLook;

    /**
     * For the disks of one VM.
     *
     * @param lastLook hears the target of a disk and the path of what is about to be deleted for it, and throws
     *     {@link CopyFailed} if that must not be
     */
    Overwriting(UUID vm, StorageHost destination, FolderPools folders, BiConsumer<String, String> lastLook) {
        this.vm = vm;
        this.destination = destination;
        this.folders = folders;
        this.lastLook = lastLook;
    }

    /**
     * Deletes what lies at the disk's place, if that was confirmed. All is asked afresh: since then a VM may have begun to
     * use it, or somebody may have mounted the source's own storage there.
     *
     * @throws CopyFailed if another VM uses it, or it is not what the person saw
     */
    void clear(PlannedDisk disk) {
        Optional<VolumeFacts> confirmed =
                disk.target().present().filter(there -> disk.wish().overwrite());
        if (confirmed.isPresent()) {
            destination.within(PATIENCE, host -> {
                checkUse(host, disk);
                return true;
            });
            checkSeparate(disk);
            lastLook.accept(disk.wish().disk().target(), disk.target().path());
            disk.to().within(PATIENCE, (host, pool) -> {
                Optional<VolumeFacts> now = host.volumes().find(pool, disk.to().name());
                if (now.filter(there -> there.lengthBytes() != confirmed.get().lengthBytes())
                        .isPresent()) {
                    throw CopyFailed.refused(
                            CopyCause.SIZE_CHANGED.with(disk.target().path(), destination.name()));
                }
                return disk.target().device()
                        || host.volumes().delete(pool, disk.to().name());
            });
        }
    }

    private void checkSeparate(PlannedDisk disk) {
        Sharing now = new SharingProof(folders, disk.from().host(), destination)
                .prove(disk.from().folder(), disk.to().folder());
        if (now.answer() != Answer.SEPARATE) {
            throw CopyFailed.refused(CopyCause.MAYBE_THE_DISK_BY_NOW.with(
                    disk.target().path(),
                    destination.name(),
                    disk.from().host().name(),
                    disk.source().path()));
        }
    }

    private void checkUse(VirtConnection host, PlannedDisk disk) {
        Optional<User> user =
                DiskUse.of(host, folders).userOtherThan(vm, disk.target().path());
        user.ifPresent(other -> {
            throw CopyFailed.refused(CopyCause.USED_BY_ANOTHER_BY_NOW.with(
                    disk.target().path(), destination.name(), other.name(), other.as()));
        });
    }
}
