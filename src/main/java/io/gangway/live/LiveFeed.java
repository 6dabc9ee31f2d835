package io.gangway.live;

import com.google.errorprone.annotations.ThreadSafe;
import io.gangway.host.HostChanged;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.storage.share.ShareChanged;
import io.gangway.time.SteadyClock;
import io.gangway.vm.inventory.VmsChanged;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps open pages current.
 *
 * <ul>
 *   <li>All that is sent is sent from one thread, the live thread, so that every page sees changes in order.
 *   <li>A view is drawn once for all who look at it, and only after a change that concerns it; views that nobody looks at
 *       are not drawn. Drawing is done on other threads, since some views read the database: one that takes its time
 *       holds up no other. What changes while a view is being drawn has it drawn once more.
 *   <li>The first change after a pause goes out at once, those that follow at most ten times a second.
 * </ul>
 */
@Singleton
@ThreadSafe
public class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int DRAWING_THREADS = 2;

    private final SteadyClock clock;
    private final ExecutorService live;
    private final ExecutorService drawing;
    private final AtomicBoolean due = new AtomicBoolean();
    /** What has changed since the last flush. */
    private final Set<Change> changes = ConcurrentHashMap.newKeySet();

    // Touched by the live thread only.
    private final Map<WebSocketConnection, Viewer> viewers = new HashMap<>();
    private final Map<LiveView, Channel> channels = new HashMap<>();

    private volatile int watching;
    private volatile Optional<Duration> lastFlush = Optional.empty();

    @Inject
    LiveFeed(SteadyClock clock) {
        this(
                clock,
                Executors.newSingleThreadExecutor(work -> daemon(work, "live")),
                Executors.newFixedThreadPool(DRAWING_THREADS, work -> daemon(work, "drawing")));
    }

    LiveFeed(SteadyClock clock, ExecutorService live, ExecutorService drawing) {
        this.clock = clock;
        this.live = live;
        this.drawing = drawing;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void vmsChanged(@Observes VmsChanged event) {
        changed(new Change.OfVms(event.host().value()));
    }

    void hostChanged(@Observes HostChanged event) {
        changed(new Change.OfHost(event.host().value()));
    }

    void migrationChanged(@Observes MigrationChanged event) {
        changed(new Change.OfMigration(event.id(), event.vm()));
    }

    void shareChanged(@Observes ShareChanged event) {
        changed(new Change.OfShare(event.id()));
    }

    /** How many pages are open. */
    int watching() {
        return watching;
    }

    void open(WebSocketConnection connection, List<LiveView> views, String revision) {
        live.execute(() -> {
            Viewer viewer = new Viewer(connection, views, revision, live);
            viewers.put(connection, viewer);
            // Here, in order with those who leave, and before the first drawing, so that no change after it is missed.
            watching = viewers.size();
            views.forEach(view -> {
                Channel channel = channels.computeIfAbsent(view, Channel::new);
                channel.join(viewer);
                redraw(channel);
            });
        });
    }

    void close(WebSocketConnection connection) {
        live.execute(() -> {
            Viewer viewer = viewers.remove(connection);
            if (viewer != null) {
                viewer.views().forEach(view -> leave(viewer, view));
            }
            watching = viewers.size();
        });
    }

    private void leave(Viewer viewer, LiveView view) {
        Channel channel = channels.get(view);
        if (channel != null && channel.isEmptyWithout(viewer)) {
            channels.remove(view);
        }
    }

    private void changed(Change change) {
        if (watching == 0) {
            return;
        }
        changes.add(change);
        if (due.compareAndSet(false, true)) {
            Duration wait =
                    lastFlush.map(last -> last.plus(PAUSE).minus(clock.now())).orElse(Duration.ZERO);
            Executor then = wait.toNanos() <= 0
                    ? live
                    : CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, live);
            then.execute(this::flush);
        }
    }

    private void flush() {
        // Before the changes are taken: what changes from here on wants another flush.
        due.set(false);
        lastFlush = Optional.of(clock.now());
        List<Change> happened = List.copyOf(changes);
        happened.forEach(changes::remove);
        channels.values().stream()
                .filter(channel -> happened.stream().anyMatch(channel.view()::concerns))
                .forEach(this::redraw);
    }

    private void redraw(Channel channel) {
        if (channel.wantsDrawing()) {
            drawing.execute(() -> {
                Optional<Drawing> now = drawn(channel.view());
                if (!live.isShutdown()) {
                    live.execute(() -> show(channel, now));
                }
            });
        }
    }

    private static Optional<Drawing> drawn(LiveView view) {
        try {
            return Optional.of(view.draw());
        } catch (RuntimeException e) {
            LOG.errorf(e, "cannot draw %s", view);
            return Optional.empty();
        }
    }

    private void show(Channel channel, Optional<Drawing> now) {
        now.ifPresent(drawn -> channel.show(drawn, this::sendWhole));
        if (channel.drawn()) {
            redraw(channel);
        }
    }

    private void sendWhole(Viewer viewer, LiveView view) {
        Channel channel = channels.get(view);
        if (channel != null) {
            channel.sendWhole(viewer, this::sendWhole);
        }
    }

    @PreDestroy
    void stop() {
        drawing.shutdownNow();
        live.shutdownNow();
    }
}
