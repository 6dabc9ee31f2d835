package io.gangway.libvirt.link;

import com.google.errorprone.annotations.ThreadSafe;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainListener;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.time.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The lasting link to one host: connects, listens, notices that the connection is lost, and connects again.
 *
 * <p>One thread of its own goes round: open; say that it is up; wait until the connection is lost; close; wait for the
 * back-off. An open that hangs keeps that thread, and only that thread; meanwhile {@link #state} says so.
 */
@ThreadSafe
public final class HostLink implements AutoCloseable {

    /** How many VMs may leave a host at the same time. */
    public static final int DEPARTURES = HostThreads.MIGRATIONS;

    /**
     * When a daemon counts as dead: if it has not answered so many times in a row.
     *
     * @param seconds between two times
     */
    private record KeepAlive(int seconds, int count) {}

    private static final Logger LOG = Logger.getLogger(HostLink.class);
    /** People are to see within seconds that a daemon fell silent. */
    private static final KeepAlive WATCHFUL = new KeepAlive(3, 2);
    /**
     * As virsh has it, and nearly as libvirt has it from host to host: a migration is not given up for a daemon that stands
     * still for half a minute.
     */
    private static final KeepAlive PATIENT = new KeepAlive(5, 6);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration SLOW_OPEN = Duration.ofSeconds(8);

    /** Hears of the link's own changes, on the link's thread, and of the host's domains. */
    public interface Observer extends DomainListener {

        /** The host answers: what is read of it now is known before it counts as connected. */
        void opened(VirtConnection connection);

        /** The link is up: events flow from now on, so whatever is read now is not outdated unseen. */
        void up(VirtConnection connection);

        /** The link is down, or its reason has changed. */
        void down();
    }

    private final LibvirtLibrary library;
    private final String host;
    private final String uri;
    private final Observer observer;
    private final Clock clock;
    private final SteadyClock steady;
    private final CallTimes times;
    private final HostThreads threads;
    private final Thread thread;
    /** Used by the link's own thread alone. */
    private final BackOff backOff = new BackOff(LONGEST_WAIT);
    /** Ends a wait for the next try at once. */
    private final CountDownLatch closing = new CountDownLatch(1);
    /** By the clock that only goes on: the time of day may be set while it opens. */
    private final Duration began;

    private volatile boolean closed;
    private volatile LinkState state;
    private volatile Optional<HostCalls> calls = Optional.empty();

    public HostLink(
            LibvirtLibrary library,
            String host,
            String uri,
            Observer observer,
            Clock clock,
            SteadyClock steady,
            CallTimes times) {
        this.library = library;
        this.host = host;
        this.uri = uri;
        this.observer = observer;
        this.clock = clock;
        this.steady = steady;
        this.began = steady.now();
        this.times = times;
        this.threads = new HostThreads(host);
        this.state = new LinkState(LinkState.Kind.CONNECTING, Optional.empty(), clock.instant());
        this.thread = new Thread(this::run, "link-" + host);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public LinkState state() {
        LinkState now = state;
        if (now.kind() == LinkState.Kind.CONNECTING && steady.now().minus(began).compareTo(SLOW_OPEN) > 0) {
            return new LinkState(
                    LinkState.Kind.SILENT,
                    Optional.of("libvirtd on " + host + " does not answer; the console is still trying."),
                    now.since());
        }
        return now;
    }

    /** Makes a quick call on one of the host's threads. */
    public <T> HostCall<T> call(Function<VirtConnection, T> work) {
        return calls.map(quick -> quick.call(work)).orElseGet(() -> HostCall.failed(notConnected()));
    }

    /**
     * Makes a call that may block for as long as a migration takes, on a thread and a connection for it alone.
     *
     * <p>No two threads are ever in one connection: see {@link PooledConnections}.
     */
    public <T> HostCall<T> migration(Function<VirtConnection, T> work) {
        return threads.beside(() -> alone(WATCHFUL, work));
    }

    /** The same with a connection to a second host, which is for this call alone, too. */
    public <T> HostCall<T> migration(HostLink other, BiFunction<VirtConnection, VirtConnection, T> work) {
        return threads.beside(() -> alone(WATCHFUL, other, work));
    }

    /** Moves a VM; waits in line while {@value #DEPARTURES} leave this host already. */
    public <T> HostCall<T> departure(Function<VirtConnection, T> work) {
        return threads.migration(() -> alone(PATIENT, work));
    }

    /** The same with a connection to a second host. */
    public <T> HostCall<T> departure(HostLink other, BiFunction<VirtConnection, VirtConnection, T> work) {
        return threads.migration(() -> alone(PATIENT, other, work));
    }

    private <T> T alone(KeepAlive keepAlive, Function<VirtConnection, T> work) {
        try (VirtConnection own = another(keepAlive)) {
            return work.apply(own);
        }
    }

    private <T> T alone(KeepAlive keepAlive, HostLink other, BiFunction<VirtConnection, VirtConnection, T> work) {
        try (VirtConnection own = another(keepAlive);
                VirtConnection ownToOther = other.another(keepAlive)) {
            return work.apply(own, ownToOther);
        }
    }

    private VirtConnection another(KeepAlive keepAlive) {
        if (calls.isEmpty()) {
            throw notConnected();
        }
        return open(keepAlive);
    }

    private VirtConnection open() {
        return open(WATCHFUL);
    }

    private VirtConnection open(KeepAlive keepAlive) {
        VirtConnection opened = library.open(host, uri);
        try {
            keepAlive(opened, keepAlive);
        } catch (VirtException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private VirtException notConnected() {
        return new VirtException(
                host,
                VirtException.NOT_CONNECTED,
                0,
                state().reason().orElse("The console is not connected to " + host + "."));
    }

    private void run() {
        while (!closed) {
            try {
                connectOnce();
            } catch (VirtException e) {
                down(LinkState.Kind.DOWN, e.getMessage());
            } catch (RuntimeException e) {
                LOG.errorf(e, "The link to %s failed", host);
                down(LinkState.Kind.DOWN, "The console failed while it connected to " + host + ".");
            }
            waitFor(backOff.next());
        }
    }

    private void connectOnce() {
        CountDownLatch lost = new CountDownLatch(1);
        try (VirtConnection opened = open();
                HostCalls quick = new HostCalls(host, connections(opened), times, steady)) {
            onLost(opened, lost);
            opened.listen(observer);
            observer.opened(opened);
            calls = Optional.of(quick);
            state = new LinkState(LinkState.Kind.UP, Optional.empty(), clock.instant());
            backOff.reset();
            LOG.infof("Connected to %s", host);
            observer.up(opened);
            awaitLoss(lost);
        } finally {
            calls = Optional.empty();
            if (!closed && state.kind() == LinkState.Kind.UP) {
                down(LinkState.Kind.LOST, VirtException.lost(host).getMessage());
            }
        }
    }

    private CallConnections connections(VirtConnection opened) {
        return uri.startsWith("test:") ? CallConnections.only(opened) : new PooledConnections(host, this::open, steady);
    }

    /** A driver without keepalive has no daemon that could fall silent. */
    private static void keepAlive(VirtConnection opened, KeepAlive keepAlive) {
        try {
            opened.keepAlive(keepAlive.seconds(), keepAlive.count());
        } catch (VirtException e) {
            rethrowUnlessUnsupported(e);
        }
    }

    private static void onLost(VirtConnection opened, CountDownLatch lost) {
        try {
            opened.onLost(lost::countDown);
        } catch (VirtException e) {
            rethrowUnlessUnsupported(e);
        }
    }

    private static void rethrowUnlessUnsupported(VirtException e) {
        if (e.code() != VirtException.NO_SUPPORT) {
            throw e;
        }
    }

    private void awaitLoss(CountDownLatch lost) {
        try {
            lost.await();
        } catch (InterruptedException e) {
            // Only close() interrupts; the loop then ends.
        }
    }

    private void down(LinkState.Kind kind, String reason) {
        LinkState before = state;
        if (kind == LinkState.Kind.DOWN && before.kind() == LinkState.Kind.DOWN && isVague(reason)) {
            return;
        }
        boolean news = before.kind() != kind || !before.reason().equals(Optional.of(reason));
        if (news && !closed) {
            LOG.warnf("%s is out of reach: %s", host, reason);
            state = new LinkState(kind, Optional.of(reason), clock.instant());
            observer.down();
        }
    }

    /**
     * libvirt's client sometimes sees that ssh ended before it reads why; the reason it gave for the attempt before still
     * holds then.
     */
    private static boolean isVague(String reason) {
        return reason.endsWith("client socket is closed");
    }

    private void waitFor(Duration wait) {
        try {
            boolean unused = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Only close() interrupts; the loop then ends.
        }
    }

    /** Closes the connection and waits a moment for it; an open or a call that hangs is left behind. */
    @Override
    public void close() {
        closed = true;
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.close();
    }
}
