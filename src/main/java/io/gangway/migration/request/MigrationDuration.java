package io.gangway.migration.request;

import io.gangway.page.Word;

/** What becomes of the configurations. */
public enum MigrationDuration implements Word {
    /** The configuration leaves the source and stays on the destination. */
    PERMANENT,
    /** The source keeps its configuration; the destination's copy vanishes when it shuts down. */
    TEMPORARY
}
