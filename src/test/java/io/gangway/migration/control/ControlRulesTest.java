package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.control.ControlRules.Standing;
import io.gangway.migration.control.RefusedControl.Reason;
import io.gangway.page.PlainMessages;
import io.gangway.page.Refusal.Kind;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlRulesTest {

    private static final ControlRules RULES = new ControlRules(PlainMessages.of(ControlMessages.class));
    private static final Standing RUNS = new Standing(true, true, false, false, true, false, "beta");
    private static final Standing PAUSED = new Standing(true, true, false, true, true, false, "beta");
    private static final Standing IN_POST_COPY = new Standing(true, true, false, false, true, true, "beta");
    private static final Standing WITHOUT_POST_COPY = new Standing(true, true, false, false, false, false, "beta");
    private static final Standing CANCELLING = new Standing(true, true, true, false, true, false, "beta");
    private static final Standing OFFLINE = new Standing(true, false, false, false, false, false, "beta");
    private static final Standing ENDED = new Standing(false, true, false, false, true, false, "beta");

    private static RefusedControl refusal(String action, String value, Standing standing) {
        return assertThrows(RefusedControl.class, () -> RULES.read(action, value, standing));
    }

    private static String field(RefusedControl refusal) {
        return refusal.problem().errors().get(0).field();
    }

    @ParameterizedTest
    @CsvSource({
        "downtime, ' 2000 ', 2000",
        "downtime, 1, 1",
        "bandwidth, 100, 100",
        "bandwidth, 1000000, 1000000",
        "downtime, 2000000, 2000000"
    })
    void takesFiguresWithinTheirBounds(String action, String value, long figure) {
        assertEquals(OptionalLong.of(figure), RULES.read(action, value, RUNS).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "2e3", "0x10", "2000001", "99999999999999999999", "2 s"})
    void refusesOtherFiguresAtTheirFieldWithAnExample(String value) {
        RefusedControl refusal = refusal("downtime", value, RUNS);

        assertEquals(Reason.VALUE_OUT_OF_RANGE, refusal.code());
        assertEquals("value", field(refusal));
        assertTrue(refusal.getMessage().contains("such as 2000"), refusal.getMessage());
    }

    @Test
    void refusesABandwidthBeyondAnyLinkWithWhatABandwidthMayBe() {
        RefusedControl refusal = refusal("bandwidth", "1000001", RUNS);

        assertEquals(Reason.VALUE_OUT_OF_RANGE, refusal.code());
        assertEquals("value", field(refusal));
        assertEquals(
                PlainMessages.of(ControlMessages.class).bandwidthFigure(ControlRules.MOST_MIB_PER_SECOND),
                refusal.getMessage());
    }

    @Test
    void namesTheActionsThatThereAre() {
        RefusedControl refusal = refusal("<b>", "", RUNS);

        assertEquals(Reason.UNKNOWN_ACTION, refusal.code());
        assertEquals("action", field(refusal));
        assertTrue(refusal.getMessage().contains("cancel, pause, downtime, bandwidth, post-copy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "downtime", "post-copy"})
    void nothingIsDoneToWhatHasEndedOrIsBeingCancelled(String action) {
        assertEquals(Kind.CONFLICT, refusal(action, "500", ENDED).code().kind());
        assertEquals(Kind.CONFLICT, refusal(action, "500", CANCELLING).code().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume", "downtime", "post-copy"})
    void afterTheSwitchToPostCopyOnlyTheBandwidthCanBeChanged(String action) {
        assertTrue(refusal(action, "500", IN_POST_COPY).getMessage().contains("runs on beta already"));
        assertEquals(
                ControlKind.BANDWIDTH,
                RULES.read("bandwidth", "500", IN_POST_COPY).kind());
    }

    @Test
    void postCopyMustHaveBeenAllowedAtTheStart() {
        assertEquals(
                Kind.IMPOSSIBLE,
                refusal("post-copy", "", WITHOUT_POST_COPY).code().kind());
        assertEquals(ControlKind.POST_COPY, RULES.read("post-copy", "", RUNS).kind());
    }

    @Test
    void aGuestIsPausedOnlyOnceAndGoesOnOnlyByTheEnd() {
        assertTrue(refusal("pause", "", PAUSED).getMessage().contains("paused already"));
        assertTrue(refusal("resume", "", PAUSED).getMessage().contains("cancel the migration"));
    }

    @Test
    void whatDoesNotRunCanOnlyBeCancelled() {
        assertTrue(refusal("pause", "", OFFLINE).getMessage().contains("does not run"));
        assertEquals(ControlKind.CANCEL, RULES.read("cancel", "", OFFLINE).kind());
    }
}
