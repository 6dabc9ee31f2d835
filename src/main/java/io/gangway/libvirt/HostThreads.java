package io.gangway.libvirt;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads of one host, so that a host that hangs holds up none but itself.
 *
 * <ul>
 *   <li>At most {@value #CALLS} quick calls at a time; {@value #WAITING} may wait, more are refused.
 *   <li>At most {@value #MIGRATIONS} migrations at a time, on threads of their own, since each blocks for its whole run.
 * </ul>
 */
final class HostThreads implements AutoCloseable {

    static final int CALLS = 4;
    static final int WAITING = 256;
    static final int MIGRATIONS = 16;

    private final String host;
    private final ThreadPoolExecutor calls;
    private final ThreadPoolExecutor migrations;

    HostThreads(String host) {
        this.host = host;
        this.calls = new ThreadPoolExecutor(
                CALLS, CALLS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), named("calls-" + host));
        this.calls.allowCoreThreadTimeOut(true);
        this.migrations = new ThreadPoolExecutor(
                0, MIGRATIONS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named("migration-" + host));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    <T> HostCall<T> call(Supplier<T> work) {
        return submit(calls, work, "Too many calls are waiting for " + host + " already.");
    }

    <T> HostCall<T> migration(Supplier<T> work) {
        return submit(
                migrations,
                work,
                "No more than " + MIGRATIONS + " migrations can leave " + host
                        + " at the same time. Wait for one to end.");
    }

    private <T> HostCall<T> submit(ThreadPoolExecutor executor, Supplier<T> work, String refusal) {
        HostCall<T> call = new HostCall<>(host);
        try {
            executor.execute(() -> call.run(work));
        } catch (RejectedExecutionException e) {
            throw new VirtException(host, VirtException.BUSY, 0, refusal);
        }
        return call;
    }

    @Override
    public void close() {
        calls.shutdownNow();
        migrations.shutdownNow();
    }
}
