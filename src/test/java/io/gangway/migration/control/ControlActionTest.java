package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.control.ControlAction.Actor;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Something that is done to a migration")
class ControlActionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:02:07Z");
    private static final ControlResult TAKEN = ControlResult.of(ControlResult.Kind.CANCEL_TAKEN, "alpha");
    private static final ControlResult REFUSED = ControlResult.of(ControlResult.Kind.REFUSED, "no");

    private final ControlAction asked =
            ControlAction.asked(3, ControlKind.DOWNTIME, OptionalLong.of(500), Actor.POLICY, NOW);

    @Test
    @DisplayName("has no effect and no result when it is asked for")
    void asked() {
        assertEquals(
                new ControlAction(
                        0,
                        3,
                        ControlKind.DOWNTIME,
                        OptionalLong.of(500),
                        Actor.POLICY,
                        NOW,
                        Optional.empty(),
                        ControlResult.NONE),
                asked);
        assertFalse(asked.effective());
        assertFalse(asked.result().known());
    }

    @Test
    @DisplayName("took effect when the host first took it, whatever came of it later")
    void tookEffect() {
        ControlAction taken = asked.tookEffect(NOW.plusSeconds(1), TAKEN).tookEffect(NOW.plusSeconds(9), REFUSED);

        assertTrue(taken.effective());
        assertEquals(Optional.of(NOW.plusSeconds(1)), taken.tookEffectAt());
        assertEquals(REFUSED, taken.result());
    }

    @Test
    @DisplayName("that the host refused took no effect, but has a result")
    void refused() {
        ControlAction refused = asked.withResult(REFUSED);

        assertFalse(refused.effective());
        assertTrue(refused.result().known());
        assertEquals(asked, refused.withResult(ControlResult.NONE));
    }

    @Test
    @DisplayName("is the same under another number")
    void numbered() {
        assertEquals(8, asked.withId(8).id());
        assertEquals(asked, asked.withId(8).withId(0));
    }

    @ParameterizedTest
    @EnumSource(ControlKind.class)
    @DisplayName("comes with a figure only if it is a downtime or a bandwidth")
    void figures(ControlKind kind) {
        assertEquals(EnumSet.of(ControlKind.DOWNTIME, ControlKind.BANDWIDTH).contains(kind), kind.hasValue());
    }
}
