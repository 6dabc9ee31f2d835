package io.gangway.libvirt.binding;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libvirt.jna.virDomainBlockInfo;
import org.libvirt.jna.virDomainBlockJobInfo;

/** What may keep a VM from leaving its host. Asks, and changes nothing. Empty where the host does not know the VM. */
public final class VirtHindrances {

    private final VirtConnection connection;
    private final LibvirtApi api;

    VirtHindrances(VirtConnection connection, LibvirtApi api) {
        this.connection = connection;
        this.api = api;
    }

    /** How many snapshots of the VM libvirt keeps. */
    public int snapshots(UUID uuid) {
        return connection
                .read(uuid, domain -> connection.check(api.virDomainSnapshotNum(domain, 0)))
                .orElse(0);
    }

    /**
     * Whether a job, such as a backup or a copy, is at work on the disk.
     *
     * @param disk its target, such as {@code vda}
     */
    public boolean blockJob(UUID uuid, String disk) {
        return connection
                .read(
                        uuid,
                        domain -> connection.check(
                                        api.virDomainGetBlockJobInfo(domain, disk, new virDomainBlockJobInfo(), 0))
                                == 1)
                .orElse(false);
    }

    /** The size of the disk in bytes, as the guest sees it; empty for one that is empty itself. */
    public OptionalLong diskSize(UUID uuid, String disk) {
        Optional<Long> size = connection.read(uuid, domain -> {
            virDomainBlockInfo info = new virDomainBlockInfo();
            connection.check(api.virDomainGetBlockInfo(domain, disk, info, 0));
            return info.capacity;
        });
        return size.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
