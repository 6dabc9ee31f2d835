package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConvergenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Passes that begin every twenty seconds, the second at 20 s, with so much to send each. */
    private static Convergence passes(long... bytes) {
        Convergence convergence = Convergence.NONE.after(1, 0, 1_000);
        for (int i = 0; i < bytes.length; i++) {
            convergence = convergence.after(i + 2, 20_000L * (i + 1), bytes[i]);
        }
        return convergence;
    }

    @Test
    void theFirstPassSaysNothing() {
        Convergence convergence = passes();

        assertEquals(1, convergence.pass());
        assertTrue(convergence.shrinking());
        assertFalse(convergence.stalled(PATIENCE));
        assertTrue(convergence.lastShrunkMs().isEmpty());
    }

    @Test
    void passesThatGetSmallerShrinkAndDoNotStall() {
        Convergence convergence = passes(500, 400, 300, 200);

        assertTrue(convergence.shrinking());
        assertFalse(convergence.stalled(PATIENCE));
        assertEquals(OptionalLong.of(80_000), convergence.lastShrunkMs());
    }

    @Test
    void aPassThatIsNotClearlySmallerNoLongerShrinksAtOnceButStallsOnlyOncePatienceIsOver() {
        assertFalse(passes(500, 490).shrinking());
        assertFalse(passes(500, 490).stalled(PATIENCE), "20 s after");
        assertTrue(passes(500, 490, 485).stalled(PATIENCE), "40 s after");
    }

    @Test
    void sixteenOfFourHundredAreEnoughToShrinkAndLessAreNot() {
        assertTrue(passes(400, 383).shrinking());
        assertFalse(passes(400, 384).shrinking());
    }

    @Test
    void aSawToothThatReachesNewLowsDoesNotStallAtThem() {
        assertFalse(passes(500, 600, 700, 450).stalled(PATIENCE));
        assertTrue(passes(500, 600, 700, 520).stalled(PATIENCE));
    }

    @Test
    void aGoodMomentIsAPassAboutAsSmallAsTheSmallest() {
        assertTrue(passes(500, 400, 410).goodMoment());
        assertFalse(passes(500, 400, 420).goodMoment());
    }

    @Test
    void samplesWithinAPassChangeNothing() {
        Convergence convergence = passes(500, 400);

        assertEquals(convergence, convergence.after(3, 55_000, 3));
    }

    @Test
    void remembersHoursWithoutGrowing() {
        Convergence convergence = Convergence.NONE;
        for (int pass = 1; pass <= 10_000; pass++) {
            convergence = convergence.after(pass, pass * 1_000L, 500);
        }

        assertTrue(convergence.marks().size() <= 240);
        assertTrue(convergence.stalled(PATIENCE));
    }
}
