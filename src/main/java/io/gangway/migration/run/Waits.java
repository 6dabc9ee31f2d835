package io.gangway.migration.run;

import io.gangway.migration.preflight.NewLogins;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.state.MigrationRun;
import io.gangway.time.PeriodicWork;
import io.gangway.time.SteadyClock;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Keeps an eye on the migrations that wait, each second, and tells when what they wait for is another thing. */
@ApplicationScoped
public class Waits {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LiveRuns runs;
    private final Inventory inventory;
    private final NewLogins logins;
    private final SteadyClock clock;
    private final Event<MigrationChanged> changed;

    Waits(LiveRuns runs, Inventory inventory, NewLogins logins, SteadyClock clock, Event<MigrationChanged> changed) {
        this.runs = runs;
        this.inventory = inventory;
        this.logins = logins;
        this.clock = clock;
        this.changed = changed;
    }

    void begin(@Observes StartupEvent event, PeriodicWork periodic) {
        periodic.every(LOOK, "Looking what migrations wait for", this::look);
    }

    /** What the migration waits for; also nothing for one that has ended. */
    public Waiting of(Migration migration) {
        return runs.find(migration.id())
                .map(live -> live.standing().of(live.migration()))
                .orElse(Waiting.NOTHING);
    }

    void look() {
        runs.all().forEach(live -> live.watch().guard().done("Looking what it waits for", () -> look(live)));
    }

    private void look(LiveRun live) {
        MigrationRun run = live.run();
        Migration migration = run.migration();
        boolean arriving = arriving(migration);
        Duration since = live.standing()
                .standingSince(
                        migration.phase() + " " + migration.progress().processedBytes() + " " + run.inLine() + " "
                                + run.called() + " " + arriving,
                        clock.now());
        boolean atTheDoor = run.preparing()
                && !run.inLine()
                && run.called()
                && !arriving
                && since.compareTo(Waiting.WORTH_A_WORD) >= 0;
        boolean silent = atTheDoor
                && migration.destinationHost().filter(logins::unanswered).isPresent();
        Waiting next = Waiting.of(new Waiting.Seen(
                run.switching(),
                run.preparing(),
                run.sending(),
                run.heardAgo(),
                run.inLine(),
                run.called(),
                arriving,
                silent,
                since));
        if (live.standing().waits(next, migration.phase())) {
            changed.fire(MigrationChanged.of(migration));
        }
    }

    private boolean arriving(Migration migration) {
        return migration
                .destinationHost()
                .flatMap(to -> inventory.find(to, migration.uuid()))
                .filter(Vm::arriving)
                .isPresent();
    }
}
