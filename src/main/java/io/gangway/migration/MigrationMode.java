package io.gangway.migration;

/** What the guest does during the move. */
public enum MigrationMode implements Word {
    LIVE
}
