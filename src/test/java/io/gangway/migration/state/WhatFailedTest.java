package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.failure.EnglishFailure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.ToldFailure;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Verdict.Where;
import io.gangway.vm.inventory.VmState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a run that did not succeed, from all that was heard of it. */
class WhatFailedTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:02:07Z");
    private static final String THE_END = "End of file while reading data: : Input/output error";
    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");
    private static final Sighting RUNS_HERE = Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE);
    private static final Sighting SHUT_OFF = Sighting.seen("alpha", VmState.SHUT_OFF, true, Sighting.Hold.NONE);
    private static final Sighting NOTHING = Sighting.absent("beta");

    private final MigrationRun run = MigrationRun.begun(
            Migration.begin(
                    new MigrationRequest(
                            UUID.randomUUID(),
                            new HostName("alpha"),
                            new Destination(
                                    Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                            MigrationChoices.USUAL),
                    "wanderer1",
                    1 << 20,
                    List.of(),
                    NOW),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private ToldFailure told(String error, Outcome outcome, Where where, Sighting source, Sighting destination) {
        return told(new VirtException("alpha", 1, 0, error), outcome, where, source, destination);
    }

    private ToldFailure told(VirtException error, Outcome outcome, Where where, Sighting source, Sighting destination) {
        run.returned(Optional.of(error), ENDS);
        return ended(outcome, where, source, destination);
    }

    private ToldFailure ended(Outcome outcome, Where where, Sighting source, Sighting destination) {
        return EnglishFailure.of(run.end(Optional.of(new Verdict(outcome, where, source, destination, NOW)))
                .told()
                .orElseThrow());
    }

    private void dataCame() {
        run.sample(new Sample(200, 1, new Sample.Part(100, 50, 50), Sample.Part.NONE, 0, OptionalLong.empty()));
    }

    @ParameterizedTest(name = "a stop with the detail {0}, after a shutdown with the detail {1}, is told as {2}")
    @CsvSource({
        "0, 1, source-shut-down",
        "0, 2, source-qemu-told-to-end",
        "0, 0, source-stopped",
        "1, 2, source-forced-off",
        "2, 1, source-crashed",
        "4, 0, source-saved",
        "5, 0, source-qemu-ended"
    })
    void tellsFirstWhatHappenedToTheVmOnItsSource(int stop, int shutdown, String code) {
        dataCame();
        run.shutdownOnSource(shutdown);
        run.stoppedOnSource(stop);

        ToldFailure failure = told(THE_END, Outcome.FAILED, Where.NOWHERE, SHUT_OFF, NOTHING);

        assertEquals(code, failure.code());
        assertEquals(THE_END, failure.raw());
        assertTrue((failure.title() + failure.cause()).contains("alpha"), failure.toString());
        assertTrue(failure.nextStep().toLowerCase(Locale.ROOT).contains("start"), failure.nextStep());
    }

    @Test
    void hearsOfTheEndAlsoAfterTheCallHasReturned() {
        run.returned(Optional.of(new VirtException("alpha", 1, 0, THE_END)), ENDS);
        run.stoppedOnSource(LifecycleEvent.STOPPED_DESTROYED);

        assertEquals(
                "source-forced-off",
                ended(Outcome.FAILED, Where.NOWHERE, SHUT_OFF, NOTHING).code());
    }

    @Test
    void takesNoVmThatLeftByTheMigrationForOneThatStopped() {
        run.stoppedOnSource(LifecycleEvent.STOPPED_MIGRATED);

        assertEquals(
                "reason-lost",
                told(THE_END, Outcome.UNKNOWN, Where.NOWHERE, SHUT_OFF, NOTHING).code());
    }

    @Test
    void tellsOfAJobThatSomebodyElseCancelled() {
        dataCame();
        run.jobEnded(JobReport.State.CANCELLED);
        run.arrivalEnded();

        ToldFailure failure = told(THE_END, Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING);

        assertEquals("aborted-elsewhere", failure.code());
        assertTrue(failure.cause().contains("on alpha"), failure.cause());
    }

    @Test
    void callsNobodyElseResponsibleForItsOwnCancel() {
        run.cancelling(CancelState.ASKED);
        run.jobEnded(JobReport.State.CANCELLED);

        assertEquals(
                "cancelled",
                told(THE_END, Outcome.UNKNOWN, Where.BOTH, RUNS_HERE, RUNS_HERE).code());
    }

    @Test
    void tellsOfTheDestinationsQemuWhereTheJobFailedAndThatQemuEnded() {
        dataCame();
        run.jobEnded(JobReport.State.FAILED);
        run.arrivalEnded();

        ToldFailure failure = told(THE_END, Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING);

        assertEquals("destination-qemu-ended", failure.code());
        assertEquals("The QEMU for wanderer1 on beta ended", failure.title());
    }

    @Test
    void guessesNoCulpritWhereOnlyTheEndOfBothIsKnown() {
        dataCame();
        run.arrivalEnded();

        ToldFailure failure = told(THE_END, Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING);

        assertEquals("reason-lost", failure.code());
        assertTrue(failure.cause().contains("on beta ended, as well"), failure.cause());
    }

    @Test
    void guessesNoCulpritWhereTheJobDidNotFailButTheQemuThereEnded() {
        dataCame();
        run.jobEnded(JobReport.State.COMPLETED);
        run.arrivalEnded();

        ToldFailure failure = told(THE_END, Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING);

        assertEquals("reason-lost", failure.code());
        assertTrue(failure.cause().contains("on beta ended, as well"), failure.cause());
    }

    @Test
    void makesNothingOfTheEndOfAQemuToWhichNothingHadCome() {
        run.jobEnded(JobReport.State.FAILED);
        run.arrivalEnded();

        ToldFailure failure = told(THE_END, Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING);

        assertEquals("reason-lost", failure.code());
        assertFalse(failure.cause().contains("as well"), failure.cause());
    }

    @Test
    void blamesNoDestinationForASourceThatStoodStill() {
        run.sourceStoodStill();

        ToldFailure failure =
                told("internal error: client socket is closed", Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING);

        assertEquals("source-stood-still", failure.code());
        assertEquals("alpha lost its connection to beta", failure.title());
    }

    @Test
    void blamesNoQemuOfADestinationThatDoesNotAnswer() {
        dataCame();
        run.jobEnded(JobReport.State.FAILED);
        run.arrivalEnded();

        ToldFailure failure =
                told(THE_END, Outcome.FAILED, Where.SOURCE, RUNS_HERE, Sighting.unreachable("beta", "gone"));

        assertEquals("reason-lost", failure.code());
        assertTrue(failure.cause().contains("beta does not answer the console"), failure.cause());
    }

    @Test
    void aVmThatLivesOnTheSourceIsNotTheOneThatStopped() {
        ToldFailure failure =
                told("operation failed: domain is not running", Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING);

        assertEquals("destination-qemu-ended", failure.code());
    }

    @Test
    void tellsOfAConnectionToTheSourceThatBroke() {
        run.brokenOff();

        assertEquals(
                "The connection to alpha was lost",
                told(THE_END, Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING).title());
    }

    @Test
    void tellsOfASuccessThatTheHostsDoNotBearOut() {
        run.returned(Optional.empty(), ENDS);

        assertEquals(
                "not-confirmed",
                ended(Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOTHING).code());
    }
}
