package io.gangway.storage.place;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.link.HostCall;
import java.time.Duration;
import java.util.function.Function;

/** A host as those see it who work on its storage. */
public interface StorageHost {

    /** The name by which people know it. */
    String name();

    /** Makes a call that may take long, on a thread that quick calls do not need. */
    <T> HostCall<T> transfer(Function<VirtConnection, T> work);

    /** Makes such a call and waits for its answer. */
    default <T> T within(Duration limit, Function<VirtConnection, T> work) {
        return transfer(work).await(limit);
    }

    static StorageHost of(Hosts hosts, HostName name) {
        return new StorageHost() {
            @Override
            public String name() {
                return name.value();
            }

            @Override
            public <T> HostCall<T> transfer(Function<VirtConnection, T> work) {
                return hosts.migration(name, work);
            }
        };
    }
}
