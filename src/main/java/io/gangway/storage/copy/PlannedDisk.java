package io.gangway.storage.copy;

import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.libvirt.fact.VolumeLayout;
import io.gangway.storage.copy.DiskPaths.NewSource;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.VolumeSpot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a disk before it is copied, asked afresh.
 *
 * @param source what lies at its place on the source
 * @param chain the images under it, the nearest first
 * @param bases those of them on which the copy is to build: the same as {@code chain}, or none
 */
record PlannedDisk(
        DiskWish wish,
        VolumeFacts source,
        VolumeLayout layout,
        List<VolumeFacts> chain,
        List<BaseImage> bases,
        VolumeSpot from,
        DiskTarget target,
        VolumeSpot to,
        Sharing sharing) {

    /** QEMU counts disks in sectors of that size, and rounds up the length of a raw image that ends in the midst of one. */
    static final long SECTOR = 512;

    static long wholeSectors(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR * SECTOR;
    }

    /**
     * The size of the disk that the guest sees. What a raw image holds is the guest's own, so that a header that seems to
     * be in it says nothing.
     */
    long capacity() {
        return raw() ? wholeSectors(source.lengthBytes()) : source.capacityBytes();
    }

    /** By its configuration, not by its content. */
    boolean raw() {
        return wish.disk().format().equals("raw");
    }

    /** The format that it will have on the destination. */
    String format() {
        return target.logical() ? "raw" : wish.disk().format();
    }

    /** What its configuration has to say on the destination, where that differs. */
    Optional<NewSource> newSource() {
        boolean kept = !bases.isEmpty();
        if (wish.pool().isEmpty()) {
            return Optional.empty();
        }
        if (target.logical()) {
            return Optional.of(NewSource.block(target.path()));
        }
        return Optional.of(
                wish.disk().isVolume()
                        ? NewSource.volume(wish.pool().get(), to.name(), format(), kept)
                        : NewSource.file(target.path(), format(), kept));
    }

    /** The paths of what is written over, by the targets of the disks. */
    static Map<String, String> replaced(List<PlannedDisk> disks) {
        Map<String, String> replaced = new LinkedHashMap<>();
        disks.stream()
                .filter(disk ->
                        disk.wish().overwrite() && disk.target().present().isPresent())
                .forEach(disk ->
                        replaced.put(disk.wish().disk().target(), disk.target().path()));
        return replaced;
    }

    /** The same of several, by their targets. */
    static Map<String, NewSource> newSources(List<PlannedDisk> disks) {
        Map<String, NewSource> sources = new LinkedHashMap<>();
        disks.forEach(disk -> disk.newSource()
                .ifPresent(source -> sources.put(disk.wish().disk().target(), source)));
        return sources;
    }

    /** What it takes there at the least, in bytes. */
    long needs() {
        if (target.logical()) {
            return capacity();
        }
        long under = bases.isEmpty()
                ? chain.stream().mapToLong(VolumeFacts::allocationBytes).sum()
                : 0;
        return Math.min(source.allocationBytes() + under, Math.max(capacity(), source.allocationBytes()));
    }
}
