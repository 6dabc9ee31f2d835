package io.gangway.libvirt.link;

import com.google.errorprone.annotations.ThreadSafe;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.time.SteadyClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The quick calls to one host, for as long as the link to it lasts.
 *
 * <ul>
 *   <li>At most {@value #CALLS} at a time; {@value #WAITING} may wait, more are refused.
 *   <li>A link that is made anew has new threads: an opening that hangs holds up none but those who wait for it.
 * </ul>
 */
@ThreadSafe
final class HostCalls implements AutoCloseable {

    static final int CALLS = 4;
    static final int WAITING = 256;

    private final String host;
    private final CallConnections connections;
    private final CallTimes times;
    private final SteadyClock clock;
    private final ThreadPoolExecutor threads;

    HostCalls(String host, CallConnections connections, CallTimes times, SteadyClock clock) {
        this.host = host;
        this.times = times;
        this.clock = clock;
        this.connections = connections;
        this.threads = new ThreadPoolExecutor(
                CALLS,
                CALLS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                HostThreads.named("calls-" + host));
        this.threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Makes a call.
     *
     * @throws VirtException if too many are waiting already
     */
    <T> HostCall<T> call(Function<VirtConnection, T> work) {
        Duration asked = clock.now();
        HostCall<T> call =
                new HostCall<>(host, end -> times.ended(end, clock.now().minus(asked)));
        try {
            threads.execute(() -> call.run(() -> with(work)));
        } catch (RejectedExecutionException e) {
            if (threads.isShutdown()) {
                return HostCall.failed(VirtException.lost(host));
            }
            times.ended(CallTimes.End.REFUSED, Duration.ZERO);
            throw VirtException.busy(
                    host, VirtException.Limit.CALLS, WAITING, "Too many calls are waiting for " + host + " already.");
        }
        return call;
    }

    private <T> T with(Function<VirtConnection, T> work) {
        VirtConnection connection = connections.take();
        try {
            return work.apply(connection);
        } finally {
            connections.giveBack(connection);
        }
    }

    /** Lets the calls that wait fail. One under way ends by itself, with its connection. */
    @Override
    public void close() {
        connections.close();
        List<Runnable> waiting = new ArrayList<>();
        threads.getQueue().drainTo(waiting);
        threads.shutdown();
        waiting.forEach(Runnable::run);
    }
}
