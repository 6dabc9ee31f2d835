package io.gangway.migration.state;

import io.gangway.page.Word;

/** Where a migration stands; never goes back. */
public enum Phase implements Word {
    PREPARING,
    FIRST_PASS,
    CATCHING_UP,
    SWITCHING_OVER,
    VERIFYING,
    ENDED
}
