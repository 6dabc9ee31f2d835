package io.gangway.migration.dialog;

import io.gangway.libvirt.fact.DiskSize;
import io.gangway.migration.dialog.StorageView.Spot;
import io.gangway.migration.preflight.StorageChoice;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.StoragePreset;
import io.gangway.migration.request.StorageWish;
import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.TargetPool;
import io.gangway.vm.details.DiskSource;
import io.gangway.vm.details.VmNeeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what the dialog shows of a VM's disks: what is known is told, and only what is open is asked. */
final class StorageViewRules {

    private final boolean off;
    private final Optional<StorageWish> wish;

    /**
     * Sets the scene.
     *
     * @param off whether the VM is shut off
     * @param wish what a person chose; empty as long as it is for the console to say
     */
    StorageViewRules(boolean off, Optional<StorageWish> wish) {
        this.off = off;
        this.wish = wish;
    }

    /** Where both hosts said where the disks lie. */
    StorageView known(
            String destination, StorageChoice.Found found, Map<String, DiskSize> sizes, List<TargetPool> pools) {
        StoragePreset preset = found.preset();
        List<MigrationStorage> choices = choices(preset, found.places().all());
        MigrationStorage storage = standing(choices, preset.storage());
        List<String> offered = preset.disks().isEmpty() ? unknown(found) : preset.disks();
        List<StorageView.Disk> disks = found.disks().stream()
                .flatMap(disk -> found.places().of(disk.target()).stream()
                        .map(place -> disk(disk, place, sizes, pools, offered)))
                .toList();
        return new StorageView(
                destination, "", storage, choices, disks, preset(preset, found, pools), wish.isPresent());
    }

    /** Where a host does not say what it should: it is asked again at the start. */
    static StorageView silent(String reason) {
        return new StorageView(
                "",
                reason,
                MigrationStorage.SHARED,
                List.of(),
                List.of(),
                new StorageWish("", List.of(), Map.of()).toString(),
                false);
    }

    /** Where nothing is known of the destination: a person must say. */
    StorageView open(CopiedDisks disks) {
        if (!disks.reason().isEmpty()) {
            return silent(disks.reason());
        }
        List<MigrationStorage> choices = off
                ? List.of(MigrationStorage.SHARED, MigrationStorage.COPY)
                : List.of(MigrationStorage.SHARED, MigrationStorage.COPY, MigrationStorage.COPY_DIFFERENCE);
        List<String> all = disks.all().stream().map(CopiedDisks.Disk::target).toList();
        List<StorageView.Disk> shown = disks.all().stream()
                .map(disk -> new StorageView.Disk(
                        disk.target(),
                        disk.source(),
                        disk.capacity(),
                        disk.allocation(),
                        Optional.empty(),
                        "",
                        false,
                        ticked(disk.target(), all),
                        true,
                        List.of(),
                        ""))
                .toList();
        StorageWish usual = new StorageWish(MigrationStorage.SHARED.word(), List.of(), Map.of());
        return new StorageView(
                "", "", standing(choices, MigrationStorage.SHARED), choices, shown, usual.toString(), wish.isPresent());
    }

    private List<MigrationStorage> choices(StoragePreset preset, List<DiskPlace> places) {
        List<DiskPlace> copyable =
                places.stream().filter(StorageViewRules::copyable).toList();
        List<MigrationStorage> choices = new ArrayList<>();
        // A guest that runs could not go on without what only its source reaches.
        if (off || !preset.storage().copies()) {
            choices.add(MigrationStorage.SHARED);
        }
        if (!copyable.isEmpty()) {
            choices.add(MigrationStorage.COPY);
        }
        if (!off && copyable.stream().anyMatch(place -> !place.chain().isEmpty())) {
            choices.add(MigrationStorage.COPY_DIFFERENCE);
        }
        return choices;
    }

    private static boolean copyable(DiskPlace place) {
        return !place.sharing().shared();
    }

    private MigrationStorage standing(List<MigrationStorage> choices, MigrationStorage preset) {
        return choices.stream()
                .filter(choice -> wish.filter(chosen -> chosen.storage().equals(choice.word()))
                        .isPresent())
                .findFirst()
                .orElse(preset);
    }

    /** Who chooses to copy a VM's disks though it is not known where they lie means all that it writes. */
    private static List<String> unknown(StorageChoice.Found found) {
        return found.disks().stream()
                .filter(VmNeeds.Disk::written)
                .map(VmNeeds.Disk::target)
                .filter(target -> found.places()
                        .of(target)
                        .filter(StorageViewRules::copyable)
                        .isPresent())
                .toList();
    }

    private boolean ticked(String target, List<String> offered) {
        return wish.filter(StorageWish::copies)
                .map(StorageWish::disks)
                .orElse(offered)
                .contains(target);
    }

    private StorageView.Disk disk(
            VmNeeds.Disk disk,
            DiskPlace place,
            Map<String, DiskSize> sizes,
            List<TargetPool> pools,
            List<String> offered) {
        DiskSize size = place.source()
                .map(file -> new DiskSize(file.capacityBytes(), file.allocationBytes()))
                .orElseGet(() -> sizes.getOrDefault(disk.target(), new DiskSize(0, 0)));
        boolean copyable = copyable(place);
        List<Spot> spots = copyable ? spots(place, pools) : List.of();
        return new StorageView.Disk(
                disk.target(),
                place.sourcePath().isEmpty() ? disk.source().told() : place.sourcePath(),
                size.capacity(),
                size.allocation(),
                Optional.of(place.sharing().reason()),
                disk.source().type() == DiskSource.Type.VOLUME ? disk.source().container() : "",
                place.destination().isPresent(),
                copyable && ticked(disk.target(), offered),
                copyable,
                spots,
                spot(disk, spots));
    }

    private static List<Spot> spots(DiskPlace place, List<TargetPool> pools) {
        if (pools.isEmpty() || place.sharing().reason() == Sharing.Reason.OTHER_KIND) {
            return List.of();
        }
        boolean sameFolder = !place.destinationPool().isEmpty();
        String path = place.destinationPath().isEmpty() ? place.sourcePath() : place.destinationPath();
        List<Spot> spots = new ArrayList<>();
        spots.add(new Spot("", VmNeeds.folder(path), place.room().orElse(-1), sameFolder));
        pools.stream()
                .filter(pool -> !pool.name().equals(place.destinationPool()))
                .map(pool -> new Spot(pool.name(), pool.folder(), pool.freeBytes(), true))
                .forEach(spots::add);
        return spots;
    }

    private String spot(VmNeeds.Disk disk, List<Spot> spots) {
        return wish.map(chosen -> chosen.pools().getOrDefault(disk.target(), ""))
                .filter(pool -> spots.stream()
                        .anyMatch(spot -> spot.possible() && spot.pool().equals(pool)))
                .orElseGet(() -> preset(spots));
    }

    /** The same place, or where there is none the one with the most room. */
    private static String preset(List<Spot> spots) {
        return spots.stream()
                .filter(Spot::possible)
                .filter(spot -> spot.pool().isEmpty())
                .findFirst()
                .or(() -> spots.stream().filter(Spot::possible).max(Comparator.comparingLong(Spot::free)))
                .map(Spot::pool)
                .orElse("");
    }

    private static String preset(StoragePreset preset, StorageChoice.Found found, List<TargetPool> pools) {
        Map<String, String> chosen = found.disks().stream()
                .filter(disk -> preset.disks().contains(disk.target()))
                .collect(Collectors.toMap(
                        VmNeeds.Disk::target,
                        disk -> found.places()
                                .of(disk.target())
                                .map(place -> preset(spots(place, pools)))
                                .orElse(""),
                        (one, other) -> one));
        chosen.values().removeIf(String::isEmpty);
        return new StorageWish(preset.storage().word(), preset.disks(), chosen).toString();
    }
}
