package io.gangway.migration;

/** Where a migration stands; never goes back. */
public enum Phase implements Word {
    PREPARING,
    FIRST_PASS,
    CATCHING_UP,
    SWITCHING_OVER,
    VERIFYING,
    ENDED
}
