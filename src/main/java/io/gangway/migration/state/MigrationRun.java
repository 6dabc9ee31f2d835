package io.gangway.migration.state;

import io.gangway.belongings.Belonging;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.SourceEnd;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.VerdictRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What is known of one migration while it runs. Takes in samples, events and results, in whatever order and on whatever
 * threads they come, and gives out a {@link Migration} that never goes back on what it said.
 *
 * <p>It counts the time by a clock of its own, which nobody sets.
 *
 * <ol>
 *   <li>It begins with its row written down.
 *   <li>Samples and events move it on.
 *   <li>When libvirt's call returns, or a taken-up job is gone, it is to be verified.
 *   <li>Only a verdict ends it; afterwards nothing changes it any more.
 * </ol>
 */
public final class MigrationRun {

    /** What was heard of the end of libvirt's call. */
    private enum Call {
        UNDER_WAY,
        RETURNED,
        FAILED,
        /** The console that made the call is gone; only the hosts can tell. */
        UNHEARD
    }

    private static final Logger LOG = Logger.getLogger(MigrationRun.class);
    /** How far two hosts' clocks may be apart without being wrong. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Migration migration;
    private Call call;
    private Optional<VirtException> error = Optional.empty();
    private FailureCatalogue.Ends ends = new FailureCatalogue.Ends("", "", "");
    private Optional<SourceEnd> sourceEnd = Optional.empty();
    private Optional<Integer> shutdown = Optional.empty();
    private boolean aborted;
    private boolean jobFailed;
    private boolean arrivalEnded;
    private boolean sourceStoodStill;
    private Optional<Instant> stoppedAt = Optional.empty();
    private volatile boolean called;
    private volatile boolean brokenOff;
    private Optional<VirtException> lastHeard = Optional.empty();
    private volatile Instant heardAt;
    private volatile boolean paused;
    private volatile boolean postCopy;
    private volatile Optional<HostCall<?>> departure = Optional.empty();
    /** Whether libvirt took a wish to cancel when it had nothing yet that it could have ended. */
    private volatile boolean cancelWaits;

    private MigrationRun(Migration migration, Call call, Clock clock) {
        this.migration = migration;
        this.call = call;
        this.called = call == Call.UNHEARD;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    public static MigrationRun begun(Migration migration, Clock clock) {
        return new MigrationRun(migration, Call.UNDER_WAY, clock);
    }

    /** A run that another console started, whose call this one does not hear. */
    public static MigrationRun takenUp(Migration migration, Clock clock) {
        return new MigrationRun(migration, Call.UNHEARD, clock);
    }

    public Migration migration() {
        return migration;
    }

    /** libvirt is called now. What moved the VM before was somebody else's. */
    public void calling() {
        called = true;
    }

    /** Whether libvirt was called, so that a job of the VM is this migration. */
    public boolean called() {
        return called;
    }

    /** The call that moves the VM, which may wait in line. */
    public void departs(HostCall<?> call) {
        departure = Optional.of(call);
    }

    /** Whether it waits until other migrations that leave the source have ended. */
    public boolean inLine() {
        return departure.filter(HostCall::inLine).isPresent();
    }

    /** Gives up a place in line; the reason is given where that came before the call began. */
    public void leaveLine(Supplier<VirtException> reason) {
        departure.ifPresent(call -> call.withdraw(reason));
    }

    /** Whether nothing of the VM has moved yet. */
    public boolean preparing() {
        return !ended() && migration.phase() == Phase.PREPARING;
    }

    /** Whether the guest stands still and is to go on at the destination. */
    public boolean switching() {
        return !ended() && migration.phase() == Phase.SWITCHING_OVER;
    }

    /** Whether libvirt is sending memory or disks, while the guest runs on the source. */
    public boolean sending() {
        Phase phase = migration.phase();
        return !ended()
                && !postCopy
                && !paused
                && migration.mode() != MigrationMode.OFFLINE
                && (phase == Phase.FIRST_PASS || phase == Phase.CATCHING_UP);
    }

    /** How long ago the source told how far it is. */
    public Duration heardAgo() {
        Duration ago = Duration.between(heardAt, now());
        return ago.isNegative() ? Duration.ZERO : ago;
    }

    /** libvirt took the wish to cancel, but there was nothing yet that it could have ended. */
    public void cancelWaits() {
        cancelling(CancelState.ACCEPTED);
        cancelWaits = true;
    }

    /** The connection broke before libvirt had answered. */
    public void brokenOff() {
        brokenOff = true;
    }

    /** Whether libvirt may be at it still, although its call has come back. */
    public boolean mayGoOn() {
        return brokenOff;
    }

    /** Nobody will hear any more how libvirt's call ends; this is what was heard last. */
    public synchronized void unheard(VirtException last) {
        call = Call.UNHEARD;
        lastHeard = Optional.of(last);
    }

    /** Whether libvirt's own answer to the call was heard. */
    public synchronized boolean heard() {
        return call != Call.UNHEARD && !brokenOff;
    }

    /** Now, as this run counts the time. */
    public Instant now() {
        return clock.instant();
    }

    /** For how long it has run. */
    public Duration elapsed() {
        Duration elapsed = Duration.between(migration.startedAt(), now());
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    public boolean ended() {
        return !migration.running();
    }

    public synchronized void sample(Sample sample) {
        heardAt = now();
        if (ended() || migration.phase().compareTo(Phase.VERIFYING) >= 0) {
            return;
        }
        migration = migration.withProgress(migration.progress().after(sample));
    }

    public synchronized void switchingOver() {
        if (!ended()) {
            stoppedAt = stoppedAt.or(() -> Optional.of(now()));
            // A guest that is paused for the move stops by the same event, and only once: from then on it may have gone
            // on
            // elsewhere, but its memory is still being sent.
            boolean standsStill = paused || migration.mode() == MigrationMode.PAUSED;
            Phase reached = standsStill ? migration.progress().phase() : Phase.SWITCHING_OVER;
            migration = migration
                    .copy()
                    .switchedOver()
                    .progress(migration.progress().in(reached))
                    .build();
        }
    }

    /** Offline: the destination keeps the configuration. */
    public synchronized void handedOver() {
        if (!ended()) {
            migration = migration.copy().switchedOver().build();
        }
    }

    /** Whether the console holds the guest, so that the migration can end. */
    public void pausedByConsole(boolean now) {
        paused = now;
    }

    /** Whether the guest runs, or is just about to run, without all of its memory. */
    public synchronized void postCopy(boolean now) {
        postCopy = now;
        if (now && !ended()) {
            migration = migration.copy().switchedOver().build();
        }
    }

    public boolean inPostCopy() {
        return postCopy;
    }

    public synchronized void arrived() {
        if (!ended()) {
            migration = migration.copy().arrivedAt(clock.instant()).build();
        }
    }

    /** Final figures of the job, from whichever host has them. */
    public synchronized void figures(JobFigures figures) {
        OptionalLong downtime =
                RealDowntime.of(possible(figures.netDowntimeMs()), possible(figures.downtimeMs()), standstillSeen());
        OptionalLong total = possible(figures.totalMs()) ? OptionalLong.of(figures.totalMs()) : OptionalLong.empty();
        migration = migration
                .copy()
                .figures(total, downtime)
                .progress(migration.progress().finallyProcessed(figures.processedBytes()))
                .build();
    }

    /** For how long the guest stood still by what both hosts told as it happened; empty where that was not heard. */
    private OptionalLong standstillSeen() {
        return stoppedAt.isPresent() && migration.arrivedAt().isPresent()
                ? OptionalLong.of(
                        Duration.between(stoppedAt.get(), migration.arrivedAt().get())
                                .toMillis())
                : OptionalLong.empty();
    }

    private OptionalLong possible(OptionalLong milliseconds) {
        return possible(milliseconds.orElse(0)) ? milliseconds : OptionalLong.empty();
    }

    /** libvirt counts by its hosts' time of day, which may have been set meanwhile. */
    private boolean possible(long milliseconds) {
        return milliseconds > 0 && milliseconds <= elapsed().plus(CLOCKS_APART).toMillis();
    }

    public synchronized void cancelling(CancelState state) {
        cancelWaits = false;
        if (!ended()) {
            migration = migration.copy().cancel(state).build();
        }
    }

    /** Also after libvirt took the wish too early: what has begun to move all the same is to be ended. */
    public synchronized boolean wantsCancel() {
        boolean tooEarly = cancelWaits && !preparing();
        return !ended() && !postCopy && (migration.cancel() == CancelState.ASKED || tooEarly);
    }

    /** The VM is about to stop on its source: who asked for it, as libvirt numbers the details of a shutdown. */
    public synchronized void shutdownOnSource(int detail) {
        shutdown = Optional.of(detail);
    }

    /**
     * The VM stopped on its source, as libvirt numbers the details of a stop; the first stop counts. One that is moved while
     * it is shut off has nothing that could end.
     */
    public synchronized void stoppedOnSource(int detail) {
        if (migration.mode() == MigrationMode.OFFLINE) {
            return;
        }
        sourceEnd = sourceEnd.or(() -> SourceEnd.of(detail, shutdown));
    }

    /** Whether it is known what ended the VM on its source, if anything did. */
    public synchronized boolean knowsSourceEnd() {
        return sourceEnd.isPresent();
    }

    /** libvirt on the source said how the job ended. */
    public synchronized void jobEnded(JobReport.State state) {
        aborted = aborted || state == JobReport.State.CANCELLED;
        jobFailed = jobFailed || state == JobReport.State.FAILED;
    }

    /** The source said nothing for longer than any call takes, while the console itself was at work. */
    public synchronized void sourceStoodStill() {
        sourceStoodStill = true;
    }

    /** The QEMU that was to take the VM over ended. */
    public synchronized void arrivalEnded() {
        arrivalEnded = true;
    }

    /** libvirt's call came back, or a job that was taken up is gone. */
    public synchronized void returned(Optional<VirtException> callsError, FailureCatalogue.Ends names) {
        if (ended()) {
            return;
        }
        error = callsError.or(() -> lastHeard);
        ends = names;
        if (call != Call.UNHEARD) {
            call = callsError.isPresent() ? Call.FAILED : Call.RETURNED;
        }
        migration = migration.withProgress(migration.progress().in(Phase.VERIFYING));
    }

    /** What both hosts said so far; it is not the last word. */
    public synchronized void judging(Verdict soFar) {
        if (!ended()) {
            migration = migration.copy().verdict(soFar).build();
        }
    }

    /** What is told of the failure; where the VM is decides it, too. */
    private Optional<Failure> failure(Verdict verdict) {
        return WhatFailed.of(
                new WhatFailed.Heard(
                        error,
                        call == Call.UNHEARD,
                        brokenOff,
                        migration.cancel(),
                        aborted,
                        jobFailed,
                        arrivalEnded,
                        sourceStoodStill,
                        migration.progress().processedBytes() > 0,
                        postCopy,
                        sourceEnd),
                verdict,
                ends);
    }

    public synchronized VerdictRules.Run facts() {
        Optional<Boolean> reported =
                switch (call) {
                    case RETURNED -> Optional.of(true);
                    // Of a connection that broke nobody knows what libvirt did then.
                    case FAILED -> brokenOff ? Optional.empty() : Optional.of(false);
                    case UNDER_WAY, UNHEARD -> Optional.empty();
                };
        boolean cancelTaken = migration.cancel() == CancelState.ACCEPTED || migration.cancel() == CancelState.DONE;
        return new VerdictRules.Run(reported, cancelTaken, migration.switchedOver());
    }

    /** What became of the VM's belongings, as far as that is known before the end. */
    public synchronized void belongings(List<Belonging> belongings) {
        if (!ended()) {
            migration = migration.copy().belongings(belongings).build();
        }
    }

    /** How it will stand after the end. */
    public synchronized Migration endingWith(Optional<Verdict> verdict) {
        return verdict.map(known -> concluded(migration, known, told(known), clock))
                .orElseGet(this::unjudged);
    }

    /** The end; unknown, if there is no verdict. */
    public synchronized Migration end(Optional<Verdict> verdict) {
        if (!ended()) {
            migration = endingWith(verdict);
        }
        return migration;
    }

    private Migration unjudged() {
        return migration
                .copy()
                .outcome(Outcome.UNKNOWN, clock.instant())
                .progress(migration.progress().ended(false))
                .error(told(new Verdict(
                        Outcome.UNKNOWN,
                        Verdict.Where.UNPROVEN,
                        Sighting.unreachable(migration.source().value(), ""),
                        Sighting.unreachable(migration.destination(), ""),
                        clock.instant())))
                .build();
    }

    /** A run ends also if its failure cannot be put into words. */
    private Optional<Failure> told(Verdict verdict) {
        try {
            return failure(verdict);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Migration %d: what failed could not be worded", migration.id());
            return Optional.empty();
        }
    }

    /** A migration with a verdict and all that follows from it; also for one that ended before and is checked again. */
    public static Migration concluded(Migration migration, Verdict verdict, Optional<Failure> failure, Clock clock) {
        Outcome outcome = verdict.outcome();
        MigrationCopy copy = migration
                .copy()
                .verdict(verdict)
                .outcome(outcome, clock.instant())
                .progress(migration.progress().ended(outcome == Outcome.SUCCEEDED));
        switch (outcome) {
            case SUCCEEDED -> copy.error(Optional.empty());
            case FAILED, UNKNOWN -> copy.error(failure);
            case CANCELLED -> copy.error(Optional.empty());
        }
        if (migration.cancel() != CancelState.NOT_ASKED) {
            copy.cancel(cancelAfter(migration.cancel(), outcome));
        }
        return copy.build();
    }

    private static CancelState cancelAfter(CancelState before, Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> CancelState.TOO_LATE;
            case CANCELLED -> CancelState.DONE;
            case FAILED, UNKNOWN -> before;
        };
    }
}
