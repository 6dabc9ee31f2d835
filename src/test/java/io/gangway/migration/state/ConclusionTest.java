package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Verdict.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A migration that has ended")
class ConclusionTest {

    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");
    private static final Optional<Failure> FAILURE = Optional.of(FailureCatalogue.unheard(ENDS));

    private final TestClock clock = new TestClock();
    private final Migration running = Migration.begin(
                    new MigrationRequest(
                            UUID.randomUUID(),
                            new HostName("alpha"),
                            new Destination(
                                    Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                            MigrationChoices.USUAL),
                    "wanderer1",
                    100,
                    List.of(),
                    clock.instant())
            .withProgress(Progress.expecting(100)
                    .after(new Sample(
                            500, 1, new Sample.Part(100, 40, 60), Sample.Part.NONE, 0, OptionalLong.empty())));

    private Verdict verdict(Outcome outcome) {
        return new Verdict(outcome, Where.UNPROVEN, Sighting.absent("alpha"), Sighting.absent("beta"), clock.instant());
    }

    private Migration concluded(Migration migration, Outcome outcome) {
        return Conclusion.of(migration, verdict(outcome), FAILURE, clock);
    }

    private Migration cancelling(CancelState cancel) {
        return running.copy().cancel(cancel).build();
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    @DisplayName("has the verdict and its outcome, and the time at which it came")
    void outcome(Outcome outcome) {
        clock.pass(Duration.ofSeconds(9));

        Migration ended = concluded(running, outcome);

        assertEquals(Optional.of(outcome), ended.outcome());
        assertEquals(Optional.of(verdict(outcome)), ended.verdict());
        assertEquals(Optional.of(clock.instant()), ended.endedAt());
        assertEquals(Phase.ENDED, ended.phase());
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, 100, 0", "FAILED, 36, 60", "CANCELLED, 36, 60", "UNKNOWN, 36, 60"})
    @DisplayName("is complete if it succeeded, and otherwise as far as it came")
    void progress(Outcome outcome, int percent, long remaining) {
        Progress progress = concluded(running, outcome).progress();

        assertEquals(percent, progress.percent());
        assertEquals(remaining, progress.remainingBytes());
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, false", "FAILED, true", "CANCELLED, false", "UNKNOWN, true"})
    @DisplayName("tells of a failure only if it failed or nobody knows, also where it was told of one before")
    void failure(Outcome outcome, boolean told) {
        Migration before = running.copy()
                .error(Optional.of(FailureCatalogue.notConfirmed(ENDS)))
                .build();

        assertEquals(
                told ? FAILURE : Optional.empty(), concluded(before, outcome).error());
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, SUCCEEDED, TOO_LATE",
        "ACCEPTED, CANCELLED, DONE",
        "ACCEPTED, FAILED, ACCEPTED",
        "ASKED, UNKNOWN, ASKED",
        "REFUSED, CANCELLED, DONE",
        "NOT_ASKED, CANCELLED, NOT_ASKED",
        "NOT_ASKED, SUCCEEDED, NOT_ASKED"
    })
    @DisplayName("says what became of a wish to cancel, if there was one")
    void cancel(CancelState before, Outcome outcome, CancelState after) {
        assertEquals(after, concluded(cancelling(before), outcome).cancel());
    }

    @Test
    @DisplayName("keeps the time of its end when it is checked again")
    void checkedAgain() {
        Migration unknown = concluded(running, Outcome.UNKNOWN);
        clock.pass(Duration.ofHours(1));

        Migration found = concluded(unknown, Outcome.SUCCEEDED);

        assertEquals(unknown.endedAt(), found.endedAt());
        assertEquals(Optional.of(Outcome.SUCCEEDED), found.outcome());
    }

    @Test
    @DisplayName("without a verdict is unknown, and words its failure as if no host had answered")
    void unjudged() {
        List<Verdict> asked = new ArrayList<>();
        clock.pass(Duration.ofSeconds(9));

        Migration ended = Conclusion.unjudged(
                running,
                supposed -> {
                    asked.add(supposed);
                    return FAILURE;
                },
                clock);

        assertEquals(Optional.of(Outcome.UNKNOWN), ended.outcome());
        assertEquals(Optional.empty(), ended.verdict());
        assertEquals(Optional.of(clock.instant()), ended.endedAt());
        assertEquals(FAILURE, ended.error());
        assertEquals(36, ended.progress().percent());
        assertEquals(
                List.of(new Verdict(
                        Outcome.UNKNOWN,
                        Where.UNPROVEN,
                        Sighting.unreachable("alpha", ""),
                        Sighting.unreachable("beta", ""),
                        clock.instant())),
                asked);
    }
}
