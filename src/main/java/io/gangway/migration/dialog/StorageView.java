package io.gangway.migration.dialog;

import io.gangway.migration.request.MigrationStorage;
import io.gangway.storage.place.Sharing;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the dialog says of a VM's disks, and what it asks about them.
 *
 * @param destination the host that was asked; empty where nothing is known of the destination
 * @param silence why a host that should know does not say; else empty
 * @param storage as it stands
 * @param choices what there is to choose from; one alone is not asked
 * @param preset what the console would choose, to tell it from what a person chose
 * @param chosen whether a person chose already
 */
public record StorageView(
        String destination,
        String silence,
        MigrationStorage storage,
        List<MigrationStorage> choices,
        List<Disk> disks,
        String preset,
        boolean chosen) {

    private static final Set<Sharing.Reason> UNKNOWN =
            EnumSet.of(Sharing.Reason.NAME_PROVES_NOTHING, Sharing.Reason.NOT_WRITABLE, Sharing.Reason.OTHER_KIND);

    /**
     * A disk.
     *
     * @param place its path, or what a person is told instead
     * @param capacity what the guest sees, in bytes; 0 where that is not known
     * @param allocation what the image takes up, in bytes; 0 where that is not known
     * @param sharing how it is known whether both hosts reach it; empty where nobody was asked
     * @param pool that of the configuration; empty for a path
     * @param there whether the destination has something of that name
     * @param ticked whether it is to be copied
     * @param copyable not where both hosts reach the same
     * @param spots where it can be copied to; empty where there is no choice
     * @param spot the pool that is chosen of these
     */
    public record Disk(
            String target,
            String place,
            long capacity,
            long allocation,
            Optional<Sharing.Reason> sharing,
            String pool,
            boolean there,
            boolean ticked,
            boolean copyable,
            List<Spot> spots,
            String spot) {

        public Disk {
            spots = List.copyOf(spots);
        }

        /** Whether it was found out at all. */
        public boolean proven() {
            return sharing.filter(reason -> !UNKNOWN.contains(reason)).isPresent();
        }

        /** Whether not all of it is in use. */
        public boolean thin() {
            return allocation < capacity;
        }
    }

    /**
     * A place on the destination.
     *
     * @param pool empty for the same place as on the source
     * @param free in bytes; less than 0 where that is not known
     * @param possible whether there is a pool that takes it
     */
    public record Spot(String pool, String folder, long free, boolean possible) {}

    public StorageView {
        choices = List.copyOf(choices);
        disks = List.copyOf(disks);
    }

    /** Whether there is anything to choose between. */
    public boolean asks() {
        return choices.size() > 1;
    }

    /** Whether any of them can be copied at all. */
    public boolean copies() {
        return choices.stream().anyMatch(MigrationStorage::copies);
    }

    public boolean offers(String word) {
        return choices.stream().anyMatch(choice -> choice.word().equals(word));
    }

    public boolean stands(String word) {
        return storage.word().equals(word);
    }

    public boolean several() {
        return disks.size() > 1;
    }

    /** Whether the destination said where they lie. */
    public boolean known() {
        return !destination.isEmpty();
    }
}
