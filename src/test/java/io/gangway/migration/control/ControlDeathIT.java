package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scenario 23, for what was done to a run before the console died and for what its policy still has to do. */
@ExtendWith(LabTest.Traces.class)
class ControlDeathIT {

    private final Lab lab = new Lab();

    @Test
    @DisplayName("23 a guest that was paused to finish is seen to go on, although the console died meanwhile")
    void pausedWhenTheConsoleDied() {
        try (Guest guest = busy("s23p", "3");
                Console console = console()) {
            long id = started(console, guest, "none");
            Awaitility.await("it moves")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);
            console.request()
                    .contentType("application/json")
                    .body(Map.of("action", "pause"))
                    .post("/api/v1/migrations/" + id + "/control")
                    .then()
                    .statusCode(202);
            Awaitility.await("it is paused").atMost(15, TimeUnit.SECONDS).until(() -> lab.state("alpha", "s23p")
                    .equals("paused"));
            console.kill();
            lab.virsh("alpha", "migrate-setspeed", "s23p", "2000");

            console.start().connectedTo("alpha", "beta");

            MigrationAnswer end = console.ended(id);
            assertEquals("succeeded", end.outcome(), end.json().prettify());
            guest.runsOnlyOn("beta", "alpha");
            guest.lostNoTick("alpha", "beta");
            Awaitility.await("the console saw it go on")
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> actions(console, id).contains("resume"));
        }
    }

    @Test
    @DisplayName("23 a run is taken up with its policy, which then does what it promises")
    void takenUpWithItsPolicy() {
        try (Guest guest = busy("s23q", "12");
                Console console = console()) {
            long id = started(console, guest, "gentle");
            Awaitility.await("it moves")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).phase().equals("first-pass"));
            console.kill();

            console.start().connectedTo("alpha", "beta");

            MigrationAnswer end = console.ended(id);
            assertEquals("cancelled", end.outcome(), end.json().prettify());
            assertEquals(List.of("cancel"), actions(console, id));
            assertTrue(end.json().getString("actions[0].result").startsWith("Given up by the policy"));
            guest.runsOnlyOn("alpha", "beta");
            guest.lostNoTick("alpha", "beta");
        }
    }

    private static Console console() {
        return Console.ofTheLab()
                .with("gangway.policies.patience", "4s")
                .with("gangway.policies.gentle.give-up-after", "8s")
                .start()
                .connectedTo("alpha", "beta");
    }

    private Guest busy(String name, String mibPerSecond) {
        Guest guest = lab.guest("alpha", name, "--memory", "160", "--dirty", "48", "--buffer", "32");
        lab.virsh("alpha", "migrate-setspeed", name, mibPerSecond);
        return guest;
    }

    private static long started(Console console, Guest guest, String policy) {
        return console.started(
                guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "policy", policy));
    }

    private static List<String> actions(Console console, long id) {
        return console.migration(id).json().getList("actions.action");
    }
}
