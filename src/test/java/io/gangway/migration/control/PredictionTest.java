package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.state.Convergence;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PredictionTest {

    private static final long MIB = 1024 * 1024;
    /** A guest that rewrites 96 MiB in each pass. */
    private static final Convergence STALLED =
            Convergence.NONE.after(1, 0, 256 * MIB).after(2, 10_000, 80 * MIB).after(3, 15_000, 96 * MIB);

    @Test
    void aDowntimeAsLongAsAPassIsSureToDoAndHalfOfItMay() {
        Prediction prediction = Prediction.of(STALLED, 50 * MIB, 20 * MIB, 20 * MIB, OptionalLong.empty());

        assertEquals(new Prediction.Range(2_000, 4_800), prediction.downtime());
    }

    @Test
    void aPauseLastsUntilAllIsSentAndWhatIsRewrittenMeanwhileIsUnknown() {
        Prediction prediction = Prediction.of(STALLED, 50 * MIB, 20 * MIB, 20 * MIB, OptionalLong.empty());

        assertEquals(new Prediction.Range(2_500, 7_300), prediction.pause());
    }

    @Test
    void moreBandwidthHelpsOnlyWhereALimitHoldsItUp() {
        assertEquals(
                OptionalLong.of(24 * MIB),
                Prediction.of(STALLED, 50 * MIB, 20 * MIB, 24 * MIB, OptionalLong.of(20 * MIB))
                        .bandwidth());
        assertTrue(Prediction.of(STALLED, 50 * MIB, 20 * MIB, 24 * MIB, OptionalLong.of(100 * MIB))
                .bandwidth()
                .isEmpty());
        assertTrue(Prediction.of(STALLED, 50 * MIB, 20 * MIB, 24 * MIB, OptionalLong.empty())
                .bandwidth()
                .isEmpty());
    }

    @Test
    void aLimitHoldsUpWhatIsSentAtFourFifthsOfItOrMore() {
        assertEquals(
                OptionalLong.of(100),
                Prediction.of(STALLED, 50, 80, 24, OptionalLong.of(100)).bandwidth());
        assertEquals(
                OptionalLong.empty(),
                Prediction.of(STALLED, 50, 79, 24, OptionalLong.of(100)).bandwidth());
    }

    @Test
    void withoutARateNothingIsPromised() {
        assertEquals(
                new Prediction.Range(0, 0),
                Prediction.of(STALLED, 50 * MIB, 0, 0, OptionalLong.empty()).downtime());
    }
}
