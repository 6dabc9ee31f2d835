package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.control.RunSteering;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.JobReport;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.RunGuard;
import io.gangway.migration.state.VerdictWait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One attempt to move a VM, which always ends. From its row on the VM is locked; only the end of the attempt unlocks it.
 *
 * <ol>
 *   <li>It is there as soon as its row is. Whatever fails in the console before libvirt is called {@link #failed ends} it.
 *   <li>Ticks sample it, and pass on a wish to cancel. They only begin calls on the hosts' own threads: a host that hangs
 *       holds up no other run. What fails in them, in an event or in a policy is logged and ends nothing: libvirt goes on.
 *   <li>{@link #finished} comes once: when libvirt's call comes back, or, where nobody hears that, when the job is gone or
 *       the source was silent for too long.
 *   <li>Then it is verified, on a thread of its own; where none can be had, each tick tries again.
 *   <li>{@link Ending} judges it, and writes its end down.
 *   <li>When the console {@link #leave stops}, the row stays as it is, and the next console takes it up.
 * </ol>
 */
final class MigrationWatch {

    private static final Logger LOG = Logger.getLogger(MigrationWatch.class);
    /** Five looks a second: a page wants four updates, and each look costs QEMU one monitor command. */
    private static final Duration TICK = Duration.ofMillis(200);

    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    private final MigrationRun run;
    private final RunSteering steering;
    private final WatchTools tools;
    private final Consumer<MigrationWatch> changed;
    private final RunGuard guard;
    private final JobTime time;
    private final SourceSilence silence;
    private final Cancelling cancelling;
    private final Ending ending;
    private final AtomicBoolean sampling = new AtomicBoolean();
    private final AtomicBoolean verifying = new AtomicBoolean();
    private final AtomicBoolean judging = new AtomicBoolean();
    private volatile Optional<ScheduledFuture<?>> ticks = Optional.empty();
    private volatile Optional<Thread> judge = Optional.empty();
    private volatile Duration savedAt;
    private volatile boolean takenUp;
    private volatile boolean left;

    /**
     * Made when the row is written.
     *
     * @param changed hears of each change
     * @param closed hears once that the end is written down
     */
    MigrationWatch(
            MigrationRun run,
            RunSteering steering,
            WatchTools tools,
            Consumer<MigrationWatch> changed,
            Consumer<MigrationWatch> closed) {
        this.run = run;
        this.steering = steering;
        this.tools = tools;
        this.guard = new RunGuard(run.migration().id());
        this.changed = watch -> guard.done("Telling of a change", () -> changed.accept(watch));
        this.time = new JobTime(tools.steady());
        this.savedAt = tools.steady().now();
        this.silence = new SourceSilence(tools.steady());
        this.cancelling = new Cancelling(run, steering, tools.jobs(), guard, this::saveAndTell);
        this.ending = new Ending(
                run,
                steering,
                tools,
                guard,
                () -> this.changed.accept(this),
                () -> {
                    stopTicks();
                    closed.accept(this);
                },
                () -> judging.set(false));
    }

    MigrationRun run() {
        return run;
    }

    RunGuard guard() {
        return guard;
    }

    /** Begins to sample. */
    void start(ScheduledExecutorService scheduler) {
        ticks = Optional.of(
                scheduler.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** For a run whose call nobody hears: the job's absence is its end. */
    void startTakenUp(ScheduledExecutorService scheduler) {
        takenUp = true;
        start(scheduler);
    }

    /** One look; to be called again and again. */
    void tick() {
        guard.done("A look", () -> {
            if (left) {
                return;
            }
            if (verifying.get()) {
                judge();
            } else {
                follow();
            }
        });
    }

    private void follow() {
        if (run.inLine() && run.wantsCancel()) {
            guard.done("Leaving the line", cancelling::leaveLine);
        }
        // Whatever libvirt does to the VM before it was called for this migration is somebody else's.
        if (run.called()) {
            silence.looking();
            if (run.wantsCancel()) {
                guard.done("Aborting", cancelling::abort);
            }
            guard.done("Sampling", this::sample);
            if (takenUp && silence.longerThan(VerdictWait.SILENCE)) {
                finished(Optional.empty());
            }
        }
        guard.done("Writing down how it stands", this::saveNowAndThen);
    }

    private void noteStandstill() {
        if (run.called() && silence.standstill()) {
            run.sourceStoodStill();
        }
    }

    /** Looks at the job at once, whenever the next look would be. */
    void look() {
        if (!run.ended()) {
            sample();
        }
    }

    private void sample() {
        if (!sampling.compareAndSet(false, true)) {
            return;
        }
        try {
            tools.jobs().latest(source(), uuid(), (job, failure) -> {
                sampling.set(false);
                if (failure == null) {
                    guard.done("Taking in a sample", () -> sampled(job));
                } else {
                    guard.failed("Sampling", failure);
                }
            });
        } catch (RuntimeException | Error e) {
            sampling.set(false);
            throw e;
        }
    }

    private void sampled(Optional<JobReport> job) {
        noteStandstill();
        silence.heard();
        job.map(JobReport::state).ifPresent(run::jobEnded);
        Optional<JobReport> moving = job.filter(JobReport::runs);
        if (moving.isPresent()) {
            JobReport report = time.mended(moving.get(), run.elapsed());
            guard.done("Taking in a sample", () -> run.sample(report.sample()));
            guard.done("Steering", () -> steering.sampled(report));
            changed.accept(this);
        } else if (takenUp) {
            finished(Optional.empty());
        }
    }

    /** The wish to cancel was taken before libvirt was called. */
    void cancelTaken() {
        cancelling.taken();
    }

    private HostName source() {
        return run.migration().source();
    }

    private UUID uuid() {
        return run.migration().uuid();
    }

    /**
     * libvirt's call failed; tells whether the migration may go on all the same. From host to host it does, when nothing
     * but the console's connection broke: then it is followed like one that was taken up, as soon as the source answers.
     */
    boolean goesOnUnheard(VirtException failure) {
        Migration migration = run.migration();
        // After the switch to post-copy a job that failed stays, to be taken up again.
        boolean possible = run.mayGoOn()
                && migration.choices().route() == MigrationRoute.HOST_TO_HOST
                && migration.mode() != MigrationMode.OFFLINE
                && !run.inPostCopy();
        if (possible) {
            LOG.warnf(
                    "The call of migration %d broke off, and it is followed if it goes on: %s",
                    migration.id(), failure.getMessage());
            run.unheard(failure);
            silence.brokeOff();
            takenUp = true;
        }
        return possible;
    }

    /** The console itself failed on the way to libvirt's call, or after it. */
    void failed(Throwable failure) {
        guard.done("It", () -> {
            throw new IllegalStateException("The console itself failed", failure);
        });
        finished(Optional.of(VirtException.own(
                source().value(),
                "The console itself failed, and its log tells more.",
                List.of(new VirtException.Own("console-failed", Map.of())))));
    }

    /** libvirt's call came back. */
    void finished(Optional<VirtException> error) {
        if (left || !verifying.compareAndSet(false, true)) {
            return;
        }
        noteStandstill();
        Migration migration = run.migration();
        FailureCatalogue.Ends ends =
                new FailureCatalogue.Ends(migration.name(), source().value(), migration.destination());
        run.returned(error, ends);
        ending.silentSince(silence.since());
        changed.accept(this);
        judge();
    }

    private void judge() {
        if (!judging.compareAndSet(false, true)) {
            return;
        }
        boolean begun = guard.done("Beginning to judge it", () -> {
            Thread thread = tools.verdicts().newThread(ending);
            judge = Optional.of(thread);
            thread.start();
        });
        if (!begun) {
            judging.set(false);
        }
    }

    /** Final figures of the job, from whichever host has them. */
    void completed(JobFigures figures) {
        ending.completed(figures);
    }

    /** The console stops: nothing ends this run any more but the next console. */
    void leave() {
        left = true;
        stopTicks();
        judge.ifPresent(Thread::interrupt);
    }

    private void stopTicks() {
        ticks.ifPresent(task -> task.cancel(false));
    }

    private void saveNowAndThen() {
        Duration now = tools.steady().now();
        if (now.minus(savedAt).compareTo(SAVE_EVERY) > 0) {
            savedAt = now;
            tools.store().save(run.migration());
        }
    }

    void saveAndTell() {
        if (!run.ended()) {
            guard.done("Writing down how it stands", () -> tools.store().save(run.migration()));
        }
        changed.accept(this);
    }
}
