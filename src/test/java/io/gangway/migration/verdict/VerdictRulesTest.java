package io.gangway.migration.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.migration.verdict.Verdict.Where;
import io.gangway.vm.inventory.VmState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {

    private static final Sighting RUNS_ON_ALPHA = Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE);
    private static final Sighting RUNS_ON_BETA = Sighting.seen("beta", VmState.RUNNING, true, Sighting.Hold.NONE);
    private static final Sighting WAITS_ON_BETA = Sighting.seen("beta", VmState.PAUSED, false, Sighting.Hold.MIGRATION);
    private static final Sighting HELD_ON_ALPHA = Sighting.seen("alpha", VmState.PAUSED, true, Sighting.Hold.MIGRATION);
    private static final Sighting OFF_ON_ALPHA = Sighting.seen("alpha", VmState.SHUT_OFF, true, Sighting.Hold.NONE);
    private static final Sighting NOT_ON_ALPHA = Sighting.absent("alpha");
    private static final Sighting NOT_ON_BETA = Sighting.absent("beta");
    private static final Sighting ALPHA_SILENT = Sighting.unreachable("alpha", "no answer");
    private static final Sighting BETA_SILENT = Sighting.unreachable("beta", "no answer");

    private static Verdict decide(VerdictRules.Run run, Sighting source, Sighting destination) {
        return VerdictRules.decide(run, new Witness.Testimony(source, destination), Instant.EPOCH);
    }

    private static VerdictRules.Run run(boolean success, boolean cancelTaken, boolean switchedOver) {
        return new VerdictRules.Run(Optional.of(success), cancelTaken, switchedOver);
    }

    private static void expect(Outcome outcome, Where where, Verdict verdict) {
        assertEquals(outcome, verdict.outcome());
        assertEquals(where, verdict.where());
    }

    @Test
    void aPermanentMoveThatArrivedSucceeded() {
        expect(Outcome.SUCCEEDED, Where.DESTINATION, decide(run(true, false, true), NOT_ON_ALPHA, RUNS_ON_BETA));
    }

    @Test
    void aTemporaryMoveLeavesTheSourceShutOffAndSucceeded() {
        expect(Outcome.SUCCEEDED, Where.DESTINATION, decide(run(true, false, true), OFF_ON_ALPHA, RUNS_ON_BETA));
    }

    @Test
    void whatRunsOnTheDestinationSucceededEvenIfTheCallFailedOrACancelWasTaken() {
        expect(Outcome.SUCCEEDED, Where.DESTINATION, decide(run(false, true, true), NOT_ON_ALPHA, RUNS_ON_BETA));
    }

    @Test
    void whatStillRunsOnTheSourceFailedOrWasCancelled() {
        expect(Outcome.FAILED, Where.SOURCE, decide(run(false, false, false), RUNS_ON_ALPHA, NOT_ON_BETA));
        expect(Outcome.CANCELLED, Where.SOURCE, decide(run(false, true, false), RUNS_ON_ALPHA, NOT_ON_BETA));
    }

    @Test
    void aSuccessThatTheHostsContradictIsNone() {
        expect(Outcome.FAILED, Where.SOURCE, decide(run(true, false, false), RUNS_ON_ALPHA, NOT_ON_BETA));
    }

    @Test
    void aGuestThatNeverStoppedOnTheSourceIsThereEvenIfTheDestinationIsSilent() {
        expect(Outcome.FAILED, Where.SOURCE, decide(run(false, false, false), RUNS_ON_ALPHA, BETA_SILENT));
    }

    @Test
    void aSuccessOfWhichTheSwitchoverWasNotSeenIsUnknownIfTheDestinationIsSilent() {
        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(run(true, false, false), RUNS_ON_ALPHA, BETA_SILENT));
    }

    @Test
    void onceItSwitchedOverASilentHostMakesItUnknown() {
        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(run(false, false, true), RUNS_ON_ALPHA, BETA_SILENT));
        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(run(true, false, true), ALPHA_SILENT, RUNS_ON_BETA));
        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(run(true, false, true), ALPHA_SILENT, BETA_SILENT));
    }

    @Test
    void whoDidNotHearTheWholeRunDoesNotKnowThatItNeverSwitchedOver() {
        VerdictRules.Run takenUp = new VerdictRules.Run(Optional.empty(), false, false);

        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(takenUp, RUNS_ON_ALPHA, BETA_SILENT));
        expect(Outcome.FAILED, Where.SOURCE, decide(takenUp, RUNS_ON_ALPHA, NOT_ON_BETA));
    }

    @Test
    void aTemporaryCopyThatMayHaveArrivedAndShutDownIsUnknown() {
        VerdictRules.Run takenUp = new VerdictRules.Run(Optional.empty(), false, false);

        expect(Outcome.UNKNOWN, Where.NOWHERE, decide(takenUp, OFF_ON_ALPHA, NOT_ON_BETA));
        expect(Outcome.UNKNOWN, Where.NOWHERE, decide(run(false, false, true), OFF_ON_ALPHA, NOT_ON_BETA));
    }

    @Test
    void afterTheSwitchToPostCopyAHalfAloneIsLostAndNotAlive() {
        Sighting half = Sighting.seen("alpha", VmState.PAUSED, true, Sighting.Hold.POST_COPY);

        expect(Outcome.FAILED, Where.NOWHERE, decide(run(false, false, true), half, NOT_ON_BETA));
        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(run(false, false, true), half, RUNS_ON_BETA));
        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(run(false, false, true), half, BETA_SILENT));
    }

    @Test
    void activeOnBothIsAGhost() {
        expect(Outcome.UNKNOWN, Where.BOTH, decide(run(true, false, true), RUNS_ON_ALPHA, RUNS_ON_BETA));
    }

    @Test
    void aHalfThatStillWaitsIsNoEnd() {
        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(run(false, false, false), RUNS_ON_ALPHA, WAITS_ON_BETA));
        expect(Outcome.UNKNOWN, Where.UNPROVEN, decide(run(false, false, true), HELD_ON_ALPHA, NOT_ON_BETA));
    }

    @Test
    void aGuestThatArrivedAndThenShutDownSucceeded() {
        expect(Outcome.SUCCEEDED, Where.NOWHERE, decide(run(true, false, true), OFF_ON_ALPHA, NOT_ON_BETA));
    }

    @Test
    void aGuestThatShutDownOnTheWayFailed() {
        expect(Outcome.FAILED, Where.NOWHERE, decide(run(false, false, false), OFF_ON_ALPHA, NOT_ON_BETA));
    }

    @Test
    void aGuestThatWasEndedOnTheSourceFailedAlsoWhenItHadStoppedForTheSwitchover() {
        Witness.Testimony ended = new Witness.Testimony(OFF_ON_ALPHA, NOT_ON_BETA, true);
        VerdictRules.Run takenUp = new VerdictRules.Run(Optional.empty(), false, true);

        expect(Outcome.FAILED, Where.NOWHERE, VerdictRules.decide(run(false, false, true), ended, Instant.EPOCH));
        expect(Outcome.FAILED, Where.NOWHERE, VerdictRules.decide(takenUp, ended, Instant.EPOCH));
    }

    @Test
    void anEndThatTheSourceToldOnlyAsItHappenedCountsAsWellAsOneThatItStillTells() {
        Witness.Testimony nobodyKnowsIt = new Witness.Testimony(NOT_ON_ALPHA, NOT_ON_BETA);
        VerdictRules.Run run = run(false, false, true);

        expect(Outcome.UNKNOWN, Where.NOWHERE, VerdictRules.decide(run, nobodyKnowsIt, Instant.EPOCH));
        expect(Outcome.FAILED, Where.NOWHERE, VerdictRules.decide(run, nobodyKnowsIt.withStop(), Instant.EPOCH));
    }

    @Test
    void whatArrivedAndStillRunsCountsMoreThanHowTheSourceEnded() {
        Witness.Testimony arrived = new Witness.Testimony(OFF_ON_ALPHA, RUNS_ON_BETA, true);

        expect(
                Outcome.SUCCEEDED,
                Where.DESTINATION,
                VerdictRules.decide(run(false, false, true), arrived, Instant.EPOCH));
    }

    @Test
    void aVmThatNobodyKnowsAnyMoreIsUnknown() {
        expect(Outcome.UNKNOWN, Where.NOWHERE, decide(run(false, false, false), NOT_ON_ALPHA, NOT_ON_BETA));
    }

    @Test
    void aPausedVmThatArrivedPausedSucceeded() {
        Sighting pausedOnBeta = Sighting.seen("beta", VmState.PAUSED, true, Sighting.Hold.NONE);

        expect(Outcome.SUCCEEDED, Where.DESTINATION, decide(run(true, false, true), NOT_ON_ALPHA, pausedOnBeta));
    }
}
