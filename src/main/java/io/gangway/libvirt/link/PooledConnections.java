package io.gangway.libvirt.link;

import com.google.errorprone.annotations.ThreadSafe;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.time.SteadyClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Connections for one call at a time each. libvirt's client lets several threads call in one connection, but in a daemon
 * that falls silent and goes on it then follows a pointer to a thread that has left (seen with 9.0: the whole process dies in
 * {@code g_main_loop_quit}); it also loses wake-ups, and calls wait for seconds.
 */
@ThreadSafe
final class PooledConnections implements CallConnections {

    /** An ssh process, for one, serves each connection: those that nobody needs go. */
    static final Duration IDLE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(PooledConnections.class);

    private final String host;
    private final Supplier<VirtConnection> opening;
    private final SteadyClock clock;
    /** The one that was used last comes first. */
    @GuardedBy("this")
    private final Deque<Idle> idle = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean closed;

    private record Idle(VirtConnection connection, Duration since) {}

    PooledConnections(String host, Supplier<VirtConnection> opening, SteadyClock clock) {
        this.host = host;
        this.opening = opening;
        this.clock = clock;
    }

    @Override
    public VirtConnection take() {
        List<VirtConnection> dead = new ArrayList<>();
        Optional<VirtConnection> known = known(dead);
        dead.forEach(PooledConnections::close);
        return known.orElseGet(opening);
    }

    private synchronized Optional<VirtConnection> known(List<VirtConnection> dead) {
        if (closed) {
            throw VirtException.lost(host);
        }
        while (!idle.isEmpty()) {
            VirtConnection next = idle.pop().connection();
            if (next.alive()) {
                return Optional.of(next);
            }
            dead.add(next);
        }
        return Optional.empty();
    }

    @Override
    public void giveBack(VirtConnection connection) {
        unneeded(connection).forEach(PooledConnections::close);
    }

    private synchronized List<VirtConnection> unneeded(VirtConnection connection) {
        if (closed) {
            return List.of(connection);
        }
        Duration now = clock.now();
        idle.push(new Idle(connection, now));
        List<VirtConnection> unneeded = new ArrayList<>();
        while (now.minus(idle.peekLast().since()).compareTo(IDLE) > 0) {
            unneeded.add(idle.removeLast().connection());
        }
        return unneeded;
    }

    private static void close(VirtConnection connection) {
        try {
            connection.close();
        } catch (VirtException e) {
            LOG.debugf(e, "A connection to %s was not closed well", connection.host());
        }
    }

    @Override
    public void close() {
        rest().forEach(PooledConnections::close);
    }

    private synchronized List<VirtConnection> rest() {
        closed = true;
        List<VirtConnection> rest = idle.stream().map(Idle::connection).toList();
        idle.clear();
        return rest;
    }
}
