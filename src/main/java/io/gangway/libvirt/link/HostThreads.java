package io.gangway.libvirt.link;

import com.google.errorprone.annotations.ThreadSafe;
import io.gangway.libvirt.fact.VirtException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads of one host for long calls, each of which blocks for its whole run: a host that hangs holds up none but itself.
 *
 * <ul>
 *   <li>Migrations: at most {@value #MIGRATIONS} at a time; the others wait in line.
 *   <li>What is found out or cleaned up beside them: at once or not at all.
 * </ul>
 */
@ThreadSafe
final class HostThreads implements AutoCloseable {

    static final int MIGRATIONS = 16;
    private static final int BESIDE = 16;
    private static final int LINE = 1024;

    private final String host;
    private final ThreadPoolExecutor migrations;
    private final ThreadPoolExecutor beside;

    HostThreads(String host) {
        this.host = host;
        this.migrations = new ThreadPoolExecutor(
                MIGRATIONS,
                MIGRATIONS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(LINE),
                named("migration-" + host));
        this.migrations.allowCoreThreadTimeOut(true);
        this.beside = new ThreadPoolExecutor(
                0, BESIDE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named("beside-" + host));
    }

    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Moves a VM, now or when another has moved. */
    <T> HostCall<T> migration(Supplier<T> work) {
        return call(
                migrations,
                work,
                VirtException.Limit.LINE,
                LINE,
                "No more than " + LINE + " migrations can wait to leave " + host + ". Wait for some to end.");
    }

    /** Makes a long call now. */
    <T> HostCall<T> beside(Supplier<T> work) {
        return call(
                beside,
                work,
                VirtException.Limit.LONG_CALLS,
                BESIDE,
                host + " is busy with " + BESIDE + " long calls already. Try again when one has ended.");
    }

    private <T> HostCall<T> call(
            ThreadPoolExecutor threads, Supplier<T> work, VirtException.Limit limit, int most, String refusal) {
        HostCall<T> call = new HostCall<>(host);
        try {
            threads.execute(() -> call.run(work));
        } catch (RejectedExecutionException e) {
            throw VirtException.busy(host, limit, most, refusal);
        }
        return call;
    }

    /** One that waits in line is given up. */
    @Override
    public void close() {
        migrations.shutdownNow();
        beside.shutdownNow();
    }
}
