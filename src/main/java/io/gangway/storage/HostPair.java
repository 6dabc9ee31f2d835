package io.gangway.storage;

import io.gangway.libvirt.HostCall;
import io.gangway.libvirt.VirtConnection;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Two hosts that are asked many things in turn: with one connection to each, since opening one by ssh takes its time. */
final class HostPair {

    private HostPair() {}

    /**
     * Does the work with both, each of which answers {@link StorageHost#within} at once on its own connection until the
     * work returns. What takes longer, or outlives the work, goes to the hosts themselves.
     */
    static <T> T with(
            StorageHost source, StorageHost destination, Duration limit, BiFunction<StorageHost, StorageHost, T> work) {
        return source.within(
                limit,
                from -> destination.within(
                        limit, to -> work.apply(new Connected(source, from), new Connected(destination, to))));
    }

    private record Connected(StorageHost host, VirtConnection connection) implements StorageHost {
        @Override
        public String name() {
            return host.name();
        }

        @Override
        public <T> HostCall<T> transfer(Function<VirtConnection, T> work) {
            return host.transfer(work);
        }

        @Override
        public <T> T within(Duration limit, Function<VirtConnection, T> work) {
            return work.apply(connection);
        }
    }
}
