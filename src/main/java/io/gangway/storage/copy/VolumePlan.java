package io.gangway.storage.copy;

import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.libvirt.fact.VolumeLayout;
import io.gangway.storage.copy.DiskPaths.NewSource;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.StorageHost;
import io.gangway.storage.place.StorageXml;
import io.gangway.storage.place.VolumeSpot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The volumes that a live copy is to fill: what libvirt would make itself takes the full size at once, and it makes none in
 * another pool or upon another image.
 */
public final class VolumePlan {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID vm;
    private final StorageHost destination;
    private final FolderPools folders;
    private final List<PlannedDisk> disks;
    private final CopyProgress progress = new CopyProgress();
    private final Deque<VolumeSpot> made = new ArrayDeque<>();

    VolumePlan(UUID vm, StorageHost destination, FolderPools folders, List<PlannedDisk> disks) {
        this.vm = vm;
        this.destination = destination;
        this.folders = folders;
        this.disks = List.copyOf(disks);
        new BaseImages(disks, progress).expect();
    }

    /** How far the comparison of the images is on which volumes are to build; and the way to cancel it. */
    public CopyProgress progress() {
        return progress;
    }

    /** What {@link DiskPaths} is to write into the VM's configurations; empty if every disk keeps its place. */
    public Map<String, NewSource> newSources() {
        return PlannedDisk.newSources(disks);
    }

    /** Files on the destination that somebody has said may be written over, and that are there: their paths by the disks. */
    public Map<String, String> replaced() {
        return PlannedDisk.replaced(disks);
    }

    /** Where the volumes will be, in the order of the disks. */
    public List<String> paths() {
        return disks.stream().map(disk -> disk.target().path()).toList();
    }

    /**
     * Compares the images on which volumes are to build, then makes the volumes. Blocks for as long as that takes.
     *
     * @param lastLook hears the target of a disk and the path of what is about to be deleted for it, and throws
     *     {@link CopyFailed} if that must not be
     * @param beginning hears the path of each volume just before it is made
     * @param notMade hears the path of one that the destination did not make: what lies there is not ours
     * @throws CopyFailed if one could not be made; those that were made before it are then deleted
     */
    public void make(BiConsumer<String, String> lastLook, Consumer<String> beginning, Consumer<String> notMade) {
        try {
            new BaseImages(disks, progress).compare();
            Overwriting overwriting = new Overwriting(vm, destination, folders, lastLook);
            disks.forEach(disk -> {
                overwriting.clear(disk);
                make(disk, beginning, notMade);
            });
        } catch (CopyFailed e) {
            throw takenBack(e);
        } catch (VirtException e) {
            throw takenBack(CopyFailed.broken(e));
        }
    }

    private void make(PlannedDisk disk, Consumer<String> beginning, Consumer<String> notMade) {
        beginning.accept(disk.target().path());
        VolumeFacts facts;
        try {
            facts = disk.to().within(PATIENCE, (host, pool) -> host.volumes().create(pool, xml(disk)));
        } catch (VirtException e) {
            if (!e.unanswered()) {
                notMade.accept(disk.target().path());
            }
            throw CopyFailed.broken(
                    CopyCause.NOT_MADE.with(destination.name(), disk.target().path(), e.getMessage()), e);
        }
        made.push(disk.to());
        long size = disk.format().equals("raw") ? facts.lengthBytes() : facts.capacityBytes();
        if (size != disk.capacity()) {
            throw CopyFailed.refused(CopyCause.MADE_OF_OTHER_SIZE.with(
                    destination.name(), disk.target().path(), size, disk.capacity()));
        }
    }

    private static String xml(PlannedDisk disk) {
        boolean logical = disk.target().logical();
        VolumeLayout layout = logical || disk.raw() ? VolumeLayout.plain("raw") : disk.layout();
        String base =
                disk.bases().isEmpty() ? "" : disk.bases().get(0).destination().path();
        return StorageXml.diskVolume(
                disk.to().name(),
                disk.capacity(),
                logical ? disk.capacity() : 0,
                layout,
                base,
                disk.layout().backingFormat());
    }

    private CopyFailed takenBack(CopyFailed failure) {
        CopyFailed all = failure;
        while (!made.isEmpty()) {
            VolumeSpot spot = made.pop();
            try {
                spot.within(PATIENCE, (host, pool) -> host.volumes().delete(pool, spot.name()));
            } catch (VirtException e) {
                all = all.leaving(spot.path());
            }
        }
        return all;
    }
}
