package io.gangway.migration.control;

import io.gangway.page.Word;

/** What can be done to a migration while it runs. */
public enum ControlKind implements Word {
    /** End it; the VM stays on the source. */
    CANCEL,
    /** The guest stands still, so that nothing is rewritten any more; it goes on once it has arrived. */
    PAUSE,
    /**
     * The guest goes on. Only noted, or done once the migration has ended: while it runs, libvirt lets a guest that was
     * paused go on by nothing but a cancel.
     */
    RESUME,
    /** How long the guest may stand still for the switchover, in milliseconds. */
    DOWNTIME,
    /** The most that may be sent, in MiB/s. */
    BANDWIDTH,
    /** The guest goes on at the destination at once and fetches its memory from there. */
    POST_COPY;

    /** Whether it comes with a figure. */
    public boolean hasValue() {
        return this == DOWNTIME || this == BANDWIDTH;
    }
}
