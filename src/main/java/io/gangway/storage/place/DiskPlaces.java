package io.gangway.storage.place;

import java.util.List;
import java.util.Optional;

/** The places of a VM's disks on two hosts, in the order of its configuration. */
public record DiskPlaces(List<DiskPlace> all) {

    public DiskPlaces {
        all = List.copyOf(all);
    }

    /** That of one disk, by its target. */
    public Optional<DiskPlace> of(String target) {
        return all.stream().filter(place -> place.target().equals(target)).findFirst();
    }
}
