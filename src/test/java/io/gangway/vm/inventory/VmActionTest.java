package io.gangway.vm.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The actions of a VM")
class VmActionTest {

    @Test
    @DisplayName("have an address each, if they call libvirt")
    void addresses() {
        assertEquals(
                Arrays.stream(VmAction.values())
                        .filter(VmAction::calls)
                        .map(VmAction::slug)
                        .collect(Collectors.joining("|")),
                VmAction.CALLING);
    }

    @Test
    @DisplayName("fit the states in which libvirt takes them")
    void states() {
        assertEquals(
                EnumSet.of(VmAction.SHUT_DOWN, VmAction.FORCE_OFF, VmAction.PAUSE, VmAction.MIGRATE),
                VmAction.fitting(VmState.RUNNING));
        assertEquals(
                EnumSet.of(VmAction.START, VmAction.DISCARD_SAVED_STATE, VmAction.MIGRATE),
                VmAction.fitting(VmState.SAVED));
        assertTrue(VmAction.fitting(VmState.UNKNOWN).isEmpty());
        assertFalse(VmAction.fitting(VmState.SHUTTING_DOWN).contains(VmAction.MIGRATE));
    }
}
