package io.gangway.host;

import java.time.Instant;
import java.util.Optional;

/**
 * What the console knows of a host at this moment.
 *
 * @param reason why it is not connected, in libvirt's words or ours; empty while it is
 * @param failure the same by its kind, to be told in words
 * @param since when it came into this state
 * @param facts what it last said of itself; kept while it does not answer
 */
public record HostStatus(
        Host host,
        HostState state,
        Optional<String> reason,
        Optional<ConnectionFailure> failure,
        Instant since,
        Optional<HostFacts> facts) {

    /** A host whose reason, if there is one, is libvirt's own. */
    public HostStatus(Host host, HostState state, Optional<String> reason, Instant since, Optional<HostFacts> facts) {
        this(
                host,
                state,
                reason,
                reason.map(raw -> new ConnectionFailure(ConnectionFaults.of(raw), raw)),
                since,
                facts);
    }

    public HostName name() {
        return host.name();
    }

    public boolean connected() {
        return state == HostState.CONNECTED;
    }
}
