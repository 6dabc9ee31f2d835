package io.gangway.migration.request;

import io.gangway.page.Word;

/** How the disks reach the destination. */
public enum MigrationStorage implements Word {
    /** Both hosts reach the same disks. */
    SHARED,
    /** The disks are copied along. */
    COPY,
    /** What differs from a base image that both hosts have is copied along. */
    COPY_DIFFERENCE;

    public boolean copies() {
        return this != SHARED;
    }
}
