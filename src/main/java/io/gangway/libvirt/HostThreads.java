package io.gangway.libvirt;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads of one host for migrations, at most {@value #MIGRATIONS} at a time: each blocks for its whole run, and a
 * host that hangs holds up none but itself.
 */
final class HostThreads implements AutoCloseable {

    static final int MIGRATIONS = 16;

    private final String host;
    private final ThreadPoolExecutor migrations;

    HostThreads(String host) {
        this.host = host;
        this.migrations = new ThreadPoolExecutor(
                0, MIGRATIONS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named("migration-" + host));
    }

    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    <T> HostCall<T> migration(Supplier<T> work) {
        HostCall<T> call = new HostCall<>(host);
        try {
            migrations.execute(() -> call.run(work));
        } catch (RejectedExecutionException e) {
            throw new VirtException(
                    host,
                    VirtException.BUSY,
                    0,
                    "No more than " + MIGRATIONS + " migrations can leave " + host
                            + " at the same time. Wait for one to end.");
        }
        return call;
    }

    @Override
    public void close() {
        migrations.shutdownNow();
    }
}
