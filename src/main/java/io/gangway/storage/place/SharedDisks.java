package io.gangway.storage.place;

import io.gangway.host.HostName;
import io.gangway.host.HostUp;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.Sharing.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the disks of a VM lie on its host and on another: whether both reach the very same storage, what is there, and how
 * much room. What was proven by writing is kept for a while for each pair of folders; the rest is asked afresh.
 */
@ApplicationScoped
public class SharedDisks {

    /** For so long a proof is believed: somebody may mount something else there. */
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For all that is asked of both hosts together. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private final Function<HostName, StorageHost> hosts;
    private final FolderPools folders;
    private final Clock clock;
    private final Map<Pair, Proof> proofs = new ConcurrentHashMap<>();

    private record Pair(HostName source, String folder, HostName destination, String other) {
        boolean has(HostName host) {
            return source.equals(host) || destination.equals(host);
        }
    }

    private record Proof(Sharing sharing, Instant at) {}

    @Inject
    public SharedDisks(Hosts hosts, FolderPools folders, Clock clock) {
        this(name -> StorageHost.of(hosts, name), folders, clock);
    }

    public SharedDisks(Function<HostName, StorageHost> hosts, FolderPools folders, Clock clock) {
        this.hosts = hosts;
        this.folders = folders;
        this.clock = clock;
    }

    /** A host whose connection was lost may have been started anew, with other things mounted. */
    void forget(@Observes HostUp up) {
        proofs.keySet().removeIf(pair -> pair.has(up.host()));
    }

    /**
     * Looks at both hosts. Changes nothing but for a marker that is written and deleted again.
     *
     * @param disks those of the VM that are of interest, as its configuration on the source names them
     * @throws VirtException if a host does not answer
     */
    public DiskPlaces places(HostName source, HostName destination, List<DiskSource> disks) {
        return places(source, destination, disks, Map.of());
    }

    /**
     * The same where some disks are to lie elsewhere on the destination.
     *
     * @param elsewhere by the disks' targets, as the destination's configuration names them
     */
    public DiskPlaces places(
            HostName source, HostName destination, List<DiskSource> disks, Map<String, DiskSource> elsewhere) {
        if (disks.isEmpty()) {
            return new DiskPlaces(List.of());
        }
        return HostPair.with(hosts.apply(source), hosts.apply(destination), LIMIT, (from, to) -> new Looking(
                        source, from, destination, to)
                .places(disks, elsewhere));
    }

    /** The same for whoever is connected to both hosts already. */
    public DiskPlaces places(
            HostName source,
            StorageHost from,
            HostName destination,
            StorageHost to,
            List<DiskSource> disks,
            Map<String, DiskSource> elsewhere) {
        return new Looking(source, from, destination, to).places(disks, elsewhere);
    }

    /** Whether two folders are the same storage, as far as it can be found out. */
    public Sharing folders(HostName source, String folder, HostName destination, String other) {
        return folders(source, folder, destination, other, LIMIT);
    }

    private Sharing folders(HostName source, String folder, HostName destination, String other, Duration limit) {
        return HostPair.with(
                hosts.apply(source),
                hosts.apply(destination),
                limit,
                (from, to) -> folders(source, from, folder, destination, to, other));
    }

    /** The same for what cannot be undone: nothing that was proven earlier is believed. */
    public Sharing foldersNow(HostName source, String folder, HostName destination, String other) {
        return foldersNow(source, folder, destination, other, LIMIT);
    }

    /** The same for whoever cannot wait. */
    Sharing foldersNow(HostName source, String folder, HostName destination, String other, Duration limit) {
        proofs.remove(new Pair(source, HostPath.normal(folder), destination, HostPath.normal(other)));
        return folders(source, folder, destination, other, limit);
    }

    /** Whether two folders are the same storage, as far as it can be found out; likewise. */
    public Sharing folders(
            HostName source, StorageHost from, String folder, HostName destination, StorageHost to, String other) {
        return SharingRules.folders(pools(from), HostPath.normal(folder), pools(to), HostPath.normal(other))
                .orElseGet(() -> proven(
                        new Pair(source, HostPath.normal(folder), destination, HostPath.normal(other)), from, to));
    }

    private static List<PoolFacts> pools(StorageHost host) {
        return host.within(
                PATIENCE, (VirtConnection connection) -> connection.pools().all());
    }

    private Sharing proven(Pair pair, StorageHost first, StorageHost second) {
        Optional<Sharing> kept = Optional.ofNullable(proofs.get(pair))
                .filter(proof -> proof.at().plus(KEPT).isAfter(clock.instant()))
                .map(Proof::sharing);
        return kept.orElseGet(() -> {
            Sharing found = new SharingProof(folders, first, second).prove(pair.folder(), pair.other());
            if (found.answer() != Answer.UNKNOWN && found.reason() != Reason.NO_FOLDER) {
                proofs.put(pair, new Proof(found, clock.instant()));
            }
            return found;
        });
    }

    /** One look at both hosts. */
    private final class Looking {
        private final HostName source;
        private final StorageHost first;
        private final HostName destination;
        private final StorageHost second;

        Looking(HostName source, StorageHost first, HostName destination, StorageHost second) {
            this.source = source;
            this.first = first;
            this.destination = destination;
            this.second = second;
        }

        DiskPlaces places(List<DiskSource> disks, Map<String, DiskSource> elsewhere) {
            List<DiskSource> there = disks.stream()
                    .map(disk -> elsewhere.getOrDefault(disk.target(), disk))
                    .toList();
            DiskLook from = look(first, disks, true);
            DiskLook to = look(second, there, false);
            return new DiskPlaces(disks.stream()
                    .map(disk -> place(from, to, disk, there.contains(disk)))
                    .toList());
        }

        private DiskLook look(StorageHost storage, List<DiskSource> disks, boolean chains) {
            return storage.within(PATIENCE, host -> {
                DiskLook look = new DiskLook(host, folders);
                List<String> paths = disks.stream()
                        .flatMap(disk -> look.resolve(disk).stream())
                        .toList();
                return chains ? look.withChains(disks) : look.look(paths);
            });
        }

        private DiskPlace place(DiskLook from, DiskLook to, DiskSource disk, boolean samePlace) {
            Optional<String> path = from.path(disk);
            Optional<String> other = to.path(disk);
            return new DiskPlace(
                    disk.target(),
                    sharing(from, to, disk, samePlace),
                    path.orElse(""),
                    path.flatMap(from::file),
                    path.map(from::chain).orElse(List.of()),
                    other.orElse(""),
                    other.flatMap(to::file),
                    other.flatMap(to::poolOver).map(PoolFacts::name).orElse(""),
                    other.map(to::room).orElse(OptionalLong.empty()));
        }

        private Sharing sharing(DiskLook from, DiskLook to, DiskSource disk, boolean samePlace) {
            if (disk.type().equals("network")) {
                return Sharing.of(Answer.SHARED, Reason.NETWORK_DISK);
            }
            if (disk.isVolume() && samePlace) {
                Optional<PoolFacts> there = to.pool(disk.pool());
                if (there.isEmpty()) {
                    return Sharing.of(Answer.SEPARATE, Reason.NO_POOL);
                }
                Optional<Sharing> pools = from.pool(disk.pool()).flatMap(pool -> SharingRules.pools(pool, there.get()));
                if (pools.isPresent()) {
                    return pools.get();
                }
            }
            Optional<String> path = from.path(disk);
            Optional<String> other = to.path(disk);
            if (path.isEmpty() || other.isEmpty()) {
                return Sharing.of(Answer.UNKNOWN, Reason.OTHER_KIND);
            }
            boolean device = Stream.of(path.get(), other.get()).anyMatch(one -> one.startsWith("/dev/"));
            return device || disk.type().equals("block")
                    ? SharingRules.block(path.get(), sameSize(from.file(path.get()), to.file(other.get())))
                    : folders(from, HostPath.folder(path.get()), to, HostPath.folder(other.get()));
        }

        private static boolean sameSize(Optional<VolumeFacts> one, Optional<VolumeFacts> other) {
            return one.isPresent() && one.map(VolumeFacts::lengthBytes).equals(other.map(VolumeFacts::lengthBytes));
        }

        private Sharing folders(DiskLook from, String folder, DiskLook to, String other) {
            return SharingRules.folders(from.pools(), folder, to.pools(), other)
                    .orElseGet(() -> proven(new Pair(source, folder, destination, other), first, second));
        }
    }
}
