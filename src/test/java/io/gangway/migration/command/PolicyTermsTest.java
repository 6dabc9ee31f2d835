package io.gangway.migration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.MigrationCall.Flag;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTermsTest {

    private static MigrationChoices choices(MigrationMode mode, MigrationStorage storage, MigrationPolicy policy) {
        return new MigrationChoices(
                MigrationDuration.PERMANENT, mode, MigrationRoute.HOST_TO_HOST, storage, policy, MigrationOptions.NONE);
    }

    private static Set<Flag> flags(MigrationChoices choices) {
        Set<Flag> flags = EnumSet.of(Flag.LIVE);
        PolicyTerms.add(choices, flags, new HashMap<>());
        return flags;
    }

    @ParameterizedTest
    @EnumSource(
            value = MigrationPolicy.class,
            names = {"NONE", "GENTLE"})
    void whatNeverDisturbsTheGuestAllowsNothingThatDoes(MigrationPolicy policy) {
        assertEquals(Set.of(Flag.LIVE), flags(choices(MigrationMode.LIVE, MigrationStorage.SHARED, policy)));
    }

    @Test
    void balancedSlowsTheGuestByOnePercentAtFirst() {
        Map<String, Object> params = new HashMap<>();
        Set<Flag> flags = EnumSet.of(Flag.LIVE);

        PolicyTerms.add(choices(MigrationMode.LIVE, MigrationStorage.SHARED, MigrationPolicy.BALANCED), flags, params);

        assertEquals(Set.of(Flag.LIVE, Flag.AUTO_CONVERGE), flags);
        assertEquals(Map.of("auto_converge.initial", 1, "auto_converge.increment", 20), params);
    }

    @Test
    void stepsThatSomebodyChoseStay() {
        Map<String, Object> params = new HashMap<>(Map.of("auto_converge.initial", 30));

        PolicyTerms.add(
                choices(MigrationMode.LIVE, MigrationStorage.SHARED, MigrationPolicy.BALANCED),
                EnumSet.of(Flag.AUTO_CONVERGE),
                params);

        assertEquals(Map.of("auto_converge.initial", 30), params);
    }

    @Test
    void finishAllowsPostCopyWhereQemuCan() {
        assertTrue(flags(choices(MigrationMode.LIVE, MigrationStorage.SHARED, MigrationPolicy.FINISH))
                .contains(Flag.POSTCOPY));
        assertFalse(flags(choices(MigrationMode.LIVE, MigrationStorage.COPY, MigrationPolicy.FINISH))
                .contains(Flag.POSTCOPY));
    }

    @Test
    void aGuestThatStandsStillNeedsNoPolicy() {
        assertEquals(
                Set.of(Flag.LIVE),
                flags(choices(MigrationMode.PAUSED, MigrationStorage.SHARED, MigrationPolicy.FINISH)));
    }
}
