package io.gangway.migration.run;

import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.cleanup.MadeVolumes;
import io.gangway.migration.control.GuestsPaused;
import io.gangway.migration.control.RunSteering;
import io.gangway.migration.control.Steering;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.luggage.Luggage;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.RunClock;
import io.gangway.migration.state.RunGuard;
import io.gangway.migration.verdict.Witness;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Attempts to move a VM: begins each, or takes it up from an earlier console, sends the VM on its way, and closes it when
 * its end is written down. Each has an end: whatever fails on the way leads to its verdict, and where not even that can be
 * had, to an outcome that is unknown, about which {@link Recheck} asks again.
 */
@ApplicationScoped
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final WatchTools tools;
    private final Departure departure;
    private final Steering steering;
    private final Aftermath aftermath;
    private final DiskPreparation diskPreparation;
    private final MadeVolumes madeVolumes;
    private final LiveRuns runs;
    private final MigrationMetrics metrics;
    private final Event<MigrationChanged> changed;
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, named("migration-watch"));
    private volatile boolean stopping;

    Attempts(
            RunJobs jobs,
            Witness witness,
            MigrationStore store,
            GuestsPaused guestsPaused,
            ArrivalCare arrival,
            Departure departure,
            Steering steering,
            Aftermath aftermath,
            DiskPreparation diskPreparation,
            MadeVolumes madeVolumes,
            LiveRuns runs,
            MigrationMetrics metrics,
            Clock clock,
            SteadyClock steady,
            Event<MigrationChanged> changed) {
        this.tools = new WatchTools(
                jobs,
                witness,
                store,
                guestsPaused,
                arrival,
                clock,
                steady,
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                named("verdict"));
        this.departure = departure;
        this.steering = steering;
        this.aftermath = aftermath;
        this.diskPreparation = diskPreparation;
        this.madeVolumes = madeVolumes;
        this.runs = runs;
        this.metrics = metrics;
        this.changed = changed;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent event) {
        stopping = true;
        scheduler.shutdownNow();
        runs.all().stream().map(LiveRun::watch).forEach(MigrationWatch::leave);
    }

    /**
     * Writes a migration's row, sends the VM on its way, and returns at once. Whatever fails once the row is written ends
     * the attempt, and is told by it.
     *
     * @param row writes it; it gives nothing where another migration of the VM is under way
     * @param records writes down what else must be on record before the VM leaves
     * @return the migration; empty if there is no row
     */
    Optional<Migration> begin(
            Supplier<Optional<Migration>> row,
            MigrationRequest request,
            Luggage luggage,
            Optional<DiskWork> disks,
            Consumer<Migration> records) {
        Optional<Migration> written = row.get();
        written.ifPresent(begun -> begin(begun, request, luggage, disks, records));
        return written;
    }

    private void begin(
            Migration begun,
            MigrationRequest request,
            Luggage luggage,
            Optional<DiskWork> disks,
            Consumer<Migration> records) {
        new RunGuard(begun.id()).done("Counting it", metrics::begun);
        MigrationRun run = MigrationRun.begun(begun, RunClock.begun(begun, tools.steady()));
        MigrationWatch watch = opened(run);
        try {
            // Where the rest fails, the ticks see to the end.
            watch.start(scheduler);
            records.accept(begun);
            watch.guard().done("Telling of a change", () -> tell(watch));
            disks.ifPresentOrElse(
                    copy -> diskPreparation.copy(
                            run,
                            copy,
                            watch,
                            scheduler,
                            () -> depart(request, luggage, watch),
                            failure -> ended(watch, request, failure)),
                    () -> depart(request, luggage, watch));
        } catch (RuntimeException | Error e) {
            watch.failed(e);
        }
    }

    /** Goes on with what an earlier console began, whose call nobody hears. */
    void takeUp(Migration migration) {
        MigrationWatch watch =
                opened(MigrationRun.takenUp(migration, RunClock.takenUp(migration, tools.clock(), tools.steady())));
        try {
            watch.startTakenUp(scheduler);
        } catch (RuntimeException | Error e) {
            watch.failed(e);
        }
    }

    /** Where there is not even room for the attempt, its row does not stay open: what came of it, {@link Recheck} asks. */
    private MigrationWatch opened(MigrationRun run) {
        try {
            long id = run.migration().id();
            RunSteering steered =
                    steering.begin(run, () -> runs.find(id).map(LiveRun::watch).ifPresent(MigrationWatch::saveAndTell));
            MigrationWatch watch = new MigrationWatch(run, steered, tools, this::tell, this::closed);
            runs.open(new LiveRun(
                    run, steered, watch, new LiveRun.Standing(tools.steady().now())));
            return watch;
        } catch (RuntimeException | Error e) {
            endUnwatched(run.end(Optional.empty()), new RunGuard(run.migration().id()));
            throw e;
        }
    }

    private void endUnwatched(Migration ended, RunGuard guard) {
        if (guard.done("Writing down its end", () -> tools.store().save(ended))) {
            guard.done("Counting it", () -> metrics.ended(ended));
            guard.done("Telling of a change", () -> tell(ended));
        } else {
            guard.done("Trying that again", () -> {
                var unused = scheduler.schedule(() -> endUnwatched(ended, guard), 1, TimeUnit.SECONDS);
            });
        }
    }

    private void depart(MigrationRequest request, Luggage luggage, MigrationWatch watch) {
        try {
            HostCall<Boolean> call = departure.call(
                    watch.run().migration().id(),
                    request,
                    luggage,
                    new StepsOnRecord(watch, madeVolumes, tools.store()));
            watch.run().departs(call);
            call.whenDone((done, failure) -> ended(watch, request, failure));
        } catch (RuntimeException | Error e) {
            ended(watch, request, e);
        }
    }

    /** libvirt's call is over, or was never made. */
    private void ended(MigrationWatch watch, MigrationRequest request, Throwable failure) {
        if (stopping) {
            return;
        }
        try {
            if (failure == null) {
                watch.finished(Optional.empty());
            } else if (failure instanceof VirtException known) {
                if (!watch.goesOnUnheard(known)) {
                    watch.finished(Optional.of(reason(watch, request, known)));
                }
            } else {
                cleanUp(watch, request);
                watch.failed(failure);
            }
        } catch (RuntimeException | Error e) {
            watch.failed(e);
        }
    }

    private VirtException reason(MigrationWatch watch, MigrationRequest request, VirtException failure) {
        try {
            return aftermath
                    .of(watch.run().migration(), request, Optional.of(failure))
                    .orElse(failure);
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    e,
                    "Migration %d: finding out why it failed, or removing what it left, failed in the console itself",
                    watch.run().migration().id());
            return failure;
        }
    }

    private void cleanUp(MigrationWatch watch, MigrationRequest request) {
        request.destination().host().ifPresent(to -> watch.guard()
                .done(
                        "Removing what it left",
                        () -> madeVolumes.failed(watch.run().migration(), to)));
    }

    private void tell(MigrationWatch watch) {
        tell(watch.run().migration());
    }

    private void tell(Migration migration) {
        changed.fire(MigrationChanged.of(migration));
    }

    private void closed(MigrationWatch watch) {
        Migration ended = watch.run().migration();
        runs.close(ended.id()).ifPresent(live -> watch.guard().done("Counting it", () -> metrics.ended(ended)));
    }
}
