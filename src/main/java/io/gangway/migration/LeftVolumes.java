package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.DomainFacts;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.storage.DiskUse;
import io.gangway.storage.HostFiles;
import io.gangway.vm.VmStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Removes the half-copied disks that are left on the destination when a migration fails or is cancelled. What lies at a
 * path may have changed since, so that a file stays where anything at all speaks for it:
 *
 * <ul>
 *   <li>the source does not have the VM any more, or needs its other half, or the destination knows the VM;
 *   <li>a VM on the destination uses it, as its disk, under a disk, or as a medium;
 *   <li>it was written to before the migration began, or after it ended;
 *   <li>it is the source's own file, since both hosts mount the same storage by now.
 * </ul>
 */
@ApplicationScoped
class LeftVolumes {

    private static final Logger LOG = Logger.getLogger(LeftVolumes.class);
    /** By how much the clocks of hosts and console may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /**
     * What a migration left.
     *
     * @param paths of the volumes that were not there before, and that were made for it
     * @param wanted whether they may still be removed, asked at the last moment
     */
    record Left(
            UUID uuid,
            MigrationMode mode,
            HostName source,
            HostName destination,
            Collection<String> paths,
            Instant begun,
            Instant ended,
            BooleanSupplier wanted) {}

    private final Hosts hosts;
    private final HostFiles files;

    LeftVolumes(Hosts hosts, HostFiles files) {
        this.hosts = hosts;
        this.files = files;
    }

    /**
     * Removes them.
     *
     * @return whether that is settled; false where a host does not answer
     */
    boolean remove(Left left) {
        if (left.paths().isEmpty() || hosts.find(left.destination()).isEmpty()) {
            return true;
        }
        try {
            hosts.ask(left.source(), from -> ownFiles(from, left)).ifPresent(own -> hosts.ask(
                            left.destination(), to -> remove(to, left, own))
                    .forEach(path -> LOG.infof("Removed the half-copied disk %s from %s", path, left.destination())));
            return true;
        } catch (VirtException e) {
            LOG.infof(
                    "Half-copied disks stay on %s for now: %s (%s)", left.destination(), left.paths(), e.getMessage());
            return false;
        }
    }

    /** When the source's own files of these paths were written to; empty where the VM is not all there. */
    private Optional<Map<String, Instant>> ownFiles(VirtConnection from, Left left) {
        boolean there = from.domain(left.uuid())
                .filter(domain -> left.mode() == MigrationMode.OFFLINE || lives(domain))
                .isPresent();
        if (!there) {
            return Optional.empty();
        }
        Map<String, Instant> own = new HashMap<>();
        left.paths().forEach(path -> files.modifiedAt(from, path).ifPresent(modified -> own.put(path, modified)));
        return Optional.of(own);
    }

    private static boolean lives(DomainFacts domain) {
        return VmStates.of(domain).active() && !domain.leftByPostCopy();
    }

    private List<String> remove(VirtConnection to, Left left, Map<String, Instant> own) {
        if (to.domain(left.uuid()).isPresent()) {
            return List.of();
        }
        DiskUse use = DiskUse.of(to);
        return left.paths().stream()
                .filter(path -> use.user(path).isEmpty())
                .filter(path -> files.modifiedAt(to, path)
                        .filter(modified -> !modified.equals(own.get(path)))
                        .filter(modified -> modified.isAfter(left.begun().minus(SKEW))
                                && modified.isBefore(left.ended().plus(SKEW)))
                        .isPresent())
                .filter(path -> left.wanted().getAsBoolean())
                .filter(path -> files.delete(to, path))
                .toList();
    }
}
