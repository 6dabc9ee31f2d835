package io.gangway.migration;

import io.gangway.vm.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The one door to migrations: start, look, cancel, check again. */
@ApplicationScoped
public class Migrations {

    /**
     * Starts a migration and returns at once.
     *
     * @throws RefusedMigration when a rule or a check says no; nothing was started then
     */
    public Migration start(MigrationForm form) {
        throw new UnsupportedOperationException();
    }

    public Optional<Migration> find(long id) {
        throw new UnsupportedOperationException();
    }

    /** Those under way, oldest first. */
    public List<Migration> running() {
        return List.of();
    }

    /** Running and past ones, newest first. */
    public List<Migration> list(MigrationFilter filter) {
        return List.of();
    }

    /** Asks for the cancellation of a running migration; what comes of it shows in the migration. Does not block. */
    public void cancel(long id) {
        throw new UnsupportedOperationException();
    }

    /** Asks both hosts again where the VM of an ended migration is, and keeps the answer. */
    public Migration checkAgain(long id) {
        throw new UnsupportedOperationException();
    }

    /** What a person should know before starting: shown in the dialog as the choices change. */
    public List<Warning> warnings(MigrationForm form) {
        return List.of();
    }

    /** Where a VM may go, by name, without its own host. */
    public List<Choice> destinations(Vm vm) {
        return List.of();
    }

    /** Something that deserves a warning before a start. */
    public enum Warning {
        /** Scenario 4: temporary with copied disks: what the guest writes is lost when it shuts down. */
        TEMPORARY_COPY_LOSES_WRITES,
        /** Scenario 5: temporary with a shared writable disk: never run both copies. */
        TEMPORARY_SHARED_TWO_COPIES,
        /** The console cannot ask the typed-in host itself, so it may not be able to prove the arrival. */
        DESTINATION_UNPROVABLE
    }

    /** A destination in the dialog. */
    public record Choice(String host, boolean connected, String note) {}
}
