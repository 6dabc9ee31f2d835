package io.gangway.migration.run;

import io.gangway.migration.preflight.NewLogins;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.Phase;
import io.gangway.time.PeriodicWork;
import io.gangway.time.SteadyClock;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps an eye on the migrations that wait, each second, and tells when what they wait for is another thing. */
@ApplicationScoped
public class Waits {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Inventory inventory;
    private final NewLogins logins;
    private final SteadyClock clock;
    private final Event<MigrationChanged> changed;
    private final Map<Long, Wait> waits = new ConcurrentHashMap<>();

    /** One run: how it stood when it was last looked at, and since when. */
    private static final class Wait {
        private final MigrationRun run;
        private volatile Waiting now = Waiting.NOTHING;
        private volatile Phase phase = Phase.PREPARING;
        private Duration since;
        private String standing = "";

        Wait(MigrationRun run, Duration now) {
            this.run = run;
            this.since = now;
        }

        Duration standingSince(String next, Duration now) {
            if (!next.equals(standing)) {
                standing = next;
                since = now;
            }
            return now.minus(since);
        }
    }

    Waits(Inventory inventory, NewLogins logins, SteadyClock clock, Event<MigrationChanged> changed) {
        this.inventory = inventory;
        this.logins = logins;
        this.clock = clock;
        this.changed = changed;
    }

    void begin(@Observes StartupEvent event, PeriodicWork periodic) {
        periodic.every(LOOK, "Looking what migrations wait for", this::look);
    }

    void begin(MigrationRun run) {
        waits.put(run.migration().id(), new Wait(run, clock.now()));
    }

    void end(long id) {
        waits.remove(id);
    }

    /** What the migration waits for; also nothing for one that has ended. */
    public Waiting of(Migration migration) {
        return Optional.ofNullable(waits.get(migration.id()))
                .filter(wait -> wait.run.migration().phase() == wait.phase)
                .map(wait -> wait.now)
                .orElse(Waiting.NOTHING);
    }

    void look() {
        waits.values().forEach(this::look);
    }

    private void look(Wait wait) {
        MigrationRun run = wait.run;
        Migration migration = run.migration();
        boolean arriving = arriving(migration);
        Duration since = wait.standingSince(
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
        wait.phase = migration.phase();
        if (next != wait.now) {
            wait.now = next;
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
