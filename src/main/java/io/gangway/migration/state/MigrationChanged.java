package io.gangway.migration.state;

import java.util.UUID;

/** A migration of a VM moved on, began or ended. Fired as a CDI event; observers must be quick. */
public record MigrationChanged(long id, UUID vm) {

    public static MigrationChanged of(Migration migration) {
        return new MigrationChanged(migration.id(), migration.uuid());
    }
}
