package io.gangway.storage.place;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where a volume lies or is to lie: in a pool of the host's own, or in a folder.
 *
 * @param pool where libvirt names its volumes otherwise than by a folder, as those of a volume group; empty for a folder
 * @param folder normalised
 */
public record VolumeSpot(StorageHost host, FolderPools folders, Optional<String> pool, String folder, String name) {

    public static VolumeSpot at(StorageHost host, FolderPools folders, String path) {
        return new VolumeSpot(host, folders, Optional.empty(), HostPath.folder(path), HostPath.name(path));
    }

    public String path() {
        return HostPath.in(folder, name);
    }

    /** Works with the connection and the name of a pool that holds it, for as long as it takes. */
    public <T> HostCall<T> transfer(BiFunction<VirtConnection, String, T> work) {
        return host.transfer(connection -> apply(connection, work));
    }

    /** The same, with a wait for the answer. */
    public <T> T within(Duration limit, BiFunction<VirtConnection, String, T> work) {
        return host.within(limit, connection -> apply(connection, work));
    }

    private <T> T apply(VirtConnection connection, BiFunction<VirtConnection, String, T> work) {
        if (pool.isPresent()) {
            return work.apply(connection, pool.get());
        }
        return folders.in(connection, folder, false, own -> work.apply(connection, own))
                .orElseThrow(() -> new VirtException(
                        connection.host(),
                        VirtException.NO_STORAGE_POOL,
                        0,
                        connection.host() + " has no folder " + folder + "."));
    }
}
