package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.failure.EnglishFailure;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.PostCopyFailure;
import io.gangway.migration.failure.SourceEnd;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Verdict.Where;
import io.gangway.vm.inventory.VmState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person is told to do after a failure, by where the VM is. */
class NextStepTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:02:07Z");
    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");
    private static final Sighting RUNS = Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE);
    private static final Sighting RUNS_THERE = Sighting.seen("beta", VmState.RUNNING, true, Sighting.Hold.NONE);
    private static final Sighting WAITS_THERE = Sighting.seen("beta", VmState.PAUSED, false, Sighting.Hold.MIGRATION);
    private static final Sighting OFF = Sighting.seen("alpha", VmState.SHUT_OFF, true, Sighting.Hold.NONE);
    private static final Sighting NOTHING = Sighting.absent("beta");
    private static final Sighting SILENT = Sighting.unreachable("beta", "cut off");

    /** Every failure that the console can tell of. */
    static Stream<Failure> failures() {
        VirtException words = new VirtException("alpha", 1, 0, "the moon is full");
        return Stream.of(
                        FailureCatalogue.ENTRIES.stream().map(entry -> entry.failure(ENDS, "")),
                        Stream.of(SourceEnd.values()).map(end -> end.failure(ENDS, "")),
                        Stream.of(
                                FailureCatalogue.translate(words, ENDS),
                                FailureCatalogue.unheard(ENDS),
                                FailureCatalogue.notConfirmed(ENDS),
                                FailureCatalogue.sourceLost(words, ENDS),
                                FailureCatalogue.cancelledHere("", ENDS),
                                FailureCatalogue.sourceStoodStill(FailureCatalogue.unheard(ENDS), ENDS),
                                PostCopyFailure.of("", ENDS)),
                        Stream.of(
                                        VirtException.OWN_WORDS,
                                        VirtException.NOT_CONNECTED,
                                        VirtException.TIMED_OUT,
                                        VirtException.UNSAID)
                                .map(code -> FailureCatalogue.translate(new VirtException("beta", code, 0, "x"), ENDS)))
                .flatMap(failures -> failures);
    }

    private static String step(Failure failure, Outcome outcome, Where where, Sighting source, Sighting destination) {
        return nextStep(migration(failure, outcome)
                .verdict(new Verdict(outcome, where, source, destination, NOW))
                .build());
    }

    private static String nextStep(Migration migration) {
        return EnglishFailure.of(migration.told().orElseThrow()).nextStep();
    }

    private static MigrationCopy migration(Failure failure, Outcome outcome) {
        MigrationRequest request = new MigrationRequest(
                UUID.randomUUID(),
                new HostName("alpha"),
                new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                MigrationChoices.USUAL);
        return Migration.begin(request, "wanderer1", 1 << 20, List.of(), NOW)
                .copy()
                .outcome(outcome, NOW)
                .error(Optional.of(failure));
    }

    private static void mustNotStartAgain(String step) {
        assertFalse(step.matches("(?is).*\\bagain\\b(?!”).*") && !step.contains("answer the console again"), step);
        assertFalse(step.matches("(?is).*\\b(delete|remove|overwrite|undefine|force off|destroy it|kill)\\b.*"), step);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVmThatLivesOnItsSourceMayBeMovedAgain(Failure failure) {
        assertEquals(EnglishFailure.of(failure).nextStep(), step(failure, Outcome.FAILED, Where.SOURCE, RUNS, NOTHING));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVmThatRunsTwiceIsPausedOnBothAndNeverStartedAgain(Failure failure) {
        String step = step(failure, Outcome.UNKNOWN, Where.BOTH, RUNS, RUNS_THERE);

        assertTrue(step.startsWith("Pause wanderer1 on both hosts"), step);
        mustNotStartAgain(step);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVmThatMayRunOnASilentHostIsStartedNowhere(Failure failure) {
        String step = step(failure, Outcome.UNKNOWN, Where.UNPROVEN, OFF, SILENT);

        mustNotStartAgain(step);
        assertTrue(PostCopyFailure.is(failure) || step.contains("may be running on beta"), step);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void halvesThatWaitForEachOtherAreLeftAsTheyAre(Failure failure) {
        mustNotStartAgain(step(failure, Outcome.UNKNOWN, Where.UNPROVEN, RUNS, WAITS_THERE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVmThatNobodyHasIsLookedForBeforeItIsMadeAnew(Failure failure) {
        String step = step(failure, Outcome.UNKNOWN, Where.NOWHERE, Sighting.absent("alpha"), NOTHING);

        mustNotStartAgain(step);
        assertTrue(PostCopyFailure.is(failure) || step.startsWith("Look for wanderer1 on every host"), step);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVmThatStoppedIsStartedAfterItIsKnownWhy(Failure failure) {
        String step = step(failure, Outcome.FAILED, Where.NOWHERE, OFF, NOTHING);

        assertFalse(step.contains("start the migration again"), step);
        assertFalse(step.matches("(?is).*\\bstart it again\\b.*"), step);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVmThatEndedAndIsKeptByNoHostIsMadeAnewAfterItIsKnownWhy(Failure failure) {
        String step = step(failure, Outcome.FAILED, Where.NOWHERE, Sighting.absent("alpha"), NOTHING);

        mustNotStartAgain(step);
        assertTrue(PostCopyFailure.is(failure) || step.startsWith("Find out why wanderer1 ended"), step);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVmThatIsOnTheDestinationByNowIsLeftThere(Failure failure) {
        mustNotStartAgain(step(failure, Outcome.FAILED, Where.DESTINATION, OFF, RUNS_THERE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVmOfWhichNoHostWasAskedIsStartedNowhere(Failure failure) {
        String step = nextStep(migration(failure, Outcome.UNKNOWN).build());

        assertTrue(step.startsWith("Start wanderer1 nowhere"), step);
    }

    @Test
    void adviceIsTheFailuresOwnOnceTheVmIsProvenToBeWhereItWas() {
        Failure failure = FailureCatalogue.entry("vm-busy").failure(ENDS, "");
        Migration unknown = migration(failure, Outcome.UNKNOWN)
                .verdict(new Verdict(Outcome.UNKNOWN, Where.UNPROVEN, OFF, SILENT, NOW))
                .build();
        Migration found = unknown.copy()
                .outcome(Outcome.FAILED, NOW)
                .verdict(new Verdict(Outcome.FAILED, Where.SOURCE, RUNS, NOTHING, NOW))
                .build();

        assertEquals(failure.nextStep(), found.told().orElseThrow().nextStep());
    }
}
