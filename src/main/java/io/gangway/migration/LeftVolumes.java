package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.libvirt.VolumeFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Removes the half-copied disks that libvirt leaves on the destination when a migration fails or is cancelled. */
@ApplicationScoped
class LeftVolumes {

    private static final Logger LOG = Logger.getLogger(LeftVolumes.class);

    private final Hosts hosts;

    LeftVolumes(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Removes them, unless anything speaks against it: only where the source still knows the VM and the destination
     * does not.
     *
     * @param made paths of the volumes that were not there before, and that libvirt makes for this migration
     */
    void remove(UUID uuid, HostName source, HostName destination, Collection<String> made) {
        if (made.isEmpty()) {
            return;
        }
        try {
            if (hosts.ask(source, from -> from.domain(uuid)).isPresent()) {
                hosts.ask(destination, to -> remove(to, uuid, made))
                        .forEach(path -> LOG.infof("Removed the half-copied disk %s from %s", path, destination));
            }
        } catch (VirtException e) {
            LOG.warnf(e, "Half-copied disks may be left on %s: %s", destination, made);
        }
    }

    private static List<String> remove(VirtConnection to, UUID uuid, Collection<String> made) {
        if (to.domain(uuid).isPresent()) {
            return List.of();
        }
        return made.stream()
                .flatMap(path -> to.volumes().at(path).stream())
                .filter(volume -> to.volumes().delete(volume.pool(), volume.name()))
                .map(VolumeFacts::path)
                .toList();
    }
}
