package io.gangway.migration.run;

import io.gangway.migration.control.ControlKind;
import io.gangway.migration.control.Steering;
import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All migrations, those under way and past ones: to look at, and to cancel. {@link MigrationStart} starts them. */
@ApplicationScoped
public class Migrations {

    private final LiveRuns runs;
    private final MigrationStore store;
    private final Steering steering;
    private final Clock clock;

    Migrations(LiveRuns runs, MigrationStore store, Steering steering, Clock clock) {
        this.runs = runs;
        this.store = store;
        this.steering = steering;
        this.clock = clock;
    }

    public Optional<Migration> find(long id) {
        return live(id).or(() -> store.find(id));
    }

    private Optional<Migration> live(long id) {
        return runs.find(id).map(LiveRun::migration);
    }

    /** What time it is for a migration: one that is under way counts it by itself. */
    public Instant now(long id) {
        return runs.find(id).map(live -> live.run().now()).orElseGet(clock::instant);
    }

    /** Those under way, oldest first. */
    public List<Migration> running() {
        return runs.all().stream()
                .map(LiveRun::migration)
                .filter(Migration::running)
                .sorted(Comparator.comparingLong(Migration::id))
                .toList();
    }

    /** Running and past ones, newest first. */
    public List<Migration> list(MigrationFilter filter) {
        return store.list(filter).stream()
                .map(row -> live(row.id()).orElse(row))
                .toList();
    }

    /**
     * Asks for the cancellation of a running migration; what comes of it shows in the migration. Does not block.
     *
     * @throws io.gangway.migration.control.RefusedControl after the switch to post-copy, when it would lose the guest
     */
    public void cancel(long id) {
        live(id).filter(migration -> migration.running() && migration.phase() != Phase.VERIFYING)
                .filter(migration -> migration.cancel() == CancelState.NOT_ASKED)
                .ifPresent(migration -> steering.ask(migration, ControlKind.CANCEL.word(), ""));
    }
}
