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
    void beforeTheSecondPassNoMomentIsGoodAndNothingIsKnownOfTheSizeOfOne() {
        assertFalse(passes().goodMoment());
        assertEquals(0, passes().leastLately());
        assertEquals(0, passes().mostLately());
        assertEquals(0, passes().rewrittenInThisPass(10_000, 1_000));
    }

    @Test
    void theLatestFourPassesTellTheSizeOfTheNextOnes() {
        Convergence convergence = passes(100, 900, 400, 300, 500, 450);

        assertEquals(300, convergence.leastLately());
        assertEquals(500, convergence.mostLately());
    }

    @Test
    void whatIsRewrittenIsCountedFromTheBeginningOfThePass() {
        Convergence convergence = passes(500, 400);

        assertEquals(6_000, convergence.rewrittenInThisPass(43_000, 2_000), "3 s after the pass began at 40 s");
        assertEquals(0, convergence.rewrittenInThisPass(39_000, 2_000), "of a sample from before");
    }

    @Test
    void aLossOfFourPercentIsNoneAndAllThatIsLessIs() {
        assertFalse(passes(500, 480).shrinking());
        assertTrue(passes(500, 480, 480).stalled(PATIENCE));
        assertFalse(passes(500, 479, 479).stalled(PATIENCE));
        assertEquals(OptionalLong.of(20_000), passes(500, 480).lastShrunkMs());
        assertTrue(passes(500, 520).goodMoment());
        assertFalse(passes(500, 521).goodMoment());
    }

    @Test
    void patienceIsOverOnceAllOfItHasPassed() {
        assertTrue(passes(500, 500, 500).stalled(Duration.ofSeconds(40)));
        assertFalse(passes(500, 500, 500).stalled(Duration.ofMillis(40_001)));
        assertFalse(passes(500).stalled(Duration.ZERO), "a pass is no older one of itself");
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

        assertEquals(240, convergence.marks().size());
        assertEquals(9_761, convergence.marks().get(0).pass(), "the oldest are forgotten");
        assertTrue(convergence.stalled(PATIENCE));
    }
}
