package io.gangway.storage.copy;

import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.DiskLook;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.StorageHost;
import io.gangway.storage.place.StorageXml;
import io.gangway.storage.place.VolumeSpot;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Copies a disk's image to its place on another host, through this process.
 *
 * <ol>
 *   <li>Both hosts were asked, and what cannot go well was refused: see {@link CopyRules}. What lies at the place is deleted
 *       if a person has confirmed that.
 *   <li>Make an empty file of the same length on the destination. The bytes of the source's file go into it as they are,
 *       so that format and capacity come with them; holes stay holes.
 *   <li>Read the destination's file again and compare its checksum with that of what was read from the source.
 *   <li>On any failure and on a cancel: delete the half-made file.
 * </ol>
 *
 * <p>A volume that somebody writes to meanwhile is not copied well: the VM must be shut off.
 */
final class VolumeCopy {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UUID vm;
    private final StorageHost destination;
    private final FolderPools folders;
    private final CopyProgress progress;

    VolumeCopy(UUID vm, StorageHost destination, FolderPools folders, CopyProgress progress) {
        this.vm = vm;
        this.destination = destination;
        this.folders = folders;
        this.progress = progress;
    }

    /**
     * All steps. Blocks for as long as they take.
     *
     * @param lastLook as {@link Overwriting} takes it
     * @return the volume on the destination
     * @throws CopyFailed if it could not be copied, or was cancelled
     */
    VolumeFacts run(PlannedDisk disk, BiConsumer<String, String> lastLook) {
        String name = disk.to().name();
        long length = disk.source().lengthBytes();
        try {
            new Overwriting(vm, destination, folders, lastLook).clear(disk);
            VolumeFacts made = disk.to().within(PATIENCE, (to, pool) -> to.volumes()
                    .create(
                            pool,
                            StorageXml.rawVolume(name, length, disk.target().logical() ? length : 0)));
            try {
                return fill(disk, made);
            } catch (RuntimeException e) {
                throw cleanUp(disk.to(), failure(e));
            }
        } catch (VirtException e) {
            if (e.unanswered()) {
                throw failure(e);
            }
            throw CopyFailed.refusedBy(CopyCause.NOT_MADE.with(destination.name(), name, e.getMessage()), e);
        }
    }

    private VolumeFacts fill(PlannedDisk disk, VolumeFacts made) {
        long length = disk.source().lengthBytes();
        if (made.lengthBytes() != length) {
            throw CopyFailed.broken(CopyCause.MADE_OF_OTHER_SIZE.with(
                    destination.name(), disk.to().path(), made.lengthBytes(), length));
        }
        VolumeTransfer transfer = new VolumeTransfer(progress);
        String sent = transfer.copy(disk.from(), disk.to(), length);
        String arrived = transfer.check(disk.to(), length);
        if (!sent.equals(arrived)) {
            throw CopyFailed.different(CopyCause.ARRIVED_DIFFERENT.with(
                    destination.name(), made.name(), disk.from().host().name()));
        }
        VolumeFacts there = disk.to()
                .within(PATIENCE, (to, pool) -> {
                    to.pools().refresh(pool);
                    return to.volumes().find(pool, made.name());
                })
                .orElseThrow(() -> CopyFailed.broken(CopyCause.LOST.with(destination.name(), made.name())));
        checkBase(disk, there);
        return there;
    }

    /** An image may name the one under it from its own folder on. */
    private void checkBase(PlannedDisk disk, VolumeFacts there) {
        Optional<String> base = disk.bases().stream().findFirst().map(first -> first.destination()
                .path());
        if (base.isPresent() && !DiskLook.backing(there).equals(base)) {
            throw CopyFailed.broken(
                    CopyCause.BASE_ELSEWHERE.with(there.path(), destination.name(), there.backing(), base.get()));
        }
    }

    private static CopyFailed failure(RuntimeException e) {
        if (e instanceof CopyFailed failed) {
            return failed;
        }
        return e instanceof VirtException virt
                ? CopyFailed.broken(virt)
                : CopyFailed.broken(CopyCause.CONSOLE_FAILED.with(e.getMessage()), e);
    }

    private static CopyFailed cleanUp(VolumeSpot made, CopyFailed failure) {
        try {
            made.within(PATIENCE, (to, pool) -> to.volumes().delete(pool, made.name()));
            return failure;
        } catch (VirtException e) {
            return failure.leaving(made.path());
        }
    }
}
