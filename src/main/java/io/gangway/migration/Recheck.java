package io.gangway.migration;

import io.gangway.host.Hosts;
import io.gangway.libvirt.VirtException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;

/** Asks again where the VMs of ended migrations are: when somebody wants to know, and as long as it is unknown. */
@ApplicationScoped
class Recheck {

    private final Hosts hosts;
    private final MigrationStore store;
    private final Witness witness;
    private final GuestsPaused guestsPaused;
    private final ArrivalCare arrival;
    private final Clock clock;
    private final Event<MigrationChanged> changed;
    private volatile boolean stopping;

    Recheck(
            Hosts hosts,
            MigrationStore store,
            Witness witness,
            GuestsPaused guestsPaused,
            ArrivalCare arrival,
            Clock clock,
            Event<MigrationChanged> changed) {
        this.hosts = hosts;
        this.store = store;
        this.witness = witness;
        this.guestsPaused = guestsPaused;
        this.arrival = arrival;
        this.clock = clock;
        this.changed = changed;
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent event) {
        stopping = true;
    }

    /** Asks both hosts and keeps the answer; one that still runs is left as it is. Empty if there is none such. */
    Optional<Migration> check(long id) {
        Optional<Migration> found = store.find(id);
        if (found.isEmpty() || found.get().running()) {
            return found;
        }
        Migration checked = check(found.get());
        changed.fire(new MigrationChanged(id));
        return Optional.of(checked);
    }

    private Migration check(Migration migration) {
        if (migration.outcome().equals(Optional.of(Outcome.UNKNOWN)) && moves(migration)) {
            return migration;
        }
        if (migration.outcome().equals(Optional.of(Outcome.UNKNOWN))) {
            arrival.completed(migration);
        }
        Witness.Testimony testimony = witness.ask(migration.uuid(), migration.source(), migration.destination());
        VerdictRules.Run facts = new VerdictRules.Run(
                migration.outcome().filter(before -> before != Outcome.UNKNOWN).map(Outcome.SUCCEEDED::equals),
                migration.cancel() == CancelState.ACCEPTED || migration.cancel() == CancelState.DONE,
                migration.switchedOver());
        Verdict verdict = VerdictRules.decide(migration.mode(), facts, testimony, clock.instant());
        // Where the VM is says nothing of this migration any more once there was another.
        boolean open = migration.outcome().equals(Optional.of(Outcome.UNKNOWN)) && store.newest(migration);
        Migration checked = open
                ? seenTo(MigrationRun.concluded(migration, verdict, migration.error(), clock))
                : migration.copy().verdict(verdict).build();
        store.save(checked);
        guestsPaused.letGoOn(checked);
        return checked;
    }

    private Migration seenTo(Migration concluded) {
        return concluded.copy().belongings(arrival.of(concluded)).build();
    }

    /** As long as libvirt moves the VM, nothing that a host says is the end of it. */
    private boolean moves(Migration migration) {
        try {
            return hosts.ask(migration.source(), connection -> connection.jobs().migratesAway(migration.uuid()));
        } catch (VirtException e) {
            return false;
        }
    }

    /** Keeps asking about migrations whose VM could not be found. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void askAboutUnknown() {
        if (stopping) {
            return;
        }
        for (Migration migration : store.unknown()) {
            Migration checked = check(migration);
            if (!checked.outcome().equals(migration.outcome())) {
                changed.fire(new MigrationChanged(migration.id()));
            }
        }
    }
}
