package io.gangway.migration.request;

/** How a VM is to be moved: the main choices and the advanced options. */
public record MigrationChoices(
        MigrationDuration duration,
        MigrationMode mode,
        MigrationRoute route,
        MigrationStorage storage,
        MigrationPolicy policy,
        MigrationOptions options) {

    /** What is taken where nothing was chosen, for a VM that runs. */
    public static final MigrationChoices USUAL = new MigrationChoices(
            MigrationDuration.PERMANENT,
            MigrationMode.LIVE,
            MigrationRoute.HOST_TO_HOST,
            MigrationStorage.SHARED,
            MigrationPolicy.GENTLE,
            MigrationOptions.NONE);

    /** Whether the disks of a VM that is shut off go along, for which the console itself must see. */
    public boolean copiesOffline() {
        return mode == MigrationMode.OFFLINE && storage == MigrationStorage.COPY;
    }
}
