package io.gangway.storage.place;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VolumeFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one host has at some paths, looked at afresh, each folder once; and on what the images there build. */
public final class DiskLook {

    /** As QEMU tells a protocol from a path: by a colon before the first slash. */
    private static final Pattern PROTOCOL = Pattern.compile("[^:/]+:");

    private static final Pattern FILE = Pattern.compile("^file:");

    private final VirtConnection host;
    private final FolderPools folders;
    private final Map<String, VolumeFacts> files = new TreeMap<>();
    private final Map<String, Long> room = new TreeMap<>();
    private final Map<String, String> paths = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> raw = new HashSet<>();
    private final List<PoolFacts> pools;

    DiskLook(VirtConnection host, FolderPools folders) {
        this.host = host;
        this.folders = folders;
        this.pools = host.pools().all();
    }

    /**
     * Looks at the places of disks that were resolved, and at the images under them. What a raw image holds is the guest's
     * own: a header that seems to be in it names nothing.
     */
    DiskLook withChains(Collection<DiskSource> disks) {
        disks.stream()
                .filter(disk -> disk.format().equals("raw"))
                .flatMap(disk -> path(disk).stream())
                .forEach(raw::add);
        Set<String> next =
                disks.stream().flatMap(disk -> path(disk).stream()).collect(Collectors.toCollection(TreeSet::new));
        while (!next.isEmpty()) {
            look(next);
            next = next.stream()
                    .flatMap(path -> backing(path).stream())
                    .filter(path -> !seen.contains(path))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return this;
    }

    /** Looks at these paths alone. */
    DiskLook look(Collection<String> paths) {
        Map<String, List<String>> byFolder =
                paths.stream().filter(seen::add).collect(Collectors.groupingBy(HostPath::folder));
        byFolder.forEach((folder, inIt) -> {
            if (FolderPools.ofDevices(folder)) {
                inIt.forEach(path -> host.volumes().at(path).ifPresent(facts -> files.put(path, facts)));
            } else {
                look(folder, inIt);
            }
        });
        return this;
    }

    private void look(String folder, List<String> inIt) {
        folders.in(host, folder, false, pool -> {
            host.pools().find(pool).ifPresent(facts -> room.put(folder, facts.availableBytes()));
            inIt.forEach(
                    path -> host.volumes().find(pool, HostPath.name(path)).ifPresent(facts -> files.put(path, facts)));
            return true;
        });
    }

    /** As they were before it looked. */
    List<PoolFacts> pools() {
        return pools;
    }

    /** Finds the path of a disk, and keeps it. */
    Optional<String> resolve(DiskSource disk) {
        Optional<String> path = disk.isVolume()
                ? new VolumePaths(pools).path(host, disk.pool(), disk.volume())
                : Optional.of(disk.path()).filter(named -> named.startsWith("/"));
        path.map(HostPath::normal).ifPresent(found -> paths.put(disk.target(), found));
        return path(disk);
    }

    /**
     * The path of a disk that was resolved; empty for one that is neither a file nor a device, and for a volume that is not
     * known.
     */
    Optional<String> path(DiskSource disk) {
        return Optional.ofNullable(paths.get(disk.target()));
    }

    Optional<PoolFacts> pool(String name) {
        return new VolumePaths(pools).pool(name);
    }

    Optional<VolumeFacts> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    OptionalLong room(String path) {
        Long free = room.get(HostPath.folder(path));
        return free == null ? OptionalLong.empty() : OptionalLong.of(free);
    }

    /** The active pool of the host's own over the folder of a path; empty if there is none. */
    Optional<PoolFacts> poolOver(String path) {
        String folder = HostPath.folder(path);
        return pools.stream()
                .filter(pool -> pool.active() && HostPath.normal(pool.target()).equals(folder))
                .filter(pool -> FolderPoolName.parse(pool.name()).isEmpty())
                .findFirst();
    }

    /** The images on which the one at a path builds, the nearest first; as far as the host has them. */
    List<VolumeFacts> chain(String path) {
        List<VolumeFacts> chain = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Optional<String> next = backing(path);
        while (next.isPresent() && known.add(next.get())) {
            file(next.get()).ifPresent(chain::add);
            next = backing(next.get());
        }
        return chain;
    }

    private Optional<String> backing(String path) {
        return file(path).filter(facts -> !raw.contains(path)).flatMap(DiskLook::backing);
    }

    /** Where the image under this one lies, if there is one and it is a file or device. */
    public static Optional<String> backing(VolumeFacts image) {
        String named = FILE.matcher(image.backing()).replaceFirst("");
        if (named.isEmpty() || PROTOCOL.matcher(named).lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(
                named.startsWith("/") ? HostPath.normal(named) : HostPath.in(HostPath.folder(image.path()), named));
    }

    /** Whether it is known on what an image builds: libvirt hands on what it cannot take apart itself. */
    static boolean understood(VolumeFacts image) {
        return !image.backing().startsWith("json:");
    }
}
