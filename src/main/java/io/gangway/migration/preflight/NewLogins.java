package io.gangway.migration.preflight;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.time.SteadyClock;
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
public class NewLogins {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** Asked after a call that has hung for longer than the keepalive needs to notice a daemon that is silent altogether. */
    private static final Duration AT_THE_DOOR = Duration.ofSeconds(4);

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Hosts hosts;
    private final SteadyClock clock;
    private final Map<HostName, Try> tries = new ConcurrentHashMap<>();

    /** One try. */
    private static final class Try {
        private final Duration begun;
        private volatile boolean ended;

        Try(Duration begun) {
            this.begun = begun;
        }

        boolean olderThan(Duration age, Duration now) {
            return now.minus(begun).compareTo(age) > 0;
        }
    }

    NewLogins(Hosts hosts, SteadyClock clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Whether the host has left the console at its door for some time. Begins a try where none is under way; waits for none. */
    public boolean unanswered(HostName host) {
        Optional<Try> known = Optional.ofNullable(tries.get(host));
        Duration now = clock.now();
        if (known.filter(one -> !one.ended || !one.olderThan(FRESH, now)).isEmpty()) {
            begin(host);
            return false;
        }
        return known.filter(one -> !one.ended && one.olderThan(PATIENCE, now)).isPresent();
    }

    /**
     * Whether the host still serves the console where it is logged in, but lets nobody in anew. Tries it, and waits for the
     * answer.
     */
    boolean shut(HostName host) {
        try {
            hosts.migration(host, connection -> true).await(AT_THE_DOOR);
            return false;
        } catch (VirtException e) {
            return e.code() == VirtException.TIMED_OUT
                    && hosts.find(host).filter(HostStatus::connected).isPresent();
        }
    }

    private void begin(HostName host) {
        Try begun = new Try(clock.now());
        tries.put(host, begun);
        try {
            hosts.migration(host, connection -> true).whenDone((done, failure) -> begun.ended = true);
        } catch (VirtException e) {
            begun.ended = true;
        }
    }
}
