package io.gangway.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** VMs that start together with their host keep doing so, and never on two hosts. */
class AutostartIT extends LabTest {

    private static final Map<String, String> LIVE = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> OFFLINE =
            Map.of("mode", "offline", "duration", "permanent", "storage", "shared");

    @Test
    @DisplayName("a VM that moves live for good starts together with its new host")
    void live() {
        try (Guest guest = lab.guest("alpha", "alive", "--memory", "192")) {
            lab.virsh("alpha", "autostart", "alive");

            MigrationAnswer end = console.moved(guest, "alpha", "beta", LIVE);

            assertTrue(lab.autostart("beta", "alive"));
            assertEquals("travels", end.fate("autostart"));
        }
    }

    @Test
    @DisplayName("a VM that moves shut off for good starts together with its new host")
    void offline() {
        try (Guest guest = lab.guest("alpha", "aoff", "--no-start")) {
            lab.virsh("alpha", "autostart", "aoff");

            MigrationAnswer end = console.moved(guest, "alpha", "beta", OFFLINE);

            assertTrue(lab.autostart("beta", "aoff"));
            assertEquals("travels", end.fate("autostart"));
        }
    }

    @Test
    @DisplayName("a VM that does not start with its host does not on the new one, either")
    void without() {
        try (Guest guest = lab.guest("alpha", "anone", "--no-start")) {
            console.moved(guest, "alpha", "beta", OFFLINE);

            assertFalse(lab.autostart("beta", "anone"));
        }
    }

    @Test
    @DisplayName("while a VM is away its copy does not start with the source; once it is home, it does again")
    void awayAndHome() {
        try (Guest guest = lab.guest("alpha", "aaway", "--memory", "192")) {
            lab.virsh("alpha", "autostart", "aaway");

            console.moved(guest, "alpha", "beta", Map.of("duration", "temporary", "storage", "shared"));
            assertFalse(lab.autostart("alpha", "aaway"));

            console.moved(guest, "beta", "alpha", LIVE);
            guest.runsOnlyOn("alpha", "beta");
            startsWithAlpha("aaway");
        }
    }

    @Test
    @DisplayName("once a VM that was away has shut down there, its copy starts with the source again")
    void endedAway() {
        try (Guest guest = lab.guest("alpha", "aend", "--memory", "192")) {
            lab.virsh("alpha", "autostart", "aend");
            console.moved(guest, "alpha", "beta", Map.of("duration", "temporary", "storage", "shared"));
            assertFalse(lab.autostart("alpha", "aend"));

            lab.virsh("beta", "destroy", "aend");

            startsWithAlpha("aend");
        }
    }

    private void startsWithAlpha(String name) {
        Awaitility.await(name + " starts with alpha again")
                .atMost(40, TimeUnit.SECONDS)
                .until(() -> lab.autostart("alpha", name));
    }
}
