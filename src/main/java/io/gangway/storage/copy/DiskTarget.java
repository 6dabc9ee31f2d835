package io.gangway.storage.copy;

import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.place.StorageHost;
import io.gangway.storage.place.VolumeSpot;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a disk is to go on the destination.
 *
 * @param pool the pool that takes it, active or not; empty for a folder without one
 * @param path of the file or device
 * @param present what lies there now
 * @param room bytes that are free there; empty if the folder is still to be made
 */
record DiskTarget(Optional<PoolFacts> pool, String path, Optional<VolumeFacts> present, OptionalLong room) {

    private static final String LOGICAL = "logical";

    boolean logical() {
        return pool.filter(known -> known.type().equals(LOGICAL)).isPresent();
    }

    /** A device, which no pool makes. */
    boolean device() {
        return path.startsWith("/dev/") && !logical();
    }

    /** Whether its volumes are files or logical volumes. */
    boolean takesDisks() {
        return pool.isEmpty() || FolderPools.OF_FILES.contains(pool.get().type()) || logical();
    }

    VolumeSpot spot(StorageHost host, FolderPools folders) {
        Optional<String> own = logical() ? pool.map(PoolFacts::name) : Optional.empty();
        return new VolumeSpot(host, folders, own, HostPath.folder(path), HostPath.name(path));
    }
}
