package io.gangway.storage.share;

import io.gangway.host.HostName;

/**
 * One step of setting shared storage up, on one host.
 *
 * @param detail why it failed, or what else is worth knowing; empty if nothing is
 */
public record ShareStep(HostName host, Kind kind, Result result, String detail) {

    /** What is done. */
    public enum Kind {
        DEFINE,
        BUILD,
        START,
        AUTOSTART,
        /** A marker is written. */
        WRITE,
        /** The marker that another host wrote is looked for. */
        SEE,
        /** The marker is removed. */
        REMOVE,
        UNDO_START,
        UNDO_DEFINE,
        UNDO_AUTOSTART
    }

    /** What came of it. */
    public enum Result {
        RUNNING,
        DONE,
        /** It was so already. */
        ALREADY,
        FAILED
    }
}
