package io.gangway.storage;

import io.gangway.host.HostName;
import io.gangway.host.HostUp;
import io.gangway.host.Hosts;
import io.gangway.libvirt.PoolFacts;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.libvirt.VolumeFacts;
import io.gangway.storage.Sharing.Answer;
import io.gangway.storage.Sharing.Reason;
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
import java.util.stream.IntStream;
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

    SharedDisks(Function<HostName, StorageHost> hosts, FolderPools folders, Clock clock) {
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
        List<DiskSource> there = disks.stream()
                .map(disk -> elsewhere.getOrDefault(disk.target(), disk))
                .toList();
        DiskLook from = look(source, disks, true);
        DiskLook to = look(destination, there, false);
        return new DiskPlaces(IntStream.range(0, disks.size())
                .mapToObj(i -> place(source, from, destination, to, disks.get(i), there.get(i)))
                .toList());
    }

    private DiskLook look(HostName name, List<DiskSource> disks, boolean chains) {
        return hosts.apply(name).within(PATIENCE, host -> {
            DiskLook look = new DiskLook(host, folders);
            List<String> paths =
                    disks.stream().flatMap(disk -> look.resolve(disk).stream()).toList();
            return chains ? look.withChains(paths) : look.look(paths);
        });
    }

    private DiskPlace place(
            HostName source, DiskLook from, HostName destination, DiskLook to, DiskSource disk, DiskSource there) {
        Optional<String> path = from.path(disk);
        Optional<String> other = to.path(disk);
        return new DiskPlace(
                disk.target(),
                sharing(source, from, destination, to, disk, disk.equals(there)),
                path.orElse(""),
                path.flatMap(from::file),
                path.map(from::chain).orElse(List.of()),
                other.orElse(""),
                other.flatMap(to::file),
                other.flatMap(to::poolOver).map(PoolFacts::name).orElse(""),
                other.map(to::room).orElse(OptionalLong.empty()));
    }

    private Sharing sharing(
            HostName source, DiskLook from, HostName destination, DiskLook to, DiskSource disk, boolean samePlace) {
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
                : folders(source, from, HostPath.folder(path.get()), destination, to, HostPath.folder(other.get()));
    }

    private static boolean sameSize(Optional<VolumeFacts> one, Optional<VolumeFacts> other) {
        return one.isPresent() && one.map(VolumeFacts::lengthBytes).equals(other.map(VolumeFacts::lengthBytes));
    }

    private Sharing folders(
            HostName source, DiskLook from, String folder, HostName destination, DiskLook to, String other) {
        return SharingRules.folders(from.pools(), folder, to.pools(), other)
                .orElseGet(() -> proven(new Pair(source, folder, destination, other)));
    }

    private Sharing proven(Pair pair) {
        Optional<Sharing> kept = Optional.ofNullable(proofs.get(pair))
                .filter(proof -> proof.at().plus(KEPT).isAfter(clock.instant()))
                .map(Proof::sharing);
        return kept.orElseGet(() -> {
            Sharing found = new SharingProof(folders, hosts.apply(pair.source()), hosts.apply(pair.destination()))
                    .prove(pair.folder(), pair.other());
            if (found.answer() != Answer.UNKNOWN && found.reason() != Reason.NO_FOLDER) {
                proofs.put(pair, new Proof(found, clock.instant()));
            }
            return found;
        });
    }

    /** Whether two folders are the same storage, as far as it can be found out. */
    public Sharing folders(HostName source, String folder, HostName destination, String other) {
        List<PoolFacts> from = pools(source);
        List<PoolFacts> to = pools(destination);
        return SharingRules.folders(from, HostPath.normal(folder), to, HostPath.normal(other))
                .orElseGet(
                        () -> proven(new Pair(source, HostPath.normal(folder), destination, HostPath.normal(other))));
    }

    private List<PoolFacts> pools(HostName name) {
        return hosts.apply(name)
                .within(PATIENCE, (VirtConnection host) -> host.pools().all());
    }
}
