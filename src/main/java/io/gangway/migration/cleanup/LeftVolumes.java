package io.gangway.migration.cleanup;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.request.MigrationMode;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import io.gangway.vm.inventory.VmStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Removes what is left on the destination when a migration fails or is cancelled: half-copied disks, and the small files
 * that were carried. What lies at a path may have changed since, so that a file stays where anything at all speaks for it:
 *
 * <ul>
 *   <li>the source does not have the VM any more, or needs its other half, or the destination knows the VM;
 *   <li>the VM is shut off on the source, which does not say that it was ended there: it may have left;
 *   <li>a VM on the destination uses it;
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
     * @param paths of the files and folders that were not there before, and that were made for it
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
    private final FolderPools folders;

    LeftVolumes(Hosts hosts, FolderPools folders) {
        this.hosts = hosts;
        this.folders = folders;
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
            hosts.ask(left.source(), from -> ownFiles(from, left))
                    .ifPresent(own -> hosts.ask(left.destination(), to -> remove(to, left, own))
                            .forEach(path -> LOG.infof(
                                    "Removed %s, of a VM that did not come, from %s", path, left.destination())));
            return true;
        } catch (VirtException e) {
            LOG.infof(
                    "Files of a VM that did not come stay on %s for now: %s (%s)",
                    left.destination(), left.paths(), e.getMessage());
            return false;
        }
    }

    /** When the source's own files of these paths were written to; empty where the VM is not all there. */
    private Optional<Map<String, Instant>> ownFiles(VirtConnection from, Left left) {
        boolean there = from.domain(left.uuid())
                .filter(domain -> left.mode() == MigrationMode.OFFLINE || lives(domain) || ended(domain))
                .isPresent();
        if (!there) {
            return Optional.empty();
        }
        Map<String, Instant> own = new HashMap<>();
        left.paths().forEach(path -> in(from, path, pool -> from.volumes().modifiedAt(pool, HostPath.name(path)))
                .ifPresent(modified -> own.put(path, modified)));
        return Optional.of(own);
    }

    private static boolean lives(DomainFacts domain) {
        return VmStates.of(domain).active() && !domain.leftByPostCopy();
    }

    /** Ended there with all that it had, and not because it had left by a migration. */
    private static boolean ended(DomainFacts domain) {
        OptionalInt by = domain.stoppedBy();
        return domain.persistent() && by.isPresent() && by.getAsInt() != LifecycleEvent.STOPPED_MIGRATED;
    }

    private List<String> remove(VirtConnection to, Left left, Map<String, Instant> own) {
        if (to.domain(left.uuid()).isPresent()) {
            return List.of();
        }
        DiskUse use = DiskUse.of(to);
        EmptyFolders emptyFolders = new EmptyFolders(to, folders);
        // What is in a folder comes before it.
        return left.paths().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .filter(path -> use.user(path).isEmpty())
                .flatMap(path -> (emptyFolders.is(path)
                                ? remove(emptyFolders, path, left)
                                : in(to, path, pool -> remove(to, pool, path, left, own)))
                        .stream())
                .toList();
    }

    /** Nothing is lost with it, whenever it was written to. */
    private static Optional<String> remove(EmptyFolders emptyFolders, String path, Left left) {
        return Optional.of(path).filter(folder -> left.wanted().getAsBoolean()).filter(emptyFolders::remove);
    }

    private static Optional<String> remove(
            VirtConnection to, String pool, String path, Left left, Map<String, Instant> own) {
        String name = HostPath.name(path);
        return to.volumes()
                .modifiedAt(pool, name)
                .filter(modified -> !modified.equals(own.get(path)))
                .filter(modified -> modified.isAfter(left.begun().minus(SKEW))
                        && modified.isBefore(left.ended().plus(SKEW)))
                .filter(modified -> left.wanted().getAsBoolean())
                .filter(modified -> to.volumes().delete(pool, name))
                .map(modified -> path);
    }

    private <T> Optional<T> in(VirtConnection host, String path, Function<String, Optional<T>> work) {
        return folders.in(host, HostPath.folder(path), false, work).flatMap(Function.identity());
    }
}
