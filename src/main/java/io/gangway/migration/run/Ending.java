package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.migration.control.RunSteering;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.RunGuard;
import io.gangway.migration.state.VerdictWait;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.VerdictRules;
import io.gangway.migration.verdict.Witness;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings one run to its end, on a thread of its own.
 *
 * <ol>
 *   <li>Both hosts are asked where the VM is, until they agree and the source has let it go, or the patience is over.
 *   <li>What the verdict leads to is done; what of that fails is logged, and holds up nothing.
 *   <li>The run ends in memory. Where no verdict could be had, it ends as unknown.
 *   <li>The end is written down; where that fails, again and again, with growing pauses. Until then the end is kept and
 *       shown, and the VM counts as under way in the database alone.
 *   <li>What is unknown then, or was said by one host only, {@link Recheck} asks about again.
 *   <li>An interrupt means that the console stops: the run does not end then.
 * </ol>
 */
final class Ending implements Runnable {

    private static final Logger LOG = Logger.getLogger(Ending.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LOOK_FOR_SILENT = Duration.ofSeconds(1);
    /** Whatever they wait for in turn, hosts that keep changing what they say are not waited for any longer. */
    private static final Duration LONGEST = VerdictWait.SILENCE.plus(VerdictWait.SETTLING);

    /** How long the news of a VM's end may be on its way. */
    private static final Duration NEWS = Duration.ofSeconds(2);

    private static final Duration FIRST_TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration LAST_TRY_AGAIN = Duration.ofSeconds(30);

    private final MigrationRun run;
    private final RunSteering steering;
    private final WatchTools tools;
    private final RunGuard guard;
    private final Runnable changed;
    private final Runnable closed;
    private final Runnable again;
    private volatile Optional<Duration> silentSince = Optional.empty();

    Ending(
            MigrationRun run,
            RunSteering steering,
            WatchTools tools,
            RunGuard guard,
            Runnable changed,
            Runnable closed,
            Runnable again) {
        this.run = run;
        this.steering = steering;
        this.tools = tools;
        this.guard = guard;
        this.changed = changed;
        this.closed = closed;
        this.again = again;
    }

    /** When the source was last heard of: what it was silent before counts, too. */
    void silentSince(Duration heardAt) {
        silentSince = Optional.of(heardAt);
    }

    @Override
    public void run() {
        try {
            Optional<Verdict> verdict = judged();
            conclude(verdict);
        } catch (InterruptedException e) {
            LOG.infof(
                    "Migration %d is left to the next console", run.migration().id());
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    e,
                    "Migration %d did not end, which is tried again",
                    run.migration().id());
            again.run();
        }
    }

    private Optional<Verdict> judged() throws InterruptedException {
        Optional<Verdict> last = Optional.empty();
        VerdictWait waiting = VerdictWait.NOTHING;
        Duration began = tools.steady().now();
        Duration since = began;
        try {
            while (true) {
                guard.done("Settling what it left", () -> tools.arrival().completed(run.migration()));
                Verdict verdict = ask();
                last = Optional.of(verdict);
                VerdictWait now = VerdictWait.of(run.migration(), verdict);
                if (now != waiting) {
                    since = now == VerdictWait.SOURCE
                            ? silentSince.orElse(began)
                            : tools.steady().now();
                    waiting = now;
                    run.judging(verdict);
                    changed.run();
                }
                if (now == VerdictWait.NOTHING || passed(since, now.patience(run.heard())) || passed(began, LONGEST)) {
                    return last;
                }
                tools.pause().of(now == VerdictWait.SOURCE || now == VerdictWait.DESTINATION ? LOOK_FOR_SILENT : LOOK);
            }
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "Migration %d could not be judged", run.migration().id());
            return last.filter(verdict -> verdict.outcome() != Outcome.UNKNOWN);
        }
    }

    private boolean passed(Duration since, Duration limit) {
        return tools.steady().now().minus(since).compareTo(limit) >= 0;
    }

    private Verdict ask() {
        Migration migration = run.migration();
        Witness.Testimony testimony =
                tools.witness().ask(migration.uuid(), migration.source(), migration.destination());
        return VerdictRules.decide(
                migration.mode(),
                run.facts(),
                run.knowsSourceEnd() ? testimony.withStop() : testimony,
                tools.clock().instant());
    }

    private void conclude(Optional<Verdict> verdict) throws InterruptedException {
        if (verdict.isPresent()) {
            guard.done("Asking for its last figures", () -> askForFigures(verdict.get()));
            hearOut(verdict.get());
        }
        guard.done(
                "Seeing to its belongings", () -> run.belongings(tools.arrival().of(run.endingWith(verdict))));
        // Whoever sees the end sees what came of each wish, too.
        guard.done("Saying what came of its wishes", () -> steering.ended(run.endingWith(verdict)));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Migration ended = run.end(verdict);
        writeDown(ended);
        LOG.infof(
                "Migration %d of %s from %s to %s: %s",
                ended.id(),
                ended.name(),
                ended.source(),
                ended.destination(),
                ended.outcome().map(Outcome::word).orElse(""));
        closed.run();
        changed.run();
        guard.done("Letting the guest go on", () -> tools.guestsPaused().letGoOn(ended));
    }

    /**
     * What ended a VM that runs no more on its source: the news of that may be on its way still, and where it was missed,
     * the VM's own state has it.
     */
    private void hearOut(Verdict verdict) throws InterruptedException {
        boolean stopped = run.migration().mode() != MigrationMode.OFFLINE
                && verdict.source().reachable()
                && !verdict.source().active()
                && verdict.outcome() != Outcome.SUCCEEDED;
        if (!stopped) {
            return;
        }
        // The news says more than the state: it comes in two parts, of which the first says who wanted it.
        Duration began = tools.steady().now();
        while (!run.knowsSourceEnd() && !passed(began, NEWS)) {
            tools.pause().of(LOOK);
        }
        if (!run.knowsSourceEnd()) {
            guard.done("Asking what ended it", this::askWhatEndedIt);
        }
    }

    private void askWhatEndedIt() {
        tools.jobs().stoppedBy(run.migration().source(), run.migration().uuid()).ifPresent(run::stoppedOnSource);
    }

    private void writeDown(Migration ended) throws InterruptedException {
        Duration pause = FIRST_TRY_AGAIN;
        while (!guard.done("Writing down its end", () -> tools.store().save(ended))) {
            changed.run();
            tools.pause().of(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LAST_TRY_AGAIN) > 0 ? LAST_TRY_AGAIN : doubled;
        }
        guard.done("Writing down its samples", () -> tools.store().saveSamples(ended));
        guard.done("Writing down what was wished", steering::writeDownWhatIsOwed);
    }

    /** The source tells them by an event; where that was missed, the destination still has them. */
    private void askForFigures(Verdict verdict) {
        boolean missing = run.migration().downtimeMs().isEmpty();
        String seenOn = verdict.destination().host();
        if (missing && verdict.where() == Verdict.Where.DESTINATION && HostName.valid(seenOn)) {
            tools.jobs().completed(new HostName(seenOn), run.migration().uuid()).ifPresent(this::completed);
        }
    }

    /** Final figures of the job, from whichever host has them. */
    void completed(JobFigures figures) {
        run.figures(figures);
        steering.completed(figures);
    }
}
