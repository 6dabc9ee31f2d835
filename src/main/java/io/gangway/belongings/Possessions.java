package io.gangway.belongings;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a VM has on its source.
 *
 * @param nvram the path of its UEFI variables
 * @param tpm whether it has an emulated TPM, whose state its host keeps
 * @param snapshots how many libvirt knows of
 * @param checkpoints their names, parents before children
 * @param surroundings what it names of its host
 * @param pendingChanges whether it runs with another configuration than the one that is kept
 * @param described whether it has a title, a description or metadata
 */
@RecordBuilder
public record Possessions(
        List<Disk> disks,
        Optional<String> nvram,
        boolean tpm,
        boolean savedState,
        boolean autostart,
        int snapshots,
        List<String> checkpoints,
        Surroundings surroundings,
        boolean pendingChanges,
        boolean described) {

    /**
     * A disk.
     *
     * @param target such as {@code vda}
     * @param path of its image; empty for one that is no file
     * @param bytes what its image takes up on the source, where that is known
     * @param backing paths of the images on which it builds, the nearest first
     * @param copied whether it is copied along
     */
    public record Disk(String target, String path, OptionalLong bytes, List<String> backing, boolean copied) {
        public Disk {
            backing = List.copyOf(backing);
        }
    }

    public Possessions {
        disks = List.copyOf(disks);
        checkpoints = List.copyOf(checkpoints);
    }

    /** The same with these disks. */
    public Possessions withDisks(List<Disk> found) {
        return PossessionsBuilder.builder(this).disks(found).build();
    }

    /** The same without files of its host that are told of elsewhere, by their paths. */
    public Possessions without(Set<String> files) {
        return PossessionsBuilder.builder(this)
                .surroundings(surroundings.without(files))
                .build();
    }
}
