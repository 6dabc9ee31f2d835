package io.gangway.migration.state;

import io.gangway.belongings.Belonging;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.MigrationMode;
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
 * <p>Its state is the {@link Phase} of its migration, which only goes on. What comes leads to another phase, or is noted in the
 * same, or changes nothing (-):
 *
 * <pre>
 * what comes              PREPARING       FIRST_PASS      CATCHING_UP     SWITCHING_OVER  VERIFYING  ENDED
 * ----------------------------------------------------------------------------------------------------------
 * sample, nothing sent    noted           noted           noted           noted           -          -
 * sample, first pass      FIRST_PASS      noted           noted           noted           -          -
 * sample, a later pass    CATCHING_UP     CATCHING_UP     noted           noted           -          -
 * the guest stops         SWITCHING_OVER  SWITCHING_OVER  SWITCHING_OVER  -               noted      -
 * a held guest stops      noted           noted           noted           -               noted      -
 * handed over             noted           noted           noted           -               noted      -
 * post-copy               noted           noted           noted           -               noted      -
 * arrived                 noted           noted           noted           noted           noted      -
 * cancelling              noted           noted           noted           noted           noted      -
 * the call returns        VERIFYING       VERIFYING       VERIFYING       VERIFYING       -          -
 * hosts heard so far      noted           noted           noted           noted           noted      -
 * belongings              noted           noted           noted           noted           noted      -
 * the end, with a verdict ENDED           ENDED           ENDED           ENDED           ENDED      -
 * the end, without one    ENDED           ENDED           ENDED           ENDED           ENDED      -
 * final figures           noted           noted           noted           noted           noted      noted
 * </pre>
 *
 * <p>A held guest is one that the console paused, or that is moved paused: it stops by the same event, while its memory is
 * still being sent. That a guest may have gone on at the destination is noted once, and by the first of those that say so.
 * What is heard of the end of libvirt's call, of its job and of the VM on its source is kept besides, in any phase, and told
 * at the end.
 */
public final class MigrationRun {

    private static final Logger LOG = Logger.getLogger(MigrationRun.class);

    private final Clock clock;
    private final RunEvidence evidence;
    private volatile Migration migration;
    private Optional<Instant> stoppedAt = Optional.empty();
    private volatile boolean called;
    private volatile Instant heardAt;
    private volatile boolean paused;
    private volatile boolean postCopy;
    private volatile Optional<HostCall<?>> departure = Optional.empty();
    /** Whether libvirt took a wish to cancel when it had nothing yet that it could have ended. */
    private volatile boolean cancelWaits;

    private MigrationRun(Migration migration, RunEvidence evidence, boolean called, Clock clock) {
        this.migration = migration;
        this.evidence = evidence;
        this.called = called;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    public static MigrationRun begun(Migration migration, Clock clock) {
        return new MigrationRun(migration, RunEvidence.ofOwnCall(), false, clock);
    }

    /** A run that another console started, whose call this one does not hear. */
    public static MigrationRun takenUp(Migration migration, Clock clock) {
        return new MigrationRun(migration, RunEvidence.ofUnheardCall(), true, clock);
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
        evidence.breaksOff();
    }

    /** Whether libvirt may be at it still, although its call has come back. */
    public boolean mayGoOn() {
        return evidence.brokenOff();
    }

    /** Nobody will hear any more how libvirt's call ends; this is what was heard last. */
    public synchronized void unheard(VirtException last) {
        evidence.unheard(last);
    }

    /** Whether libvirt's own answer to the call was heard. */
    public synchronized boolean heard() {
        return evidence.heard();
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
        migration = figures.in(migration, elapsed(), standstillSeen());
    }

    /** For how long the guest stood still by what both hosts told as it happened; empty where that was not heard. */
    private OptionalLong standstillSeen() {
        return stoppedAt.isPresent() && migration.arrivedAt().isPresent()
                ? OptionalLong.of(
                        Duration.between(stoppedAt.get(), migration.arrivedAt().get())
                                .toMillis())
                : OptionalLong.empty();
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
        evidence.shutdownOnSource(detail);
    }

    /**
     * The VM stopped on its source, as libvirt numbers the details of a stop; the first stop counts. One that is moved while
     * it is shut off has nothing that could end.
     */
    public synchronized void stoppedOnSource(int detail) {
        if (migration.mode() != MigrationMode.OFFLINE) {
            evidence.stoppedOnSource(detail);
        }
    }

    /** Whether it is known what ended the VM on its source, if anything did. */
    public synchronized boolean knowsSourceEnd() {
        return evidence.knowsSourceEnd();
    }

    /** libvirt on the source said how the job ended. */
    public synchronized void jobEnded(JobReport.State state) {
        evidence.jobEnded(state);
    }

    /** The source said nothing for longer than any call takes, while the console itself was at work. */
    public synchronized void sourceStoodStill() {
        evidence.sourceStoodStill();
    }

    /** The QEMU that was to take the VM over ended. */
    public synchronized void arrivalEnded() {
        evidence.arrivalEnded();
    }

    /** libvirt's call came back, or a job that was taken up is gone. */
    public synchronized void returned(Optional<VirtException> callsError, FailureCatalogue.Ends names) {
        if (ended()) {
            return;
        }
        evidence.returned(callsError, names);
        migration = migration.withProgress(migration.progress().in(Phase.VERIFYING));
    }

    /** What both hosts said so far; it is not the last word. */
    public synchronized void judging(Verdict soFar) {
        if (!ended()) {
            migration = migration.copy().verdict(soFar).build();
        }
    }

    public synchronized VerdictRules.Run facts() {
        boolean cancelTaken = migration.cancel() == CancelState.ACCEPTED || migration.cancel() == CancelState.DONE;
        return new VerdictRules.Run(evidence.reported(), cancelTaken, migration.switchedOver());
    }

    /** What became of the VM's belongings, as far as that is known before the end. */
    public synchronized void belongings(List<Belonging> belongings) {
        if (!ended()) {
            migration = migration.copy().belongings(belongings).build();
        }
    }

    /** How it will stand after the end. */
    public synchronized Migration endingWith(Optional<Verdict> verdict) {
        return verdict.map(known -> Conclusion.of(migration, known, told(known), clock))
                .orElseGet(() -> Conclusion.unjudged(migration, this::told, clock));
    }

    /** The end; unknown, if there is no verdict. */
    public synchronized Migration end(Optional<Verdict> verdict) {
        if (!ended()) {
            migration = endingWith(verdict);
        }
        return migration;
    }

    /** A run ends also if its failure cannot be put into words. */
    private Optional<Failure> told(Verdict verdict) {
        try {
            return evidence.failure(migration, postCopy, verdict);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Migration %d: what failed could not be worded", migration.id());
            return Optional.empty();
        }
    }
}
