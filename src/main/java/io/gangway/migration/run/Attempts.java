package io.gangway.migration.run;

import io.gangway.host.VmEvent;
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
import io.gangway.migration.verdict.Witness;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The attempts that are under way: begins each, or takes it up from an earlier console, sends the VM on its way, and keeps
 * it until its end is written down.
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
    private final Waits waits;
    private final MigrationMetrics metrics;
    private final Event<MigrationChanged> changed;
    private final Map<Long, MigrationWatch> watches = new ConcurrentHashMap<>();
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
            Waits waits,
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
        this.waits = waits;
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

    /** Takes up what an earlier console left unfinished. */
    void takeUp(@Observes @Priority(6_000) StartupEvent event) {
        for (Migration migration : tools.store().unfinished()) {
            LOG.infof("Taking up migration %d of %s", migration.id(), migration.name());
            metrics.takenUp(migration);
            watch(MigrationRun.takenUp(migration, RunClock.takenUp(migration, tools.clock(), tools.steady())))
                    .startTakenUp(scheduler);
        }
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent event) {
        stopping = true;
        scheduler.shutdownNow();
        watches.values().forEach(MigrationWatch::leave);
    }

    /**
     * Sends a VM on its way and returns at once. The row is written: whatever fails from here on ends the attempt, and is
     * told by it.
     *
     * @param records writes down what else must be on record before the VM leaves
     */
    void begin(Migration begun, MigrationRequest request, Luggage luggage, Optional<DiskWork> disks, Runnable records) {
        metrics.begun(begun);
        MigrationRun run = MigrationRun.begun(begun, RunClock.begun(begun, tools.steady()));
        MigrationWatch watch = watchOrEnd(run);
        try {
            records.run();
            watch.start(scheduler);
            tell(watch);
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

    /** Where there is not even room for the attempt, its row does not stay open. */
    private MigrationWatch watchOrEnd(MigrationRun run) {
        try {
            return watch(run);
        } catch (RuntimeException | Error e) {
            Migration ended = run.end(Optional.empty());
            metrics.ended(ended);
            tools.store().save(ended);
            throw e;
        }
    }

    private void depart(MigrationRequest request, Luggage luggage, MigrationWatch watch) {
        try {
            HostCall<Boolean> call = departure.call(watch.run().migration().id(), request, luggage, steps(watch));
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

    private Departure.Steps steps(MigrationWatch watch) {
        MigrationRun run = watch.run();
        return new Departure.Steps() {
            @Override
            public void making(String path) {
                madeVolumes.add(run.migration().id(), List.of(path));
            }

            @Override
            public void handedOver() {
                run.handedOver();
                tools.store().save(run.migration());
            }

            @Override
            public void calling() {
                run.calling();
            }

            @Override
            public void brokenOff() {
                run.brokenOff();
            }

            @Override
            public boolean cancelled() {
                boolean cancelled = run.wantsCancel();
                if (cancelled) {
                    watch.cancelTaken();
                }
                return cancelled;
            }
        };
    }

    private MigrationWatch watch(MigrationRun run) {
        long id = run.migration().id();
        RunSteering steered =
                steering.begin(run, () -> Optional.ofNullable(watches.get(id)).ifPresent(MigrationWatch::saveAndTell));
        MigrationWatch watch = new MigrationWatch(run, steered, tools, this::tell, this::closed);
        watches.put(id, watch);
        waits.begin(run);
        return watch;
    }

    private void tell(MigrationWatch watch) {
        changed.fire(MigrationChanged.of(watch.run().migration()));
    }

    private void closed(MigrationWatch watch) {
        long id = watch.run().migration().id();
        watches.remove(id);
        metrics.ended(watch.run().migration());
        steering.end(id);
        waits.end(id);
    }

    /** What the hosts tell by themselves reaches the run it concerns. */
    void vmEvent(@Observes VmEvent event) {
        watches.values().stream()
                .filter(watch -> watch.run().migration().uuid().equals(event.uuid()))
                .forEach(watch ->
                        watch.guard().done("Taking in an event", () -> RunEvents.apply(watch.run(), watch, event)));
    }

    /** One that is under way, or whose end is not written down yet. */
    Optional<Migration> find(long id) {
        return Optional.ofNullable(watches.get(id)).map(watch -> watch.run().migration());
    }

    /** All of those. */
    List<Migration> all() {
        return watches.values().stream().map(watch -> watch.run().migration()).toList();
    }

    /** What time it is for a migration: one that is under way counts it by itself. */
    Instant now(long id) {
        return Optional.ofNullable(watches.get(id))
                .map(watch -> watch.run().now())
                .orElseGet(tools.clock()::instant);
    }
}
