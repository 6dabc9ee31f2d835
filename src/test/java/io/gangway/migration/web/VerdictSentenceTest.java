package io.gangway.migration.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import io.gangway.language.MarkMessages;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.PostCopyFailure;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Verdict.Where;
import io.gangway.page.PlainMessages;
import io.gangway.page.Units;
import io.gangway.vm.inventory.VmState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerdictSentenceTest {

    private static final Instant ARRIVED = Instant.parse("2026-03-01T14:02:07Z");
    private static final Sighting RUNS_THERE = Sighting.seen("beta", VmState.RUNNING, true, Sighting.Hold.NONE);

    private final VerdictSentence sentence =
            new VerdictSentence(PlainMessages.create(), VmState::word, PlainMessages.of(MarkMessages.class));

    @Test
    void saysWhereAVmRunsSinceWhenAndThatTheSourceForgotIt() {
        assertEquals(
                "wanderer1 runs on beta since " + Units.moment(ARRIVED) + "; alpha no longer knows it",
                finding(Outcome.SUCCEEDED, Where.DESTINATION, Sighting.absent("alpha"), RUNS_THERE));
    }

    @Test
    void saysWhatATemporaryMigrationLeavesBehind() {
        assertEquals(
                "wanderer1 runs on beta since " + Units.moment(ARRIVED)
                        + "; alpha keeps its configuration; it vanishes from beta when it shuts down",
                finding(
                        Outcome.SUCCEEDED,
                        Where.DESTINATION,
                        Sighting.seen("alpha", VmState.SHUT_OFF, true, Sighting.Hold.NONE),
                        Sighting.seen("beta", VmState.RUNNING, false, Sighting.Hold.NONE)));
    }

    @Test
    void tellsOfMemoryThatIsSavedOnTheHostItLeft() {
        assertEquals(
                "wanderer1 runs on beta since " + Units.moment(ARRIVED) + "; alpha has it, saved",
                finding(
                        Outcome.SUCCEEDED,
                        Where.DESTINATION,
                        Sighting.seen("alpha", VmState.SAVED, true, Sighting.Hold.NONE),
                        RUNS_THERE));
    }

    @Test
    void saysThatAPausedVmArrivedPaused() {
        assertEquals(
                "wanderer1 is on beta, paused; alpha no longer knows it",
                finding(
                        Outcome.SUCCEEDED,
                        Where.DESTINATION,
                        Sighting.absent("alpha"),
                        Sighting.seen("beta", VmState.PAUSED, true, Sighting.Hold.NONE)));
    }

    @Test
    void saysThatACancelledMigrationLeftNothingBehind() {
        assertEquals(
                "wanderer1 runs on alpha; it is not on beta",
                finding(
                        Outcome.CANCELLED,
                        Where.SOURCE,
                        Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE),
                        Sighting.absent("beta")));
    }

    @Test
    void doesNotClaimWhatAHostThatIsSilentWouldSay() {
        assertEquals(
                "wanderer1 runs on alpha; beta does not answer",
                finding(
                        Outcome.FAILED,
                        Where.SOURCE,
                        Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE),
                        Sighting.unreachable("beta", "cut off")));
    }

    @Test
    void namesBothHostsWhenNothingIsProven() {
        assertEquals(
                "It is not proven where wanderer1 is; alpha does not know it; beta does not answer; the console keeps"
                        + " asking",
                finding(
                        Outcome.UNKNOWN,
                        Where.UNPROVEN,
                        Sighting.absent("alpha"),
                        Sighting.unreachable("beta", "cut off")));
    }

    @Test
    void doesNotAdviseToForceOffWhatStillMoves() {
        assertEquals(
                "It is not proven where wanderer1 is; alpha has it, running; beta holds a waiting half of it; the console"
                        + " keeps asking",
                finding(
                        Outcome.UNKNOWN,
                        Where.UNPROVEN,
                        Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE),
                        Sighting.seen("beta", VmState.PAUSED, false, Sighting.Hold.MIGRATION)));
    }

    @Test
    void warnsOfAVmThatIsActiveTwice() {
        assertEquals(
                "wanderer1 is active on both alpha and beta, which must never be: two that run on one disk"
                        + " destroy what is on it",
                finding(
                        Outcome.UNKNOWN,
                        Where.BOTH,
                        Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE),
                        RUNS_THERE));
    }

    @Test
    void doesNotAdviseToForceOffHalfOfAVmThatPostCopyHasSplit() {
        Migration split = migration(
                        Outcome.UNKNOWN,
                        Where.UNPROVEN,
                        Sighting.seen("alpha", VmState.PAUSED, true, Sighting.Hold.POST_COPY),
                        Sighting.seen("beta", VmState.PAUSED, true, Sighting.Hold.POST_COPY))
                .copy()
                .error(Optional.of(PostCopyFailure.of("", new FailureCatalogue.Ends("wanderer1", "alpha", "beta"))))
                .build();

        assertEquals(
                "the memory of wanderer1 is partly on alpha and partly on beta: it stands still until the link is back, and"
                        + " forcing either half off loses it",
                sentence.finding(split));
    }

    @Test
    void saysWhatEachHostHasOfAVmThatRunsNowhere() {
        assertEquals(
                "wanderer1 runs on neither host; alpha has it, shut off; beta does not know it",
                finding(
                        Outcome.FAILED,
                        Where.NOWHERE,
                        Sighting.seen("alpha", VmState.SHUT_OFF, true, Sighting.Hold.NONE),
                        Sighting.absent("beta")));
    }

    @Test
    void tellsProgramsWhenItWasChecked() {
        Migration migration = migration(Outcome.SUCCEEDED, Where.DESTINATION, Sighting.absent("alpha"), RUNS_THERE);
        assertEquals(
                "wanderer1 runs on beta since " + Units.moment(ARRIVED) + "; alpha no longer knows it; checked at "
                        + Units.moment(ARRIVED.plusSeconds(1)) + ".",
                sentence.of(migration).orElseThrow());
    }

    private String finding(Outcome outcome, Where where, Sighting source, Sighting destination) {
        return sentence.finding(migration(outcome, where, source, destination));
    }

    private static Migration migration(Outcome outcome, Where where, Sighting source, Sighting destination) {
        MigrationRequest request = new MigrationRequest(
                UUID.randomUUID(),
                new HostName("alpha"),
                new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                MigrationChoices.USUAL);
        return Migration.begin(request, "wanderer1", 1 << 20, List.of(), ARRIVED.minusSeconds(3))
                .copy()
                .outcome(outcome, ARRIVED.plusSeconds(1))
                .arrivedAt(ARRIVED)
                .verdict(new Verdict(outcome, where, source, destination, ARRIVED.plusSeconds(1)))
                .build();
    }
}
