package io.gangway.storage.place;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.place.DiskUse.Unread;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Whether a VM of another host uses a file, through storage that both of them mount. Each host has its own paths to it, so
 * that any file of that name counts whose folder is not proven to be other storage.
 *
 * <ul>
 *   <li>All hosts are asked at the same time, each for {@link #LIMIT} at most: one that hangs holds up none.
 *   <li>A host that does not say it in time leaves a doubt, since it may have the same storage.
 *   <li>So does a VM of whose images it cannot be told on what they build, unless its folder and the file's are proven to
 *       be other storage.
 * </ul>
 */
@ApplicationScoped
public class UseElsewhere {

    private static final Logger LOG = Logger.getLogger(UseElsewhere.class);
    /** A host that has hundreds of VMs takes a moment to say what they use. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration MOMENT = Duration.ofNanos(1);

    private final Hosts hosts;
    private final SharedDisks shared;
    private final FolderPools folders;
    private final SteadyClock clock;
    private final ExecutorService askers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "use-elsewhere");
        thread.setDaemon(true);
        return thread;
    });

    /** A VM that may use the file, and its host. */
    public record Found(HostName host, DiskUse.User user) {}

    /** What the other hosts say of one file. */
    public record Elsewhere(Optional<Found> user, List<Doubt> doubts) {

        public static final Elsewhere UNUSED = new Elsewhere(Optional.empty(), List.of());

        public Elsewhere {
            doubts = List.copyOf(doubts);
        }

        private Elsewhere and(Elsewhere other) {
            return new Elsewhere(
                    user.or(other::user),
                    Stream.concat(doubts.stream(), other.doubts.stream()).toList());
        }
    }

    public UseElsewhere(Hosts hosts, SharedDisks shared, FolderPools folders, SteadyClock clock) {
        this.hosts = hosts;
        this.shared = shared;
        this.folders = folders;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        askers.shutdownNow();
    }

    /** Asks every host but the files' own. */
    public Map<String, Elsewhere> of(HostName owner, Collection<String> paths) {
        if (paths.isEmpty()) {
            return Map.of();
        }
        Duration until = clock.now().plus(LIMIT);
        Map<HostName, Future<Map<String, Elsewhere>>> asked = new LinkedHashMap<>();
        hosts.all().stream()
                .map(HostStatus::name)
                .filter(other -> !other.equals(owner) && !hosts.sameMachine(owner, other))
                .forEach(other -> asked.put(other, askers.submit(() -> new Asking(owner, other, until).of(paths))));
        Map<String, Elsewhere> all = new HashMap<>();
        paths.forEach(path -> all.put(path, Elsewhere.UNUSED));
        asked.forEach((other, answer) -> {
            Optional<Map<String, Elsewhere>> said = await(owner, other, answer, until);
            Elsewhere silence = new Elsewhere(Optional.empty(), List.of(Doubt.silent(other)));
            paths.forEach(
                    path -> all.merge(path, said.map(known -> known.get(path)).orElse(silence), Elsewhere::and));
        });
        return all;
    }

    /** The same of one file. */
    public Elsewhere of(HostName owner, String path) {
        return of(owner, List.of(path)).get(path);
    }

    private Optional<Map<String, Elsewhere>> await(
            HostName owner, HostName other, Future<Map<String, Elsewhere>> answer, Duration until) {
        try {
            return Optional.of(answer.get(left(until).toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof VirtException)) {
                throw new IllegalStateException("the VMs of " + other + " could not be looked at", e.getCause());
            }
            LOG.infof(
                    "%s does not say what its VMs use of %s: %s",
                    other, owner, e.getCause().getMessage());
        } catch (TimeoutException e) {
            LOG.infof("%s does not say in time what its VMs use of %s", other, owner);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answer.cancel(true);
        }
        return Optional.empty();
    }

    /** A moment at least. */
    private Duration left(Duration until) {
        Duration left = until.minus(clock.now());
        return left.compareTo(MOMENT) < 0 ? MOMENT : left;
    }

    /** One host is asked. */
    private final class Asking {
        private final HostName owner;
        private final HostName other;
        private final Duration until;
        private final Map<List<String>, Answer> known = new HashMap<>();

        Asking(HostName owner, HostName other, Duration until) {
            this.owner = owner;
            this.other = other;
            this.until = until;
        }

        Map<String, Elsewhere> of(Collection<String> paths) {
            DiskUse use = hosts.call(other, host -> DiskUse.of(host, folders)).await(left());
            Map<String, Elsewhere> all = new HashMap<>();
            paths.forEach(path -> all.put(path, of(path, use)));
            return all;
        }

        private Elsewhere of(String path, DiskUse use) {
            Optional<Found> user = use.named(HostPath.name(path)).stream()
                    .filter(used -> !used.startsWith("/dev/"))
                    .filter(used -> maySee(path, HostPath.folder(used)))
                    .findFirst()
                    .flatMap(use::user)
                    .map(found -> new Found(other, found));
            List<Doubt> doubts = new ArrayList<>();
            use.unread().stream()
                    .filter(image -> mayBuildOn(path, image))
                    .map(image -> Doubt.unread(other, image))
                    .forEach(doubts::add);
            return new Elsewhere(user, doubts);
        }

        /** What an image builds on lies next to it, or where the file's own host has it, as a rule. */
        private boolean mayBuildOn(String path, Unread image) {
            return maySee(path, HostPath.folder(path))
                    || (image.image().startsWith("/") && maySee(path, HostPath.folder(image.image())));
        }

        private boolean maySee(String path, String there) {
            String folder = HostPath.folder(path);
            return known.computeIfAbsent(
                            List.of(folder, there), unknown -> shared.foldersNow(owner, folder, other, there, left())
                                    .answer())
                    != Answer.SEPARATE;
        }

        private Duration left() {
            return UseElsewhere.this.left(until);
        }
    }
}
