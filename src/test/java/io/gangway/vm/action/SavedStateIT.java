package io.gangway.vm.action;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** VMs whose memory was saved, as their hosts and the console see them. */
class SavedStateIT extends LabTest {

    @Test
    @DisplayName("a VM that virsh saved is shown as saved, and goes on from its memory when it is started")
    void goesOn() {
        try (Guest guest = lab.guest("alpha", "s-goes-on")) {
            guest.ticksOn("alpha");
            lab.virsh("alpha", "managedsave", guest.name());
            console.shows(guest, "saved");
            List<Integer> before = lab.ticks("alpha", guest.name());

            console.submit("/hosts/alpha/vms/" + guest.uuid() + "/start", Map.of())
                    .then()
                    .statusCode(200)
                    .body(containsString("s-goes-on is starting from its saved memory"));

            guest.ticksOn("alpha");
            assertTrue(lab.ticks("alpha", guest.name()).contains(before.get(before.size() - 1) + 1), "it began afresh");
            console.shows(guest, "running");
        }
    }

    @Test
    @DisplayName("a discarded saved state is gone on the host, and the VM is shut off")
    void isDiscarded() {
        try (Guest guest = lab.guest("alpha", "s-discard")) {
            lab.virsh("alpha", "managedsave", guest.name());
            console.shows(guest, "saved");

            console.submit("/hosts/alpha/vms/" + guest.uuid() + "/discard-saved-state", Map.of())
                    .then()
                    .statusCode(200)
                    .body(containsString("The saved state of s-discard is gone."));

            console.shows(guest, "shut off");
            assertFalse(lab.virsh("alpha", "list", "--all", "--with-managed-save", "--name")
                    .contains(guest.name()));
        }
    }
}
