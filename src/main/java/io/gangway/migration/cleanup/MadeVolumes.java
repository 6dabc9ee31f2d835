package io.gangway.migration.cleanup;

import io.gangway.host.HostName;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Verdict;
import io.gangway.time.PeriodicWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that nothing half-copied, and nothing that was carried along, stays on the destination of a VM that stayed, whatever ended its migration: also
 * when the console was killed meanwhile, and also when the destination answers only later.
 */
@ApplicationScoped
public class MadeVolumes {

    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final MadeVolumeStore store;
    private final MigrationStore migrations;
    private final LeftVolumes leftovers;
    private final Clock clock;

    public MadeVolumes(MadeVolumeStore store, MigrationStore migrations, LeftVolumes leftovers, Clock clock) {
        this.store = store;
        this.migrations = migrations;
        this.leftovers = leftovers;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event, PeriodicWork periodic) {
        periodic.every(SETTLING, "Removing what failed migrations left", this::settle);
    }

    /** Before libvirt makes them. */
    public void add(long migration, List<String> paths) {
        paths.forEach(path -> store.add(migration, path));
    }

    /** As soon as a migration has failed, before it is judged; may block for as long as the hosts take to answer. */
    public void failed(Migration migration, HostName destination) {
        remove(migration, destination);
    }

    /** After the end; of a VM that was migrated again since, nothing is removed any more: its disks may be in use. */
    void settle() {
        store.ended().forEach(id -> migrations.find(id).ifPresent(this::settle));
    }

    private void settle(Migration migration) {
        if (migration.outcome().equals(Optional.of(Outcome.UNKNOWN))) {
            return;
        }
        boolean stayed = migration
                .verdict()
                .filter(verdict -> verdict.where() == Verdict.Where.SOURCE)
                .isPresent();
        boolean settled = !stayed
                || migration.destinationHost().map(to -> remove(migration, to)).orElse(true);
        if (settled) {
            store.forget(migration.id());
        }
    }

    private boolean remove(Migration migration, HostName destination) {
        return leftovers.remove(new LeftVolumes.Left(
                migration.uuid(),
                migration.mode(),
                migration.source(),
                destination,
                store.of(migration.id()),
                migration.startedAt(),
                migration.endedAt().orElseGet(clock::instant),
                () -> migrations
                        .active(migration.uuid())
                        .filter(id -> id != migration.id())
                        .isEmpty()));
    }
}
