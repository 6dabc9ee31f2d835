package io.gangway.storage.place;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VolumeFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the volumes of a host's pools lie. */
final class VolumePaths {

    /** Pools whose volumes' paths are those of their folder and their names. */
    private static final Set<String> IN_A_FOLDER = Set.of("dir", "fs", "netfs", "logical");

    private final List<PoolFacts> pools;

    VolumePaths(List<PoolFacts> pools) {
        this.pools = pools;
    }

    Optional<PoolFacts> pool(String name) {
        return pools.stream().filter(pool -> pool.name().equals(name)).findFirst();
    }

    /** The path of a volume of a pool that lies in a folder, whether it is there or not; empty for other pools. */
    Optional<String> path(String pool, String volume) {
        return pool(pool)
                .filter(known ->
                        IN_A_FOLDER.contains(known.type()) && known.target().startsWith("/"))
                .map(known -> HostPath.in(known.target(), volume));
    }

    /** The same, and for other pools what libvirt says of a volume that is there. */
    Optional<String> path(VirtConnection host, String pool, String volume) {
        return path(pool, volume)
                .or(() -> pool(pool)
                        .filter(PoolFacts::active)
                        .flatMap(known -> host.volumes().find(pool, volume))
                        .map(VolumeFacts::path))
                .filter(path -> path.startsWith("/"));
    }
}
