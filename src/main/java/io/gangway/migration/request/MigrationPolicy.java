package io.gangway.migration.request;

import io.gangway.page.Word;

/** What the console does by itself when a migration does not converge. */
public enum MigrationPolicy implements Word {
    /** Nothing. */
    NONE,
    /** It gives up after a time and never disturbs the guest. */
    GENTLE,
    /** It allows a longer downtime step by step, then slows the guest. */
    BALANCED,
    /** As balanced, and in the end it finishes by post-copy or by pausing the guest. */
    FINISH
}
