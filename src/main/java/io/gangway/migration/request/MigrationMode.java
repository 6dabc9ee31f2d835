package io.gangway.migration.request;

import io.gangway.page.Word;

/** What the guest does during the move. */
public enum MigrationMode implements Word {
    /** It runs on, but for a moment at the switchover. */
    LIVE,
    /** It stands still for the whole move. */
    PAUSED,
    /** It is shut off: its configuration moves. */
    OFFLINE
}
