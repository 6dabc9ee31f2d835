package io.gangway.migration.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.verdict.Verdict.Where;
import io.gangway.vm.inventory.VmState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfflineVerdictRulesTest {

    private static final Sighting OFF_ON_ALPHA = Sighting.seen("alpha", VmState.SHUT_OFF, true, Sighting.Hold.NONE);
    private static final Sighting OFF_ON_BETA = Sighting.seen("beta", VmState.SHUT_OFF, true, Sighting.Hold.NONE);
    private static final Sighting RUNS_ON_ALPHA = Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE);
    private static final Sighting RUNS_ON_BETA = Sighting.seen("beta", VmState.RUNNING, true, Sighting.Hold.NONE);
    private static final Sighting NOT_ON_ALPHA = Sighting.absent("alpha");
    private static final Sighting NOT_ON_BETA = Sighting.absent("beta");
    private static final Sighting BETA_SILENT = Sighting.unreachable("beta", "no answer");

    private static void expect(
            Outcome outcome, Where where, Optional<Boolean> reported, Sighting source, Sighting destination) {
        VerdictRules.Run run = new VerdictRules.Run(reported, false, false);
        Verdict verdict = VerdictRules.decide(
                MigrationMode.OFFLINE, run, new Witness.Testimony(source, destination), Instant.EPOCH);
        assertEquals(outcome, verdict.outcome());
        assertEquals(where, verdict.where());
    }

    private static Optional<Boolean> reported(boolean success) {
        return Optional.of(success);
    }

    @Test
    void aConfigurationThatMovedIsOnTheDestinationOnly() {
        expect(Outcome.SUCCEEDED, Where.DESTINATION, reported(true), NOT_ON_ALPHA, OFF_ON_BETA);
        expect(Outcome.SUCCEEDED, Where.DESTINATION, Optional.empty(), NOT_ON_ALPHA, OFF_ON_BETA);
    }

    @Test
    void aConfigurationThatWasKeptIsOnBoth() {
        expect(Outcome.SUCCEEDED, Where.DESTINATION, reported(true), OFF_ON_ALPHA, OFF_ON_BETA);
    }

    @Test
    void oneThatNeverArrivedFailed() {
        expect(Outcome.FAILED, Where.SOURCE, reported(false), OFF_ON_ALPHA, NOT_ON_BETA);
        expect(Outcome.FAILED, Where.SOURCE, reported(true), OFF_ON_ALPHA, NOT_ON_BETA);
    }

    @Test
    void aLeftOverOfBeforeOnTheDestinationIsNoSuccess() {
        expect(Outcome.FAILED, Where.SOURCE, reported(false), OFF_ON_ALPHA, OFF_ON_BETA);
    }

    @Test
    void whereNobodyHeardTheEndItIsTheSourcesUnlessItsArrivalWasWrittenDown() {
        expect(Outcome.FAILED, Where.SOURCE, Optional.empty(), OFF_ON_ALPHA, OFF_ON_BETA);
        // Also where the source then did not give up its own.
        for (Optional<Boolean> reported : List.of(Optional.<Boolean>empty(), reported(false))) {
            Verdict arrived = VerdictRules.decide(
                    MigrationMode.OFFLINE,
                    new VerdictRules.Run(reported, false, true),
                    new Witness.Testimony(OFF_ON_ALPHA, OFF_ON_BETA),
                    Instant.EPOCH);
            assertEquals(Outcome.SUCCEEDED, arrived.outcome());
            assertEquals(Where.DESTINATION, arrived.where());
        }
    }

    @Test
    void aSilentHostMakesItUnknown() {
        expect(Outcome.UNKNOWN, Where.UNPROVEN, reported(true), NOT_ON_ALPHA, BETA_SILENT);
    }

    @Test
    void aVmThatNobodyKnowsIsUnknown() {
        expect(Outcome.UNKNOWN, Where.NOWHERE, reported(true), NOT_ON_ALPHA, NOT_ON_BETA);
    }

    @Test
    void oneThatWasStartedSinceIsWhereItRuns() {
        expect(Outcome.SUCCEEDED, Where.DESTINATION, reported(true), OFF_ON_ALPHA, RUNS_ON_BETA);
        expect(Outcome.UNKNOWN, Where.BOTH, reported(true), RUNS_ON_ALPHA, RUNS_ON_BETA);
    }
}
