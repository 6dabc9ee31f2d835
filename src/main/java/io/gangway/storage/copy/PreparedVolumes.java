package io.gangway.storage.copy;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.SharedDisks;
import io.gangway.storage.place.StorageHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Plans the volumes on the destination that a live copy of a VM's disks is to fill. */
@ApplicationScoped
public class PreparedVolumes {

    private final Function<HostName, StorageHost> hosts;
    private final SharedDisks shared;
    private final FolderPools folders;

    @Inject
    public PreparedVolumes(Hosts hosts, SharedDisks shared, FolderPools folders) {
        this(name -> StorageHost.of(hosts, name), shared, folders);
    }

    PreparedVolumes(Function<HostName, StorageHost> hosts, SharedDisks shared, FolderPools folders) {
        this.hosts = hosts;
        this.shared = shared;
        this.folders = folders;
    }

    /**
     * Looks at both hosts whether the disks can be copied; makes nothing yet.
     *
     * @param vm the VM itself, which may have its own old disks on the destination
     * @throws CopyFailed if one of them cannot
     */
    public VolumePlan plan(HostName source, HostName destination, UUID vm, List<DiskWish> wishes) {
        List<PlannedDisk> disks = DiskPlanner.plan(shared, folders, hosts, source, destination, vm, wishes, false);
        return new VolumePlan(vm, hosts.apply(destination), folders, disks);
    }
}
