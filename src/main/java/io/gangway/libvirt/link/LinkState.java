package io.gangway.libvirt.link;

import java.time.Instant;
import java.util.Optional;

/**
 * How a link to a host stands.
 *
 * @param reason why it is down, in libvirt's words or ours; empty while it is up
 */
public record LinkState(Kind kind, Optional<String> reason, Instant since) {

    /** Whether calls can be made. */
    public enum Kind {
        CONNECTING,
        UP,
        /** An attempt to connect failed. */
        DOWN,
        /** A connection was there and broke; none was made since. */
        LOST,
        /** An attempt to connect has been without an answer for long, and still is. */
        SILENT
    }
}
