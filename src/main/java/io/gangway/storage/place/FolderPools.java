package io.gangway.storage.place;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.VirtException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Folders of hosts, seen and written through libvirt, which needs a pool for that.
 *
 * <ul>
 *   <li>A pool that the host has over the folder is used, if it is active, and looks afresh first.
 *   <li>Else one is made for the time of the work and ended with it, also on a failure. The folder's files stay.
 *   <li>Several may work in one folder at a time: each has a pool of its own, since libvirt compares folders as they are
 *       spelled, and {@code /srv/.} is another than {@code /srv}. So a pool of the host that is not active is no
 *       hindrance, either.
 *   <li>What a console that was killed left is ended at the next use.
 *   <li>{@code /dev} is never looked into: libvirt opens all that is in a folder, and there is a watchdog that resets the
 *       host once it was opened, and a tape that is rewound.
 * </ul>
 */
@ApplicationScoped
public class FolderPools {

    private static final Logger LOG = Logger.getLogger(FolderPools.class);

    /** Pools whose volumes are all the files of their folder. */
    public static final Set<String> OF_FILES = Set.of("dir", "fs", "netfs");

    private static final String DEVICES = "/dev";

    /** VIR_ERR_OPERATION_FAILED: here, that another pool has the folder. */
    private static final int CONFLICT = 9;

    private static final int SPELLINGS = 32;

    private final Clock clock;

    public FolderPools(Clock clock) {
        this.clock = clock;
    }

    /**
     * Does the work in a pool over a folder.
     *
     * @param build whether the folder, and those above it, are made where they are missing (for root, mode 0711)
     * @param work gets the pool's name, which is good until it returns
     * @return empty if the folder does not exist and was not to be made, or is {@code /dev}
     * @throws VirtException what libvirt says, or that the folder belongs to a pool whose storage is not there now
     */
    public <T> Optional<T> in(VirtConnection host, String folder, boolean build, Function<String, T> work) {
        String place = HostPath.normal(folder);
        if (ofDevices(place) && !build) {
            return Optional.empty();
        }
        if (ofDevices(place)) {
            throw new VirtException(
                    host.host(),
                    VirtException.OPERATION_INVALID,
                    0,
                    "The console writes nothing directly into " + DEVICES
                            + ", since that would open every device of the host.");
        }
        List<PoolFacts> pools = host.pools().all();
        endLeftBehind(host, pools);
        Optional<PoolFacts> known = pools.stream()
                .filter(pool -> OF_FILES.contains(pool.type()))
                .filter(pool -> HostPath.normal(pool.target()).equals(place))
                .filter(pool -> FolderPoolName.parse(pool.name()).isEmpty())
                .findFirst();
        if (known.filter(pool -> pool.active() && refreshed(host, pool.name())).isPresent()) {
            return Optional.of(work.apply(known.get().name()));
        }
        if (build) {
            known.ifPresent(pool -> refuseToWriteBelow(host, pool));
            buildAbove(host, place);
        }
        return inOwn(host, place, build, work);
    }

    /** Whether it is the folder of all devices, which is not looked into. */
    static boolean ofDevices(String folder) {
        return HostPath.normal(folder).equals(DEVICES);
    }

    /**
     * Whether anything is at a path: a file, a folder, a device, a socket. Only what is a folder is opened, so that no device
     * hears of the question.
     *
     * @return {@link Presence#UNKNOWN} where the host cannot tell
     */
    public Presence at(VirtConnection host, String path) {
        String place = HostPath.normal(path);
        if (ofDevices(place)) {
            return Presence.ACTIVE;
        }
        try {
            end(host, started(host, place, false));
            return Presence.ACTIVE;
        } catch (VirtException e) {
            if (e.code() < 0) {
                throw e;
            }
            if (e.notAFolder()) {
                return Presence.ACTIVE;
            }
            return e.noSuchFile() ? Presence.ABSENT : Presence.UNKNOWN;
        }
    }

    /** Whether what lies at a path cannot be looked at, since only opening every device of its host would tell. */
    public static boolean unseen(String path) {
        return ofDevices(HostPath.folder(path));
    }

    /** False while libvirt makes a volume in it, for one. */
    private static boolean refreshed(VirtConnection host, String pool) {
        try {
            host.pools().refresh(pool);
            return true;
        } catch (VirtException e) {
            if (e.unanswered()) {
                throw e;
            }
            return false;
        }
    }

    /** What is written into the folder of storage that is not mounted is hidden as soon as it is. */
    private static void refuseToWriteBelow(VirtConnection host, PoolFacts pool) {
        if (!pool.active() && !pool.type().equals("dir")) {
            throw new VirtException(
                    host.host(),
                    VirtException.OPERATION_INVALID,
                    0,
                    "The storage pool " + pool.name() + " of " + pool.target() + " is not active. Start it first.");
        }
    }

    /** libvirt gives the folder that a pool builds mode 0711, as its own folders have, but those above it 0755. */
    private void buildAbove(VirtConnection host, String folder) {
        String above = HostPath.folder(folder);
        if (above.equals(folder) || exists(host, folder) || exists(host, above)) {
            return;
        }
        buildAbove(host, above);
        inOwn(host, above, true, pool -> true);
    }

    private boolean exists(VirtConnection host, String folder) {
        return inOwn(host, folder, false, pool -> true).isPresent();
    }

    private <T> Optional<T> inOwn(VirtConnection host, String folder, boolean build, Function<String, T> work) {
        Optional<String> pool = start(host, folder, build);
        if (pool.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.apply(pool.get()));
        } finally {
            end(host, pool.get());
        }
    }

    private Optional<String> start(VirtConnection host, String folder, boolean build) {
        try {
            return Optional.of(started(host, folder, build));
        } catch (VirtException e) {
            if (e.noSuchFile() && !build) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String started(VirtConnection host, String folder, boolean build) {
        String name = FolderPoolName.of(ThisProcess.now(), clock.instant()).toString();
        for (int more = 0; ; more++) {
            try {
                host.pools().startTransient(StorageXml.folderPool(name, folder + "/.".repeat(more)), build);
                return name;
            } catch (VirtException e) {
                if (e.code() != CONFLICT || more == SPELLINGS) {
                    throw e;
                }
            }
        }
    }

    private void endLeftBehind(VirtConnection host, List<PoolFacts> pools) {
        String machine = ThisProcess.now().machine();
        pools.stream()
                .map(PoolFacts::name)
                .filter(name -> FolderPoolName.parse(name)
                        .filter(left -> left.leftBehind(machine, clock.instant(), ThisProcess::lives))
                        .isPresent())
                .forEach(name -> end(host, name));
    }

    /** A pool that could not be ended harms nobody, and the next console that comes by tries again. */
    private static void end(VirtConnection host, String pool) {
        try {
            host.pools().stop(pool);
        } catch (VirtException e) {
            if (e.code() != VirtException.NO_STORAGE_POOL) {
                LOG.warnf("%s did not end the storage pool %s: %s", host.host(), pool, e.getMessage());
            }
        }
    }
}
