package io.gangway.storage.place;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import java.util.Comparator;
import java.util.List;

/**
 * A storage pool of a host into which a disk can be copied.
 *
 * @param folder where its volumes lie
 * @param freeBytes as libvirt last looked
 */
public record TargetPool(String name, String folder, long freeBytes) {

    private static final String LOGICAL = "logical";

    /** The active ones of a host, by name; without those that the console makes for itself. */
    public static List<TargetPool> on(VirtConnection host) {
        return of(host.pools().all());
    }

    static List<TargetPool> of(List<PoolFacts> pools) {
        return pools.stream()
                .filter(PoolFacts::active)
                .filter(pool -> FolderPools.OF_FILES.contains(pool.type())
                        || pool.type().equals(LOGICAL))
                .filter(pool -> FolderPoolName.parse(pool.name()).isEmpty())
                .map(pool -> new TargetPool(pool.name(), HostPath.normal(pool.target()), pool.availableBytes()))
                .sorted(Comparator.comparing(TargetPool::name))
                .toList();
    }
}
