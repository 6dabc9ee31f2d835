package io.gangway.storage;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.PoolFacts;
import io.gangway.libvirt.VirtException;
import io.gangway.libvirt.VolumeFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Copies the disks of a VM that is shut off from one host to another, each to the same path. */
@ApplicationScoped
public class DiskCopies {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Hosts hosts;

    public DiskCopies(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Looks at both hosts whether the images at these paths can be copied; copies nothing yet.
     *
     * @throws CopyFailed if one of them cannot
     */
    public DiskCopy plan(HostName source, HostName destination, List<String> paths) {
        StorageHost from = StorageHost.of(hosts, source);
        StorageHost to = StorageHost.of(hosts, destination);
        CopyProgress progress = new CopyProgress();
        VolumeCopy copy = new VolumeCopy(from, to, progress);
        List<VolumeCopy.Plan> plans = new ArrayList<>();
        try {
            for (String path : paths) {
                VolumeFacts volume = volume(from, path);
                plans.add(copy.plan(
                        volume.pool(), volume.name(), pool(to, folder(path)).name()));
            }
        } catch (VirtException e) {
            throw CopyFailed.broken(e.host() + ": " + e.getMessage(), e);
        }
        return new DiskCopy(copy, plans, progress);
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    /** libvirt knows what it saw at the last refresh of the pool. */
    private static VolumeFacts volume(StorageHost host, String path) {
        PoolFacts pool = pool(host, folder(path));
        return host.within(PATIENCE, connection -> {
                    connection.pools().refresh(pool.name());
                    return connection.volumes().at(path);
                })
                .orElseThrow(() ->
                        new CopyFailed(CopyFailed.Reason.REFUSED, "There is no " + path + " on " + host.name() + "."));
    }

    private static PoolFacts pool(StorageHost host, String folder) {
        return host.within(PATIENCE, connection -> connection.pools().all()).stream()
                .filter(pool -> pool.active() && pool.target().equals(folder))
                .findFirst()
                .orElseThrow(() -> new CopyFailed(
                        CopyFailed.Reason.REFUSED,
                        host.name() + " has no active storage pool in " + folder
                                + ". Set one up there, and try again."));
    }
}
