package io.gangway.migration.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.verdict.Sighting.Hold;
import io.gangway.vm.inventory.VmState;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a host said of a VM")
class SightingTest {

    @ParameterizedTest
    @EnumSource(VmState.class)
    @DisplayName("is libvirt's word for its state, if the host knows the VM")
    void wordOfSeen(VmState state) {
        assertEquals(
                state.word(), Sighting.seen("alpha", state, true, Hold.NONE).word());
    }

    @Test
    @DisplayName("is “absent” where the host does not know the VM, which then neither runs nor is held there")
    void absent() {
        Sighting absent = Sighting.absent("alpha");

        assertEquals("absent", absent.word());
        assertTrue(absent.reachable());
        assertFalse(absent.active());
        assertFalse(absent.held());
        assertFalse(absent.persistent());
        assertEquals(Optional.empty(), absent.reason());
    }

    @Test
    @DisplayName("is “unreachable”, with the reason, where the host did not answer")
    void unreachable() {
        Sighting silent = Sighting.unreachable("alpha", "no route to host");

        assertEquals("unreachable", silent.word());
        assertFalse(silent.reachable());
        assertFalse(silent.active());
        assertEquals(Optional.of("no route to host"), silent.reason());
    }

    @ParameterizedTest
    @EnumSource(Hold.class)
    @DisplayName("is that the guest lives there only if libvirt does not hold it for a migration")
    void alive(Hold hold) {
        Sighting paused = Sighting.seen("alpha", VmState.PAUSED, true, hold);

        assertTrue(paused.active());
        assertEquals(hold != Hold.NONE, paused.held());
        assertEquals(hold == Hold.NONE, paused.alive());
    }

    @Test
    @DisplayName("is that the guest does not live there if it is shut off")
    void shutOff() {
        Sighting off = Sighting.seen("alpha", VmState.SHUT_OFF, true, Hold.NONE);

        assertFalse(off.active());
        assertFalse(off.alive());
    }
}
