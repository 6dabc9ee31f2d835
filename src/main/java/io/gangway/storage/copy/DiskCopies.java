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

/** Copies the disks of a VM that is shut off from one host to another, each to its place or into a pool that is chosen. */
@ApplicationScoped
public class DiskCopies {

    private final Function<HostName, StorageHost> hosts;
    private final SharedDisks shared;
    private final FolderPools folders;

    @Inject
    public DiskCopies(Hosts hosts, SharedDisks shared, FolderPools folders) {
        this(name -> StorageHost.of(hosts, name), shared, folders);
    }

    DiskCopies(Function<HostName, StorageHost> hosts, SharedDisks shared, FolderPools folders) {
        this.hosts = hosts;
        this.shared = shared;
        this.folders = folders;
    }

    /**
     * Looks at both hosts whether the disks can be copied; copies nothing yet. One that builds on other images is copied
     * without them, if the destination has the same.
     *
     * @param vm the VM itself, which may have its own old disks on the destination
     * @throws CopyFailed if one of them cannot
     */
    public DiskCopy plan(HostName source, HostName destination, UUID vm, List<DiskWish> wishes) {
        List<PlannedDisk> disks = DiskPlanner.plan(shared, folders, hosts, source, destination, vm, wishes, true);
        CopyProgress progress = new CopyProgress();
        return new DiskCopy(new VolumeCopy(vm, hosts.apply(destination), folders, progress), disks, progress);
    }
}
