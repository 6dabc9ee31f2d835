package io.gangway.migration.verdict;

import io.gangway.page.Word;

/** How a migration ended; only a verdict decides it. */
public enum Outcome implements Word {
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** The hosts could not be asked, or their answers do not fit together. The console keeps asking. */
    UNKNOWN
}
