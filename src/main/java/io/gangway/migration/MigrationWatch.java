package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.DomainFacts;
import io.gangway.libvirt.JobStats;
import io.gangway.libvirt.VirtException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Watches one run to its end: samples it, passes on a wish to cancel, and asks for the verdict. Each tick only begins
 * calls on the hosts' own threads, so that a host that hangs holds up no other run.
 */
final class MigrationWatch {

    private static final Logger LOG = Logger.getLogger(MigrationWatch.class);
    /** Five looks a second: a page wants four updates, and each look costs QEMU one monitor command. */
    private static final Duration TICK = Duration.ofMillis(200);
    /** How long after the call's return both hosts may take to agree. */
    private static final Duration SETTLING = Duration.ofSeconds(12);

    /** How long the news of a VM's end may be on its way. */
    private static final Duration NEWS = Duration.ofSeconds(2);

    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    private final MigrationRun run;
    private final Hosts hosts;
    private final Witness witness;
    private final MigrationStore store;
    private final RunSteering steering;
    private final GuestsPaused guestsPaused;
    private final ArrivalCare arrival;
    private final Clock clock;
    private final Consumer<MigrationRun> changed;
    private final AtomicBoolean sampling = new AtomicBoolean();
    private final AtomicBoolean aborting = new AtomicBoolean();
    private final AtomicBoolean verifying = new AtomicBoolean();
    private Optional<ScheduledFuture<?>> ticks = Optional.empty();
    private Instant savedAt;
    private volatile boolean takenUp;

    MigrationWatch(
            MigrationRun run,
            Hosts hosts,
            Witness witness,
            MigrationStore store,
            RunSteering steering,
            GuestsPaused guestsPaused,
            ArrivalCare arrival,
            Clock clock,
            Consumer<MigrationRun> changed) {
        this.run = run;
        this.hosts = hosts;
        this.witness = witness;
        this.store = store;
        this.steering = steering;
        this.guestsPaused = guestsPaused;
        this.arrival = arrival;
        this.clock = clock;
        this.changed = changed;
        this.savedAt = clock.instant();
    }

    MigrationRun run() {
        return run;
    }

    /** Begins to sample. */
    synchronized void start(ScheduledExecutorService scheduler) {
        ticks = Optional.of(
                scheduler.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** For a run whose call nobody hears: the job's absence is its end. */
    synchronized void startTakenUp(ScheduledExecutorService scheduler) {
        takenUp = true;
        start(scheduler);
    }

    private void tick() {
        try {
            if (run.migration().phase() == Phase.VERIFYING || run.ended()) {
                return;
            }
            if (run.inLine() && run.wantsCancel()) {
                leaveLine();
            }
            // Whatever libvirt does to the VM before it was called for this migration is somebody else's.
            if (run.called()) {
                if (run.wantsCancel()) {
                    abort();
                }
                sample();
            }
            saveNowAndThen();
        } catch (RuntimeException e) {
            LOG.warnf(e, "Migration %d could not be sampled", run.migration().id());
        }
    }

    /** Looks at the job at once, whenever the next look would be. */
    void look() {
        if (!run.ended()) {
            sample();
        }
    }

    private void sample() {
        HostName source = run.migration().source();
        if (!sampling.compareAndSet(false, true)) {
            return;
        }
        try {
            hosts.call(source, connection -> connection.jobs().latest(uuid())).whenDone((stats, failure) -> {
                sampling.set(false);
                if (failure == null) {
                    sampled(stats);
                }
            });
        } catch (VirtException e) {
            sampling.set(false);
        }
    }

    private void sampled(Optional<JobStats> stats) {
        Optional<JobStats> job = stats.filter(JobStats::migrationOut);
        job.map(JobStats::type).ifPresent(run::jobEnded);
        if (job.filter(JobStats::active).isPresent()) {
            run.sample(job.get());
            steering.sampled(job.get());
            changed.accept(run);
        } else if (takenUp) {
            finished(Optional.empty());
        }
    }

    private void abort() {
        if (!aborting.compareAndSet(false, true)) {
            return;
        }
        try {
            hosts.call(run.migration().source(), connection -> {
                        connection.jobs().abort(uuid());
                        return true;
                    })
                    .whenDone((done, failure) -> {
                        aborting.set(false);
                        aborted(failure);
                    });
        } catch (VirtException e) {
            aborting.set(false);
        }
    }

    /** What follows may ask hosts, and no other run should wait for that. */
    private void leaveLine() {
        Thread thread = new Thread(
                () -> run.leaveLine(() -> {
                    cancelTaken();
                    return Departure.cancelledBefore(run.migration().source());
                }),
                "cancel-" + run.migration().id());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A job that has not begun yet cannot be aborted: the next tick tries again, until it is accepted or all is over. While
     * the source still logs in, libvirt accepts it, and ends nothing.
     */
    private void aborted(Throwable failure) {
        if (failure == null && run.preparing()) {
            run.cancelWaits();
            saveAndTell();
        } else if (failure == null) {
            cancelTaken();
        } else {
            LOG.debugf(
                    failure,
                    "Migration %d could not be aborted yet",
                    run.migration().id());
        }
    }

    /** The wish to cancel was taken; what comes of it, the verdict tells. */
    void cancelTaken() {
        run.cancelling(CancelState.ACCEPTED);
        steering.cancelTaken();
        saveAndTell();
    }

    private UUID uuid() {
        return run.migration().uuid();
    }

    /**
     * libvirt's call failed; tells whether the migration goes on all the same. From host to host it does, when nothing but
     * the console's connection broke: then it is followed like one that was taken up.
     */
    boolean goesOnUnheard() {
        Migration migration = run.migration();
        // After the switch to post-copy a job that failed stays, to be taken up again.
        boolean possible = run.mayGoOn()
                && migration.choices().route() == MigrationRoute.HOST_TO_HOST
                && migration.mode() != MigrationMode.OFFLINE
                && !run.inPostCopy();
        if (!possible) {
            return false;
        }
        try {
            boolean goesOn = hosts.ask(
                    migration.source(), connection -> connection.jobs().migratesAway(uuid()));
            if (goesOn) {
                LOG.warnf("Migration %d goes on, although its call broke off", migration.id());
                run.unheard();
                takenUp = true;
            }
            return goesOn;
        } catch (VirtException e) {
            return false;
        }
    }

    /** libvirt's call came back. */
    void finished(Optional<VirtException> error) {
        if (!verifying.compareAndSet(false, true)) {
            return;
        }
        Migration migration = run.migration();
        run.returned(
                error,
                new FailureCatalogue.Ends(migration.name(), migration.source().value(), migration.destination()));
        changed.accept(run);
        Thread thread = new Thread(this::verify, "verdict-" + migration.id());
        thread.setDaemon(true);
        thread.start();
    }

    private void verify() {
        Instant limit = clock.instant().plus(SETTLING);
        arrival.completed(run.migration());
        Verdict verdict = ask();
        while (verdict.outcome() == Outcome.UNKNOWN && clock.instant().isBefore(limit)) {
            pause();
            verdict = ask();
        }
        askForFigures(verdict);
        hearOut(verdict);
        conclude(verdict);
    }

    /**
     * What ended a VM that runs no more on its source: the news of that may be on its way still, and where it was missed,
     * the VM's own state has it.
     */
    private void hearOut(Verdict verdict) {
        boolean stopped = run.migration().mode() != MigrationMode.OFFLINE
                && verdict.source().reachable()
                && !verdict.source().active()
                && verdict.where() != Verdict.Where.DESTINATION;
        if (!stopped) {
            return;
        }
        Instant limit = clock.instant().plus(NEWS);
        askWhatEndedIt();
        while (!run.knowsSourceEnd() && clock.instant().isBefore(limit)) {
            pause();
            askWhatEndedIt();
        }
    }

    private void askWhatEndedIt() {
        try {
            hosts.ask(run.migration().source(), connection -> connection.domain(uuid()))
                    .map(DomainFacts::stoppedBy)
                    .ifPresent(detail -> detail.ifPresent(run::stoppedOnSource));
        } catch (VirtException e) {
            LOG.debugf(e, "Nobody says what ended %s", run.migration().name());
        }
    }

    private Verdict ask() {
        Migration migration = run.migration();
        Witness.Testimony testimony = witness.ask(uuid(), migration.source(), migration.destination());
        return VerdictRules.decide(migration.mode(), run.facts(), testimony, clock.instant());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The source tells them by an event; where that was missed, the destination still has them. */
    private void askForFigures(Verdict verdict) {
        boolean missing = run.migration().downtimeMs().isEmpty();
        String seenOn = verdict.destination().host();
        if (!missing || verdict.where() != Verdict.Where.DESTINATION || !HostName.valid(seenOn)) {
            return;
        }
        try {
            hosts.ask(new HostName(seenOn), connection -> connection.jobs().completed(uuid()))
                    .ifPresent(this::completed);
        } catch (VirtException e) {
            LOG.debugf(e, "No final figures of migration %d", run.migration().id());
        }
    }

    /** Final figures of the job, from whichever host has them. */
    void completed(JobStats stats) {
        run.figures(stats);
        steering.completed(stats);
    }

    private void conclude(Verdict verdict) {
        run.belongings(arrival.of(run.endingWith(verdict)));
        // Whoever sees the end sees what came of each wish, too.
        steering.ended(run.endingWith(verdict));
        Migration ended = run.end(verdict);
        stop();
        store.save(ended);
        store.saveSamples(ended);
        LOG.infof(
                "Migration %d of %s from %s to %s: %s",
                ended.id(),
                ended.name(),
                ended.source(),
                ended.destination(),
                verdict.outcome().word());
        changed.accept(run);
        guestsPaused.letGoOn(ended);
    }

    private synchronized void stop() {
        ticks.ifPresent(task -> task.cancel(false));
    }

    private void saveNowAndThen() {
        if (savedAt.plus(SAVE_EVERY).isBefore(clock.instant())) {
            savedAt = clock.instant();
            store.save(run.migration());
        }
    }

    void saveAndTell() {
        if (!run.ended()) {
            store.save(run.migration());
        }
        changed.accept(run);
    }
}
