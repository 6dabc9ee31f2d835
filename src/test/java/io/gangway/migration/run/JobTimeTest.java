package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.control.ControlKind;
import io.gangway.migration.control.Policy;
import io.gangway.migration.control.PolicyEngine;
import io.gangway.migration.state.Progress;
import io.gangway.migration.state.Sample;
import io.gangway.migration.state.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The time that a job has run")
class JobTimeTest {

    private final TestClock clock = new TestClock();
    private final JobTime time = new JobTime(clock);

    private long mended(long elapsedMs) {
        return time.mended(AttemptRig.sample(elapsedMs, 1), Duration.ofMinutes(10))
                .sample()
                .elapsedMs();
    }

    @Test
    @DisplayName("is libvirt's own while that goes on as time does")
    void usually() {
        assertEquals(1_000, mended(1_000));
        clock.pass(Duration.ofMillis(900));
        assertEquals(2_000, mended(2_000));
    }

    @ParameterizedTest(name = "goes on when the host''s clock is set by {0} s")
    @ValueSource(ints = {3_600, -3_600, -20, 90})
    void aClockThatIsSet(int seconds) {
        assertEquals(30_000, mended(30_000));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(31_000, mended(31_000 + seconds * 1_000L));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(32_000, mended(32_000 + seconds * 1_000L));
        clock.pass(Duration.ofSeconds(1));
        // Set right again.
        assertEquals(33_000, mended(33_000));
    }

    /** What a policy does with a guest that no pass gets any further with, where the clock is set after half a minute. */
    private static List<String> deeds(Duration step) {
        Policy policy = new Policy(
                "balanced",
                Duration.ofSeconds(40),
                List.of(500L, 1_000L),
                Optional.of(Duration.ofMinutes(5)),
                Optional.empty());
        TestClock clock = new TestClock();
        JobTime time = new JobTime(clock);
        Progress progress = Progress.expecting(256L << 20);
        List<String> deeds = new ArrayList<>();
        List<ControlKind> done = new ArrayList<>();
        int last = 0;
        for (int pass = 1; pass <= 60; pass++) {
            clock.pass(Duration.ofSeconds(10));
            long said = pass * 10_000L + (pass > 3 ? step.toMillis() : 0);
            Sample sample = time.mended(AttemptRig.sample(said, pass), Duration.ofHours(1))
                    .sample();
            progress = progress.after(sample);
            Optional<PolicyEngine.Decision> next = PolicyEngine.next(
                    policy,
                    new PolicyEngine.Situation(progress.convergence(), sample.elapsedMs(), 300, done, last, false));
            if (next.isPresent()) {
                deeds.add(pass + " " + next.get().kind().word());
                done.add(next.get().kind());
                last = pass;
            }
        }
        return deeds;
    }

    @ParameterizedTest(name = "moves no policy when the clock is set by {0} s")
    @ValueSource(ints = {3_600, -3_600})
    void movesNoPolicy(int seconds) {
        List<String> usual = deeds(Duration.ZERO);

        assertTrue(usual.stream().anyMatch(deed -> deed.endsWith(ControlKind.CANCEL.word())), usual.toString());
        assertEquals(usual, deeds(Duration.ofSeconds(seconds)));
    }

    @Test
    @DisplayName("is never more than the migration itself")
    void firstOfAll() {
        Sample sample = time.mended(AttemptRig.sample(3_601_000, 1), Duration.ofSeconds(2))
                .sample();
        assertEquals(5_000, sample.elapsedMs());
    }

    @Test
    @DisplayName("is never less than nothing, and never goes back")
    void neverBack() {
        assertEquals(0, mended(-5_000));
        clock.pass(Duration.ofSeconds(10));
        assertEquals(10_000, mended(9_000 - 3_600_000));
        assertEquals(10_000, mended(8_000 - 3_600_000));
    }
}
