package io.gangway.migration.control;

import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.command.PolicyTerms;
import io.gangway.migration.control.ControlAction.Actor;
import io.gangway.migration.control.ControlResult.Kind;
import io.gangway.migration.control.PolicyEngine.Situation;
import io.gangway.migration.request.Field;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.JobReport;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.Phase;
import io.gangway.migration.state.RunGuard;
import io.gangway.migration.state.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Steers one run: does what people and its policy want, and keeps on record what was done and what came of it.
 *
 * <ul>
 *   <li>What is asked for is written down before the host hears of it.
 *   <li>Nothing here waits for a host.
 * </ul>
 */
public final class RunSteering {

    private static final Logger LOG = Logger.getLogger(RunSteering.class);
    /** QEMU's preset, until the host has told its own. */
    private static final long USUAL_DOWNTIME_MS = 300;

    private final MigrationRun run;
    private final Optional<Policy> policy;
    private final SteeringTools tools;
    private final Runnable changed;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final RunGuard guard;
    /** The numbers of those that are not written down as they stand; one that has no row yet has a negative number. */
    private final Set<Long> owed = new LinkedHashSet<>();

    private volatile List<ControlAction> actions = List.of();
    private volatile Map<String, Object> figures = Map.of();
    private volatile OptionalLong downtimeLimit = OptionalLong.empty();
    private volatile OptionalLong hostsBandwidth = OptionalLong.empty();
    private volatile boolean completed;
    private volatile int passOfLimits = -1;
    private int passOfLastDeed;

    public RunSteering(MigrationRun run, Optional<Policy> policy, SteeringTools tools, Runnable changed) {
        this.run = run;
        this.policy = policy;
        this.tools = tools;
        this.changed = changed;
        this.guard = new RunGuard(run.migration().id());
        guard.done(
                "Reading what was done to it",
                () -> this.actions =
                        List.copyOf(tools.actions().of(run.migration().id())));
        run.pausedByConsole(pauseIsOpen());
        if (actions.stream().anyMatch(done -> done.kind() == ControlKind.POST_COPY && done.effective())) {
            run.postCopy(true);
        }
    }

    /** Takes in how far it is; the policy may act on that. */
    public void sampled(JobReport report) {
        if (!completed) {
            figures = report.statistics();
        }
        writeDownWhatIsOwed();
        guard.done("Reading its limits", this::readLimits);
        decide(report.sample());
    }

    /** Takes in the final figures of the job. */
    public void completed(JobFigures last) {
        completed = true;
        figures = last.statistics();
    }

    Steered steered() {
        return new Steered(
                actions,
                figures,
                downtimeLimit,
                bandwidth(),
                pauseIsOpen(),
                PolicyTerms.postCopyAllowed(run.migration().choices()),
                run.inPostCopy());
    }

    private boolean pauseIsOpen() {
        boolean open = false;
        for (ControlAction action : actions) {
            if (action.effective()) {
                open = action.kind() == ControlKind.PAUSE || (open && action.kind() != ControlKind.RESUME);
            }
        }
        return open;
    }

    /** libvirt does not count a limit that the migration was started with as the VM's own. */
    private OptionalLong bandwidth() {
        OptionalLong set = OptionalLong.empty();
        for (ControlAction action : actions) {
            set = action.kind() == ControlKind.BANDWIDTH && action.effective() ? action.value() : set;
        }
        var started = run.migration().choices().options().figure(Field.BANDWIDTH_MIB);
        if (set.isEmpty() && started.isPresent()) {
            return OptionalLong.of(started.getAsInt());
        }
        return set.isPresent() ? set : hostsBandwidth;
    }

    /** The host's limits, once in each pass: somebody may change them by other means. */
    private void readLimits() {
        int pass = run.migration().progress().pass();
        if (pass == passOfLimits || !reading.compareAndSet(false, true)) {
            return;
        }
        try {
            tools.hosts()
                    .call(run.migration().source(), connection -> {
                        hostsBandwidth =
                                connection.controls().maxSpeed(run.migration().uuid());
                        downtimeLimit = connection
                                .controls()
                                .maxDowntime(run.migration().uuid());
                        return true;
                    })
                    .whenDone((done, failure) -> {
                        passOfLimits = failure == null ? pass : passOfLimits;
                        reading.set(false);
                        if (failure != null) {
                            guard.failed("Reading its limits", failure);
                        }
                    });
        } catch (RuntimeException | Error e) {
            reading.set(false);
            throw e;
        }
    }

    private synchronized void decide(Sample sample) {
        Migration migration = run.migration();
        boolean over = migration.phase().compareTo(Phase.SWITCHING_OVER) >= 0
                || migration.cancel() != CancelState.NOT_ASKED
                || run.inPostCopy()
                || pauseIsOpen();
        if (policy.isEmpty() || over) {
            return;
        }
        PolicyEngine.next(
                        policy.get(),
                        new Situation(
                                migration.progress().convergence(),
                                sample.elapsedMs(),
                                downtimeLimit.orElse(USUAL_DOWNTIME_MS),
                                deedsOfPolicy(),
                                passOfLastDeed,
                                PolicyTerms.postCopyAllowed(migration.choices())))
                .ifPresent(decision -> {
                    passOfLastDeed = migration.progress().pass();
                    ask(decision.kind(), decision.value(), Actor.POLICY);
                });
    }

    /** A pause that the host refused may be tried again; other things that did not work are not. */
    private List<ControlKind> deedsOfPolicy() {
        return actions.stream()
                .filter(action -> action.by() == Actor.POLICY)
                .filter(action -> action.kind() != ControlKind.PAUSE
                        || action.effective()
                        || !action.result().known())
                .map(ControlAction::kind)
                .toList();
    }

    /** Writes down what is wanted, and begins to do it. A cancel is done even if nothing can be written down. */
    ControlAction ask(ControlKind kind, OptionalLong value, Actor by) {
        Migration migration = run.migration();
        ControlAction asked = ControlAction.asked(migration.id(), kind, value, by, run.now());
        ControlAction action = kind == ControlKind.CANCEL
                ? addedOrOwed(asked)
                : tools.actions().add(asked);
        put(action);
        LOG.infof("Migration %d of %s: %s, by %s", migration.id(), migration.name(), kind.word(), by.word());
        perform(action);
        changed.run();
        return action;
    }

    private synchronized ControlAction addedOrOwed(ControlAction asked) {
        try {
            return tools.actions().add(asked);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Migration %d: what was asked for is done, but not written down", asked.migrationId());
            return asked.withId(-1 - actions.size());
        }
    }

    private void perform(ControlAction action) {
        if (action.kind() == ControlKind.CANCEL) {
            run.cancelling(CancelState.ASKED);
            return;
        }
        before(action.kind());
        try {
            tools.hosts()
                    .call(
                            run.migration().source(),
                            connection -> ControlCalls.perform(connection, run.migration(), action))
                    .whenDone((done, failure) -> guard.done(
                            "Taking in what came of a wish", () -> after(action, Optional.ofNullable(done), failure)));
        } catch (RuntimeException | Error e) {
            after(action, Optional.empty(), e);
        }
    }

    /** Before the host is asked, since its event may come before its answer. */
    private void before(ControlKind kind) {
        if (kind == ControlKind.PAUSE) {
            run.pausedByConsole(true);
        } else if (kind == ControlKind.POST_COPY) {
            run.postCopy(true);
        }
    }

    private void after(ControlAction action, Optional<ControlCalls.Done> done, Throwable failure) {
        boolean effective = done.filter(ControlCalls.Done::effective).isPresent();
        ControlResult result = done.map(ControlCalls.Done::result).orElseGet(() -> refusal(failure));
        put(effective ? action.tookEffect(run.now(), result) : action.withResult(result));
        if (action.kind() == ControlKind.POST_COPY && !effective) {
            run.postCopy(false);
        }
        if (action.kind() == ControlKind.PAUSE) {
            run.pausedByConsole(pauseIsOpen());
        }
        passOfLimits = -1;
        changed.run();
    }

    private ControlResult refusal(Throwable failure) {
        if (failure instanceof VirtException known) {
            return ControlResult.refused(known, tools.answers());
        }
        LOG.errorf(
                failure,
                "Migration %d: what was to be done to it failed in the console itself",
                run.migration().id());
        return ControlResult.of(Kind.CONSOLE_FAILED);
    }

    /** libvirt took the wish to cancel. */
    public synchronized void cancelTaken() {
        actions.stream()
                .filter(action -> action.kind() == ControlKind.CANCEL
                        && !action.effective()
                        && !action.result().known())
                .toList()
                .forEach(action -> put(action.tookEffect(
                        run.now(),
                        ControlResult.of(
                                Kind.CANCEL_TAKEN, run.migration().source().value()))));
    }

    /** After the verdict: says what came of what is still open. */
    public synchronized void ended(Migration migration) {
        for (ControlAction action : actions) {
            if (action.kind() == ControlKind.CANCEL) {
                put(action.withResult(ControlCalls.endOfCancel(migration, action, policy)));
            } else if (!action.result().known()) {
                put(action.withResult(ControlResult.of(Kind.OVERTAKEN)));
            }
        }
        tools.actions().saveFigures(migration.id(), figures);
    }

    private synchronized void put(ControlAction action) {
        replace(action.id(), action);
        owed.add(action.id());
        writeDownWhatIsOwed();
    }

    /** What could not be written down before. */
    public synchronized void writeDownWhatIsOwed() {
        for (ControlAction action : actions) {
            if (owed.contains(action.id())) {
                guard.done("Writing down what was done to it", () -> writeDown(action));
            }
        }
    }

    private void writeDown(ControlAction action) {
        if (action.id() < 0) {
            replace(action.id(), tools.actions().add(action));
        } else {
            tools.actions().save(action);
        }
        owed.remove(action.id());
    }

    private void replace(long id, ControlAction action) {
        List<ControlAction> next = new ArrayList<>(actions);
        next.removeIf(known -> known.id() == id);
        next.add(action);
        next.sort(Comparator.comparing(ControlAction::askedAt).thenComparing(ControlAction::id));
        actions = List.copyOf(next);
    }
}
