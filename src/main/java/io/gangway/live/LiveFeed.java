package io.gangway.live;

import com.google.errorprone.annotations.ThreadSafe;
import io.gangway.host.HostChanged;
import io.gangway.migration.state.MigrationChanged;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps open pages current.
 *
 * <ul>
 *   <li>All that is drawn and sent is drawn and sent on one thread, so that every page sees changes in order.
 *   <li>A view is drawn once for all who look at it; views that nobody looks at are not drawn.
 *   <li>The first change after a pause goes out at once, those that follow at most ten times a second.
 * </ul>
 */
@Singleton
@ThreadSafe
public class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ExecutorService thread;
    private final SteadyClock clock;
    private final AtomicBoolean due = new AtomicBoolean();

    // Touched by the live thread only.
    private final Map<WebSocketConnection, Viewer> viewers = new HashMap<>();
    private final Map<LiveView, Channel> channels = new HashMap<>();

    private volatile int watching;
    private volatile Duration lastFlush;

    /** What those who look at a view were last sent, and who they are. */
    private static final class Channel {
        private final Set<Viewer> viewers = new HashSet<>();
        private Drawing shown;

        Channel(Drawing shown) {
            this.shown = shown;
        }
    }

    @Inject
    LiveFeed(SteadyClock clock) {
        this(
                Executors.newSingleThreadExecutor(work -> {
                    Thread live = new Thread(work, "live");
                    live.setDaemon(true);
                    return live;
                }),
                clock);
    }

    LiveFeed(ExecutorService thread, SteadyClock clock) {
        this.thread = thread;
        this.clock = clock;
        this.lastFlush = clock.now().minus(PAUSE);
    }

    void vmsChanged(@Observes VmsChanged event) {
        changed();
    }

    void hostChanged(@Observes HostChanged event) {
        changed();
    }

    void migrationChanged(@Observes MigrationChanged event) {
        changed();
    }

    void shareChanged(@Observes ShareChanged event) {
        changed();
    }

    /** How many pages are open. */
    int watching() {
        return watching;
    }

    void open(WebSocketConnection connection, List<LiveView> views, String revision) {
        thread.execute(() -> {
            Viewer viewer = new Viewer(connection, views, revision, thread);
            viewers.put(connection, viewer);
            // Here, in order with those who leave, and before the first drawing, so that no change after it is missed.
            watching = viewers.size();
            views.forEach(view -> join(viewer, view));
        });
    }

    void close(WebSocketConnection connection) {
        thread.execute(() -> {
            Viewer viewer = viewers.remove(connection);
            if (viewer != null) {
                viewer.views().forEach(view -> leave(viewer, view));
            }
            watching = viewers.size();
        });
    }

    private void join(Viewer viewer, LiveView view) {
        try {
            Channel channel = channels.get(view);
            if (channel == null) {
                channel = new Channel(view.draw());
                channels.put(view, channel);
            } else {
                flush(view, channel);
            }
            channel.viewers.add(viewer);
            if (!channel.shown.revision().equals(viewer.revision())) {
                sendWhole(viewer, view);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "cannot draw %s", view);
        }
    }

    private void leave(Viewer viewer, LiveView view) {
        Channel channel = channels.get(view);
        if (channel != null) {
            channel.viewers.remove(viewer);
            if (channel.viewers.isEmpty()) {
                channels.remove(view);
            }
        }
    }

    private void changed() {
        if (watching > 0 && due.compareAndSet(false, true)) {
            Duration wait = lastFlush.plus(PAUSE).minus(clock.now());
            CompletableFuture.delayedExecutor(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS, thread)
                    .execute(this::flushAll);
        }
    }

    private void flushAll() {
        // Before drawing: what changes from here on wants another flush.
        due.set(false);
        lastFlush = clock.now();
        channels.forEach((view, channel) -> {
            try {
                flush(view, channel);
            } catch (RuntimeException e) {
                LOG.errorf(e, "cannot draw %s", view);
            }
        });
    }

    private void flush(LiveView view, Channel channel) {
        Drawing now = view.draw();
        String message = Changes.between(channel.shown, now);
        channel.shown = now;
        if (!message.isEmpty()) {
            channel.viewers.forEach(viewer -> viewer.send(view, message, this::sendWhole));
        }
    }

    private void sendWhole(Viewer viewer, LiveView view) {
        Channel channel = channels.get(view);
        if (channel != null) {
            viewer.send(view, Changes.whole(channel.shown), this::sendWhole);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
