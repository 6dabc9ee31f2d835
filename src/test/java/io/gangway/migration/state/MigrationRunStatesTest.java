package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.gangway.belongings.Belonging;
import io.gangway.host.HostName;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell of the table in {@link MigrationRun}. */
@DisplayName("A run goes from phase to phase")
class MigrationRunStatesTest {

    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");

    private final TestClock clock = new TestClock();

    private MigrationRun begun() {
        return MigrationRun.begun(
                Migration.begin(
                        new MigrationRequest(
                                UUID.randomUUID(),
                                new HostName("alpha"),
                                new Destination(
                                        Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                                MigrationChoices.USUAL),
                        "wanderer1",
                        100,
                        List.of(),
                        clock.instant()),
                clock);
    }

    private Sample sample(int pass, long processed) {
        return new Sample(
                clock.now().toMillis(),
                pass,
                new Sample.Part(100, processed, 100 - processed),
                Sample.Part.NONE,
                0,
                OptionalLong.empty());
    }

    private MigrationRun in(Phase phase) {
        MigrationRun run = begun();
        switch (phase) {
            case PREPARING -> run.calling();
            case FIRST_PASS -> run.sample(sample(1, 10));
            case CATCHING_UP -> run.sample(sample(2, 10));
            case SWITCHING_OVER -> run.switchingOver();
            case VERIFYING -> run.returned(Optional.empty(), ENDS);
            case ENDED -> run.end(Optional.empty());
        }
        assertEquals(phase, run.migration().phase());
        clock.pass(Duration.ofSeconds(1));
        return run;
    }

    private Verdict verdict() {
        return new Verdict(
                Outcome.UNKNOWN,
                Verdict.Where.UNPROVEN,
                Sighting.unreachable("alpha", ""),
                Sighting.absent("beta"),
                clock.instant());
    }

    private void comes(String what, MigrationRun run) {
        switch (what) {
            case "sample, nothing sent" -> run.sample(sample(0, 0));
            case "sample, first pass" -> run.sample(sample(1, 20));
            case "sample, a later pass" -> run.sample(sample(2, 20));
            case "the guest stops" -> run.switchingOver();
            case "a held guest stops" -> {
                run.pausedByConsole(true);
                run.switchingOver();
            }
            case "handed over" -> run.handedOver();
            case "post-copy" -> run.postCopy(true);
            case "arrived" -> run.arrived();
            case "cancelling" -> run.cancelling(CancelState.ASKED);
            case "the call returns" -> run.returned(Optional.empty(), ENDS);
            case "hosts heard so far" -> run.judging(verdict());
            case "belongings" ->
                run.belongings(List.of(new Belonging(
                        Belonging.Kind.AUTOSTART, "autostart", Belonging.Fate.TRAVELS, OptionalLong.empty())));
            case "the end, with a verdict" -> run.end(Optional.of(verdict()));
            case "the end, without one" -> run.end(Optional.empty());
            case "final figures" ->
                run.figures(new JobFigures(900, 50, OptionalLong.of(30), OptionalLong.of(30), Map.of()));
            default -> throw new IllegalArgumentException(what);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sample, nothing sent    | noted          | noted          | noted          | noted     | -     | -
            sample, first pass      | FIRST_PASS     | noted          | noted          | noted     | -     | -
            sample, a later pass    | CATCHING_UP    | CATCHING_UP    | noted          | noted     | -     | -
            the guest stops         | SWITCHING_OVER | SWITCHING_OVER | SWITCHING_OVER | -         | noted | -
            a held guest stops      | noted          | noted          | noted          | -         | noted | -
            handed over             | noted          | noted          | noted          | -         | noted | -
            post-copy               | noted          | noted          | noted          | -         | noted | -
            arrived                 | noted          | noted          | noted          | noted     | noted | -
            cancelling              | noted          | noted          | noted          | noted     | noted | -
            the call returns        | VERIFYING      | VERIFYING      | VERIFYING      | VERIFYING | -     | -
            hosts heard so far      | noted          | noted          | noted          | noted     | noted | -
            belongings              | noted          | noted          | noted          | noted     | noted | -
            the end, with a verdict | ENDED          | ENDED          | ENDED          | ENDED     | ENDED | -
            the end, without one    | ENDED          | ENDED          | ENDED          | ENDED     | ENDED | -
            final figures           | noted          | noted          | noted          | noted     | noted | noted
            """)
    void transitions(
            String what,
            String preparing,
            String firstPass,
            String catchingUp,
            String switchingOver,
            String verifying,
            String ended) {
        transition(what, Phase.PREPARING, preparing);
        transition(what, Phase.FIRST_PASS, firstPass);
        transition(what, Phase.CATCHING_UP, catchingUp);
        transition(what, Phase.SWITCHING_OVER, switchingOver);
        transition(what, Phase.VERIFYING, verifying);
        transition(what, Phase.ENDED, ended);
    }

    private void transition(String what, Phase from, String expected) {
        MigrationRun run = in(from);
        Migration before = run.migration();

        comes(what, run);

        String cell = what + " in " + from;
        switch (expected) {
            case "-" -> assertEquals(before, run.migration(), cell);
            case "noted" -> {
                assertEquals(from, run.migration().phase(), cell);
                assertNotEquals(before, run.migration(), cell);
            }
            default -> assertEquals(Phase.valueOf(expected), run.migration().phase(), cell);
        }
    }

    @Test
    @DisplayName("and says that the guest may have gone on, by whichever news says so first, until the end")
    void goesOnElsewhere() {
        for (String news : List.of("the guest stops", "a held guest stops", "handed over", "post-copy")) {
            MigrationRun run = in(Phase.FIRST_PASS);
            comes(news, run);
            run.end(Optional.of(verdict()));

            assertEquals(true, run.migration().switchedOver(), news);
        }
    }

    @Test
    @DisplayName("and keeps the first end")
    void theFirstEndCounts() {
        MigrationRun run = in(Phase.VERIFYING);
        Migration ended = run.end(Optional.of(verdict()));
        clock.pass(Duration.ofHours(1));

        assertEquals(ended, run.end(Optional.empty()));
    }
}
