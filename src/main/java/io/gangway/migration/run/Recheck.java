package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.host.HostUp;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.control.GuestsPaused;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Conclusion;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.state.RunGuard;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.VerdictRules;
import io.gangway.migration.verdict.Witness;
import io.gangway.time.PeriodicWork;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks again where the VMs of ended migrations are: when somebody wants to know, and by itself until both hosts have
 * answered and it is known.
 */
@ApplicationScoped
public class Recheck {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RunJobs jobs;
    private final MigrationStore store;
    private final Witness witness;
    private final GuestsPaused guestsPaused;
    private final ArrivalCare arrival;
    private final Clock clock;
    private final Event<MigrationChanged> changed;
    private final AskAgain again;
    private volatile boolean stopping;

    Recheck(
            RunJobs jobs,
            MigrationStore store,
            Witness witness,
            GuestsPaused guestsPaused,
            ArrivalCare arrival,
            Clock clock,
            SteadyClock steady,
            Event<MigrationChanged> changed) {
        this.jobs = jobs;
        this.store = store;
        this.witness = witness;
        this.guestsPaused = guestsPaused;
        this.arrival = arrival;
        this.clock = clock;
        this.changed = changed;
        this.again = new AskAgain(steady);
    }

    void begin(@Observes StartupEvent event, PeriodicWork periodic) {
        periodic.every(LOOK, "Asking again where VMs are", this::askAgain);
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent event) {
        stopping = true;
    }

    /** Asks both hosts and keeps the answer; one that still runs is left as it is. Empty if there is none such. */
    public Optional<Migration> check(long id) {
        Optional<Migration> found = store.find(id);
        if (found.isEmpty() || found.get().running()) {
            return found;
        }
        Migration checked = check(found.get());
        changed.fire(MigrationChanged.of(checked));
        return Optional.of(checked);
    }

    private Migration check(Migration migration) {
        boolean unknown = unknown(migration);
        if (unknown && moves(migration)) {
            return migration;
        }
        if (unknown) {
            arrival.completed(migration);
        }
        Witness.Testimony testimony = witness.ask(migration.uuid(), migration.source(), migration.destination());
        VerdictRules.Run facts = new VerdictRules.Run(
                migration.outcome().filter(before -> !unknown).map(Outcome.SUCCEEDED::equals),
                migration.cancel() == CancelState.ACCEPTED || migration.cancel() == CancelState.DONE,
                migration.switchedOver());
        Verdict verdict = VerdictRules.decide(migration.mode(), facts, testimony, clock.instant());
        // A host that had not answered may have let the guest go on as well: then nobody knows what came of the
        // migration.
        boolean open = unknown || (verdict.where() == Verdict.Where.BOTH && !heardBoth(migration));
        // Where the VM is says nothing of this migration any more once there was another.
        Migration checked = open && store.newest(migration)
                ? seenTo(Conclusion.of(migration, verdict, migration.error(), clock))
                : migration.copy().verdict(verdict).build();
        store.save(checked);
        guestsPaused.letGoOn(checked);
        return checked;
    }

    private static boolean unknown(Migration migration) {
        return migration.outcome().equals(Optional.of(Outcome.UNKNOWN));
    }

    private static boolean heardBoth(Migration migration) {
        return migration
                .verdict()
                .filter(verdict ->
                        verdict.source().reachable() && verdict.destination().reachable())
                .isPresent();
    }

    private Migration seenTo(Migration concluded) {
        return concluded.copy().belongings(arrival.of(concluded)).build();
    }

    /** As long as libvirt moves the VM, nothing that a host says is the end of it. */
    private boolean moves(Migration migration) {
        try {
            return jobs.migratesAway(migration.source(), migration.uuid());
        } catch (VirtException e) {
            return false;
        }
    }

    /** A host that is back is asked at once; to be quick, it is only noted here. */
    void hostUp(@Observes HostUp event) {
        again.back(event.host());
    }

    /** Keeps asking about migrations of which not all is known. */
    void askAgain() {
        if (stopping || !again.due()) {
            return;
        }
        List<HostName> back = again.begin();
        List<Migration> open = store.open().stream().filter(Recheck::answerable).toList();
        again.keepOnly(open);
        for (Migration migration : open) {
            if (!stopping && again.due(migration, back)) {
                new RunGuard(migration.id()).done("Asking again where it is", () -> ask(migration));
            }
        }
    }

    /** A host that the console does not know answers no more than once it has: its own source is what is waited for. */
    private static boolean answerable(Migration migration) {
        boolean sourceHeard = migration
                .verdict()
                .filter(verdict -> verdict.source().reachable())
                .isPresent();
        return migration.destinationHost().isPresent() || !sourceHeard || unknown(migration);
    }

    private void ask(Migration migration) {
        boolean moves = unknown(migration) && moves(migration);
        again.asked(migration, moves);
        if (moves) {
            return;
        }
        Migration checked = check(migration);
        if (!checked.equals(migration)) {
            changed.fire(MigrationChanged.of(migration));
        }
    }
}
