package io.gangway.migration.request;

import io.gangway.page.Word;

/** Who leads the migration. */
public enum MigrationRoute implements Word {
    /** The source's libvirtd, which logs in to the destination; it outlives the console. */
    HOST_TO_HOST,
    /** This process, over its own connections to both hosts; it does not outlive the console. */
    THROUGH_THE_CONSOLE
}
