package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.VirtException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tries whether a host lets anybody in now. The console's own connections say nothing of that: a libvirtd that takes no more
 * clients serves those that it has. No more than one try for each host is under way.
 */
@ApplicationScoped
class NewLogins {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Hosts hosts;
    private final Map<HostName, Try> tries = new ConcurrentHashMap<>();

    /** One try. */
    private static final class Try {
        private final long begun = System.nanoTime();
        private volatile boolean ended;

        boolean olderThan(Duration age) {
            return System.nanoTime() - begun > age.toNanos();
        }
    }

    NewLogins(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Whether the host has left the console at its door for some time. Begins a try where none is under way; waits for none. */
    boolean unanswered(HostName host) {
        Optional<Try> known = Optional.ofNullable(tries.get(host));
        if (known.filter(one -> !one.ended || !one.olderThan(FRESH)).isEmpty()) {
            begin(host);
            return false;
        }
        return known.filter(one -> !one.ended && one.olderThan(PATIENCE)).isPresent();
    }

    private void begin(HostName host) {
        Try begun = new Try();
        tries.put(host, begun);
        try {
            hosts.migration(host, connection -> true).whenDone((done, failure) -> begun.ended = true);
        } catch (VirtException e) {
            begun.ended = true;
        }
    }
}
