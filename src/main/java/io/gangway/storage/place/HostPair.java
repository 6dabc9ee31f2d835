package io.gangway.storage.place;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Two hosts that are asked many things in turn: with one connection to each, since opening one by ssh takes its time.
 *
 * <p>A thread of the source waits for the destination: whoever runs out of patience with that thread is told which of the two
 * was asked last, and not that the source is silent.
 */
public final class HostPair {

    /** For a host to let the console in anew; one that is alive does within seconds, by ssh and under load too. */
    private static final Duration LOGIN = Duration.ofSeconds(20);

    private final StorageHost source;
    private final StorageHost destination;
    private final Duration login;
    private volatile String asked;

    private HostPair(StorageHost source, StorageHost destination, Duration login) {
        this.source = source;
        this.destination = destination;
        this.login = login;
        this.asked = source.name();
    }

    /**
     * Does the work with both, each of which answers {@link StorageHost#within} at once on its own connection until the
     * work returns. What takes longer, or outlives the work, goes to the hosts themselves.
     *
     * @throws VirtException what the work threw, or that one of the two did not answer in time, with its name
     */
    public static <T> T with(
            StorageHost source, StorageHost destination, Duration limit, BiFunction<StorageHost, StorageHost, T> work) {
        return new HostPair(source, destination, LOGIN).with(limit, work);
    }

    /** The same for tests, which wait for no login that long. */
    public static <T> T with(
            StorageHost source,
            StorageHost destination,
            Duration login,
            Duration limit,
            BiFunction<StorageHost, StorageHost, T> work) {
        return new HostPair(source, destination, login).with(limit, work);
    }

    private <T> T with(Duration limit, BiFunction<StorageHost, StorageHost, T> work) {
        return inside(
                source,
                limit,
                from -> inside(
                        destination,
                        limit,
                        to -> work.apply(new Connected(source, from), new Connected(destination, to))));
    }

    /** Logs in and does the work; one that is let in too late for that does nothing. */
    private <T> T inside(StorageHost host, Duration limit, Function<VirtConnection, T> work) {
        asked = host.name();
        CompletableFuture<Boolean> letIn = new CompletableFuture<>();
        HostCall<T> call = host.transfer(connection -> {
            if (!letIn.complete(true)) {
                throw VirtException.late(host.name(), login);
            }
            return work.apply(connection);
        });
        call.whenDone((answer, failure) -> letIn.complete(true));
        if (!letIn.completeOnTimeout(false, login.toMillis(), TimeUnit.MILLISECONDS)
                .join()) {
            throw VirtException.late(host.name(), login);
        }
        try {
            return call.await(limit);
        } catch (VirtException e) {
            boolean another =
                    e.code() == VirtException.TIMED_OUT && e.host().equals(host.name()) && !asked.equals(e.host());
            throw another ? VirtException.late(asked, limit) : e;
        }
    }

    private final class Connected implements StorageHost {
        private final StorageHost host;
        private final VirtConnection connection;

        Connected(StorageHost host, VirtConnection connection) {
            this.host = host;
            this.connection = connection;
        }

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public <T> HostCall<T> transfer(Function<VirtConnection, T> work) {
            asked = host.name();
            return host.transfer(work);
        }

        @Override
        public <T> T within(Duration limit, Function<VirtConnection, T> work) {
            asked = host.name();
            return work.apply(connection);
        }
    }
}
