package io.gangway.migration.state;

/** A migration moved on, began or ended. Fired as a CDI event; observers must be quick. */
public record MigrationChanged(long id) {}
