package io.gangway.belongings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a VM has on its source.
 *
 * @param nvram the path of its UEFI variables
 * @param tpm whether it has an emulated TPM, whose state its host keeps
 * @param snapshots how many libvirt knows of
 * @param checkpoints their names, parents before children
 * @param media what is in its CD-ROM and floppy drives
 * @param logFiles paths to which its ports are written
 * @param networkFilters names
 * @param secrets UUIDs or usages, as the configuration names them
 * @param pendingChanges whether it runs with another configuration than the one that is kept
 * @param described whether it has a title, a description or metadata
 */
public record Possessions(
        List<Disk> disks,
        Optional<String> nvram,
        boolean tpm,
        boolean savedState,
        boolean autostart,
        int snapshots,
        List<String> checkpoints,
        List<Medium> media,
        List<SharedFolder> sharedFolders,
        List<String> logFiles,
        List<String> networkFilters,
        List<String> secrets,
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

    /**
     * What is in a drive, such as {@code sda}.
     *
     * @param path of the file or device; of a volume its pool's name and its own with a slash between, as in
     *     {@code iso/tools.iso}; empty for what lies on a network
     */
    public record Medium(String target, String path) {

        /** Its pool and its name, if it is a volume. libvirt lets no pool have a slash in its name. */
        Optional<Volume> volume() {
            int slash = path.indexOf('/');
            return slash > 0
                    ? Optional.of(new Volume(path.substring(0, slash), path.substring(slash + 1)))
                    : Optional.empty();
        }
    }

    /** A volume of a storage pool. */
    record Volume(String pool, String name) {}

    /**
     * A folder of the host that the guest sees.
     *
     * @param type libvirt's word for what brings it to the guest: {@code path} for 9p, {@code virtiofs}
     * @param folder on the host
     */
    public record SharedFolder(String type, String folder) {}

    public Possessions {
        disks = List.copyOf(disks);
        checkpoints = List.copyOf(checkpoints);
        media = List.copyOf(media);
        sharedFolders = List.copyOf(sharedFolders);
        logFiles = List.copyOf(logFiles);
        networkFilters = List.copyOf(networkFilters);
        secrets = List.copyOf(secrets);
    }

    /** The same with these disks. */
    public Possessions withDisks(List<Disk> found) {
        return new Possessions(
                found,
                nvram,
                tpm,
                savedState,
                autostart,
                snapshots,
                checkpoints,
                media,
                sharedFolders,
                logFiles,
                networkFilters,
                secrets,
                pendingChanges,
                described);
    }
}
