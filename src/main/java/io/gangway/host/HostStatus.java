package io.gangway.host;

import java.time.Instant;
import java.util.Optional;

/**
 * What the console knows of a host at this moment.
 *
 * @param reason why it is not connected, in words; empty while it is
 * @param since when it came into this state
 * @param facts what it last said of itself; kept while it does not answer
 */
public record HostStatus(
        Host host, HostState state, Optional<String> reason, Instant since, Optional<HostFacts> facts) {

    public HostName name() {
        return host.name();
    }

    public boolean connected() {
        return state == HostState.CONNECTED;
    }
}
