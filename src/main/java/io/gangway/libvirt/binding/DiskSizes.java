package io.gangway.libvirt.binding;

import io.gangway.libvirt.fact.DiskSize;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.jna.virDomainBlockInfo;

/** Asks a host how large the disks of its domains are. */
public final class DiskSizes {

    private final VirtConnection connection;
    private final LibvirtApi api;

    DiskSizes(VirtConnection connection, LibvirtApi api) {
        this.connection = connection;
        this.api = api;
    }

    /**
     * The size of one disk; empty if libvirt cannot tell, as of an empty drive or of an image that is not there.
     *
     * @param target such as {@code vda}
     */
    public Optional<DiskSize> of(UUID uuid, String target) {
        return connection.read(uuid, domain -> {
            virDomainBlockInfo info = new virDomainBlockInfo();
            return api.virDomainGetBlockInfo(domain, target, info, 0) < 0
                    ? null
                    : new DiskSize(info.capacity, info.allocation);
        });
    }
}
