package io.gangway.storage.share;

import io.gangway.host.HostName;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.place.StorageHost;
import io.gangway.storage.place.StorageXml;
import io.gangway.storage.share.ShareStep.Kind;
import io.gangway.storage.share.ShareStep.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sets one storage up on several hosts and proves that it is one.
 *
 * <ol>
 *   <li>On each host: define the pool, build it, start it, let it start with the host. What is so already stays as it is.
 *   <li>The first host writes a marker; each of the others must see it; it is removed.
 *   <li>On a failure, what this run made is taken back, the last first; what was there before stays. An empty folder that
 *       the build made stays, too: whether it was there before is not known.
 * </ol>
 */
final class ShareRun {

    /** A mount command gives up by itself after about two minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final long MARKER_BYTES = 4096;

    private final SharedStorage storage;
    private final Map<HostName, StorageHost> hosts;
    private final String marker;
    private final ShareLog log;
    private final Function<VirtException, String> words;
    private final ShareMessages say;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean left;

    /** A step failed; the log says why. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Prepares a run.
     *
     * @param marker the name of the volume by which the storage is recognised; nobody else may choose the same
     * @param words tells people why a host did not do its part, in the language that is current when it is asked
     * @param say likewise
     */
    ShareRun(
            SharedStorage storage,
            Map<HostName, StorageHost> hosts,
            String marker,
            ShareLog log,
            Function<VirtException, String> words,
            ShareMessages say) {
        this.words = words;
        this.say = say;
        this.storage = storage;
        this.hosts = hosts;
        this.marker = marker;
        this.log = log;
    }

    /** All steps. Whatever fails is in the log. */
    void run() {
        try {
            storage.hosts().forEach(this::setUp);
            prove();
            log.close(ShareState.Outcome.SHARED);
        } catch (Stopped e) {
            undo.forEach(Runnable::run);
            log.close(left ? ShareState.Outcome.LEFT : ShareState.Outcome.UNDONE);
        }
    }

    private void setUp(HostName host) {
        String name = storage.name();
        Optional<PoolFacts> before = find(host);
        boolean defined = before.filter(PoolFacts::persistent).isPresent();
        boolean active = before.filter(PoolFacts::active).isPresent();
        boolean autostart = before.filter(PoolFacts::autostart).isPresent();
        step(host, Kind.DEFINE, defined, to -> to.pools().define(ShareXml.pool(storage)));
        if (!defined) {
            undo.push(() -> undo(host, Kind.UNDO_DEFINE, to -> to.pools().undefine(name)));
        }
        if (storage.kind() != SharedStorage.Kind.FOLDER) {
            step(host, Kind.BUILD, active, to -> to.pools().build(name));
        }
        step(host, Kind.START, active, to -> to.pools().start(name));
        if (!active) {
            undo.push(() -> undo(host, Kind.UNDO_START, to -> to.pools().stop(name)));
        }
        step(host, Kind.AUTOSTART, autostart, to -> to.pools().autostart(name, true));
        if (defined && !autostart) {
            undo.push(() -> undo(host, Kind.UNDO_AUTOSTART, to -> to.pools().autostart(name, false)));
        }
    }

    /** As it is now, which may not be as it was when the form was checked. */
    private Optional<PoolFacts> find(HostName host) {
        log.begin(host, Kind.DEFINE);
        Optional<PoolFacts> pool = attempt(host, to -> to.pools().find(storage.name()));
        if (pool.isPresent() && !ShareRules.same(storage, pool.get())) {
            log.fail(() -> say.othersPool(host.value(), storage.name()));
            throw new Stopped();
        }
        return pool;
    }

    private void prove() {
        HostName first = storage.hosts().get(0);
        step(first, Kind.WRITE, false, to -> to.volumes()
                .create(storage.name(), StorageXml.rawVolume(marker, MARKER_BYTES)));
        try {
            storage.hosts().stream().skip(1).forEach(host -> see(host, first));
        } finally {
            undo(first, Kind.REMOVE, to -> to.volumes().delete(storage.name(), marker));
        }
        storage.hosts().stream().skip(1).forEach(this::forget);
    }

    private void see(HostName host, HostName first) {
        log.begin(host, Kind.SEE);
        boolean seen = attempt(host, to -> {
            to.pools().refresh(storage.name());
            return to.volumes().find(storage.name(), marker).isPresent();
        });
        if (!seen) {
            log.fail(() -> say.notSeen(host.value(), first.value(), storage.target()));
            throw new Stopped();
        }
        log.end(Result.DONE);
    }

    /** libvirt would go on believing that the marker is there. */
    private void forget(HostName host) {
        try {
            call(host, to -> {
                to.pools().refresh(storage.name());
                return true;
            });
        } catch (VirtException e) {
            log.begin(host, Kind.REMOVE);
            log.fail(() -> words.apply(e));
        }
    }

    private void step(HostName host, Kind kind, boolean already, Consumer<VirtConnection> work) {
        // Looking whether the pool is there was the beginning of its definition.
        if (kind != Kind.DEFINE) {
            log.begin(host, kind);
        }
        if (already) {
            log.end(Result.ALREADY);
            return;
        }
        attempt(host, to -> {
            work.accept(to);
            return true;
        });
        log.end(Result.DONE);
    }

    private <T> T attempt(HostName host, Function<VirtConnection, T> work) {
        try {
            return call(host, work);
        } catch (VirtException e) {
            log.fail(() -> words.apply(e));
            throw new Stopped();
        }
    }

    private void undo(HostName host, Kind kind, Consumer<VirtConnection> work) {
        log.begin(host, kind);
        try {
            call(host, to -> {
                work.accept(to);
                return true;
            });
            log.end(Result.DONE);
        } catch (VirtException e) {
            left = true;
            log.fail(() -> words.apply(e));
        }
    }

    private <T> T call(HostName host, Function<VirtConnection, T> work) {
        return hosts.get(host).within(PATIENCE, work);
    }
}
