package io.gangway.storage.copy;

import io.gangway.host.HostName;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.libvirt.fact.VolumeLayout;
import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.DiskPlaces;
import io.gangway.storage.place.DiskSource;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.DiskUse.User;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostFiles;
import io.gangway.storage.place.HostPair;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.place.SharedDisks;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.StorageHost;
import io.gangway.storage.place.VolumeSpot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out, for disks that are to be copied, what each is and where it is to go; refuses what cannot go well. Changes
 * nothing on either host, but for the proof of {@link SharedDisks}.
 */
final class DiskPlanner {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SharedDisks shared;
    private final FolderPools folders;
    private final HostName sourceName;
    private final HostName destinationName;
    private final StorageHost source;
    private final StorageHost destination;
    private final StorageHost from;
    private final StorageHost to;
    private final Set<String> taken = new HashSet<>();

    private DiskPlanner(
            SharedDisks shared,
            FolderPools folders,
            HostName sourceName,
            StorageHost source,
            StorageHost from,
            HostName destinationName,
            StorageHost destination,
            StorageHost to) {
        this.shared = shared;
        this.folders = folders;
        this.sourceName = sourceName;
        this.destinationName = destinationName;
        this.source = source;
        this.destination = destination;
        this.from = from;
        this.to = to;
    }

    /**
     * Plans all disks of one VM.
     *
     * @param onBases whether an image that builds on others is always copied without them, as where its bytes are copied
     * @throws CopyFailed if one of them cannot be copied
     */
    static List<PlannedDisk> plan(
            SharedDisks shared,
            FolderPools folders,
            Function<HostName, StorageHost> hosts,
            HostName sourceName,
            HostName destinationName,
            UUID vm,
            List<DiskWish> wishes,
            boolean onBases) {
        StorageHost source = hosts.apply(sourceName);
        StorageHost destination = hosts.apply(destinationName);
        try {
            return HostPair.with(source, destination, SharedDisks.LIMIT, (from, to) -> new DiskPlanner(
                            shared, folders, sourceName, source, from, destinationName, destination, to)
                    .plan(vm, wishes, onBases));
        } catch (VirtException e) {
            throw CopyFailed.broken(e);
        }
    }

    private List<PlannedDisk> plan(UUID vm, List<DiskWish> wishes, boolean onBases) {
        DiskPlaces places = shared.places(
                sourceName,
                from,
                destinationName,
                to,
                wishes.stream().map(DiskWish::disk).toList(),
                wishes.stream()
                        .flatMap(wish -> wish.there().stream())
                        .collect(Collectors.toMap(DiskSource::target, Function.identity())));
        DiskUse use = to.within(PATIENCE, host -> DiskUse.of(host, folders));
        List<PlannedDisk> planned = new ArrayList<>();
        for (DiskWish wish : wishes) {
            DiskPlace place = places.of(wish.disk().target()).orElseThrow();
            PlannedDisk disk = plan(wish, place, onBases || wish.difference());
            disk.bases()
                    .forEach(base -> checkWriter(
                            disk,
                            base,
                            use.writerOtherThan(vm, base.destination().path())));
            new CopyRules(source.name(), destination.name()).check(disk, vm, use);
            planned.add(disk);
        }
        return planned;
    }

    private PlannedDisk plan(DiskWish wish, DiskPlace place, boolean onBases) {
        DiskSource disk = wish.disk();
        if (place.sourcePath().isEmpty()) {
            throw CopyFailed.refused(CopyCause.NEITHER_FILE_NOR_DEVICE.with(disk.target(), source.name()));
        }
        VolumeFacts facts = place.source().orElseThrow(() -> notSeen(place.sourcePath()));
        VolumeSpot spot = VolumeSpot.at(source, folders, place.sourcePath());
        VolumeLayout layout = disk.format().equals("raw")
                ? VolumeLayout.plain("raw")
                : VolumeSpot.at(from, folders, place.sourcePath())
                        .within(PATIENCE, (host, pool) -> host.volumes().layout(pool, spot.name()))
                        .orElseThrow(() -> CopyFailed.refused(CopyCause.GONE.with(place.sourcePath(), source.name())));
        List<VolumeFacts> chain = disk.format().equals("raw") ? List.of() : place.chain();
        if (wish.difference() && chain.isEmpty()) {
            throw CopyFailed.refused(CopyCause.NO_BASE.with(facts.path(), source.name()));
        }
        DiskTarget target = wish.pool()
                .map(pool -> inPool(wish, pool, place.sourcePath()))
                .orElseGet(() -> atItsPlace(wish.there().orElse(disk), place));
        Sharing sharing = wish.pool().isEmpty() ? place.sharing() : withTarget(spot, target);
        return new PlannedDisk(
                wish,
                facts,
                layout,
                chain,
                onBases && !disk.format().equals("raw") ? bases(facts, layout, chain) : List.of(),
                spot,
                target,
                target.spot(destination, folders),
                sharing);
    }

    private CopyFailed notSeen(String path) {
        CopyCause cause = FolderPools.unseen(path) ? CopyCause.DEVICE_NOT_SEEN : CopyCause.NOT_THERE;
        return CopyFailed.refused(cause.with(path, source.name()));
    }

    /** In a pool that is chosen as well: it may be the one in which the disk lies. */
    private Sharing withTarget(VolumeSpot spot, DiskTarget target) {
        return target.present().isEmpty() || target.logical()
                ? Sharing.of(Sharing.Answer.UNKNOWN, Sharing.Reason.OTHER_KIND)
                : shared.folders(sourceName, from, spot.folder(), destinationName, to, HostPath.folder(target.path()));
    }

    private DiskTarget atItsPlace(DiskSource disk, DiskPlace place) {
        if (place.destinationPath().isEmpty()) {
            throw CopyFailed.refused(CopyCause.POOL_MISSING.with(destination.name(), disk.pool(), disk.target()));
        }
        Optional<PoolFacts> pool = disk.isVolume()
                ? to.within(PATIENCE, host -> host.pools().find(disk.pool()))
                : to.within(PATIENCE, host -> poolOver(host, place));
        taken.add(place.destinationPath());
        return new DiskTarget(pool, place.destinationPath(), place.destination(), place.room());
    }

    /** A stopped pool stands for storage that may not be there now, so that it counts where no active one has the folder. */
    private static Optional<PoolFacts> poolOver(VirtConnection host, DiskPlace place) {
        return place.destinationPool().isEmpty()
                ? host.pools().all().stream()
                        .filter(pool -> !pool.active())
                        .filter(pool -> HostPath.normal(pool.target()).equals(HostPath.folder(place.destinationPath())))
                        .findFirst()
                : host.pools().find(place.destinationPool());
    }

    private DiskTarget inPool(DiskWish wish, String name, String path) {
        PoolFacts pool = to.within(PATIENCE, host -> host.pools().find(name))
                .orElseThrow(() -> CopyFailed.refused(CopyCause.CHOSEN_POOL_MISSING.with(destination.name(), name)));
        String free = freeName(pool, HostPath.name(path), wish.disk());
        String there = HostPath.in(pool.target(), free);
        return to.within(PATIENCE, host -> look(host, pool, there, free));
    }

    private DiskTarget look(VirtConnection host, PoolFacts pool, String path, String name) {
        if (!pool.active()) {
            return new DiskTarget(Optional.of(pool), path, Optional.empty(), OptionalLong.empty());
        }
        host.pools().refresh(pool.name());
        return new DiskTarget(
                host.pools().find(pool.name()).or(() -> Optional.of(pool)),
                path,
                host.volumes().find(pool.name(), name),
                OptionalLong.of(host.pools().find(pool.name()).orElse(pool).availableBytes()));
    }

    /** Two disks of one VM may have the same name in different folders. */
    private String freeName(PoolFacts pool, String name, DiskSource disk) {
        return taken.add(HostPath.in(pool.target(), name)) ? name : disk.freeName(name);
    }

    private List<BaseImage> bases(VolumeFacts image, VolumeLayout layout, List<VolumeFacts> chain) {
        if (!image.backing().isEmpty()
                && (chain.isEmpty() || layout.backingFormat().isEmpty())) {
            throw CopyFailed.refused(CopyCause.BASE_NOT_UNDERSTOOD.with(image.path(), source.name(), image.backing()));
        }
        return chain.stream().map(base -> base(image, base)).toList();
    }

    private BaseImage base(VolumeFacts image, VolumeFacts base) {
        VolumeSpot here = VolumeSpot.at(source, folders, base.path());
        VolumeSpot there = VolumeSpot.at(destination, folders, base.path());
        VolumeFacts found = to.within(PATIENCE, host -> new HostFiles(folders).at(host, base.path()))
                .orElseThrow(() -> CopyFailed.refused(
                        CopyCause.BASE_MISSING.with(image.name(), source.name(), base.path(), destination.name())));
        if (found.lengthBytes() != base.lengthBytes()) {
            throw CopyFailed.refused(CopyCause.BASE_OF_OTHER_SIZE.with(
                    image.name(),
                    source.name(),
                    base.path(),
                    destination.name(),
                    found.lengthBytes(),
                    base.lengthBytes()));
        }
        boolean same = shared.folders(sourceName, from, here.folder(), destinationName, to, there.folder())
                .shared();
        return new BaseImage(here, there, base.lengthBytes(), same);
    }

    /** The same today is not the same tomorrow where a VM writes to it. */
    private void checkWriter(PlannedDisk disk, BaseImage base, Optional<User> writer) {
        writer.ifPresent(user -> {
            throw CopyFailed.refused(CopyCause.BASE_WRITTEN.with(
                    disk.source().name(),
                    source.name(),
                    base.source().path(),
                    destination.name(),
                    user.name(),
                    user.as()));
        });
    }
}
