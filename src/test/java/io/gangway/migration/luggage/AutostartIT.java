package io.gangway.migration.luggage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** VMs that start together with their host keep doing so, and never on two hosts. */
class AutostartIT extends LabTest {

    private static final Map<String, String> LIVE = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> AWAY = Map.of("duration", "temporary", "storage", "shared");
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

            console.moved(guest, "alpha", "beta", AWAY);
            assertFalse(lab.autostart("alpha", "aaway"));

            console.moved(guest, "beta", "alpha", LIVE);
            guest.runsOnlyOn("alpha", "beta");
            startsWithAlpha("aaway");
        }
    }

    @Test
    @DisplayName("a VM that comes home and leaves for good at once takes its autostart along")
    void homeAndGone() {
        try (Guest guest = lab.guest("alpha", "agone", "--memory", "192")) {
            lab.virsh("alpha", "autostart", "agone");
            console.moved(guest, "alpha", "beta", AWAY);
            console.moved(guest, "beta", "alpha", LIVE);

            console.moved(guest, "alpha", "beta", LIVE);

            assertTrue(lab.autostart("beta", "agone"));
        }
    }

    @Test
    @DisplayName("once a VM that was away has shut down there, its copy starts with the source again")
    void endedAway() {
        try (Guest guest = lab.guest("alpha", "aend", "--memory", "192")) {
            lab.virsh("alpha", "autostart", "aend");
            console.moved(guest, "alpha", "beta", AWAY);
            assertFalse(lab.autostart("alpha", "aend"));

            lab.virsh("beta", "destroy", "aend");

            startsWithAlpha("aend");
        }
    }

    @Test
    @DisplayName("whoever asks for it keeps the autostart of the copy that a temporary move leaves; only of that one")
    void keptOnRequest() {
        try (Guest guest = lab.guest("alpha", "akept", "--memory", "192")) {
            lab.virsh("alpha", "autostart", "akept");
            Refusal refusal = console.refused(guest, "alpha", "beta", with(LIVE, "keepAutostart", "true"));
            assertEquals(List.of("keepAutostart"), refusal.fields());
            assertTrue(dialogSays(guest, AWAY).contains("name=\"keepAutostart\""), "the box is offered");
            assertTrue(
                    dialogSays(guest, with(AWAY, "keepAutostart", "true")).contains("also while it is away"),
                    "what it means is told");
            assertFalse(dialogSays(guest, with(LIVE, "keepAutostart", "true")).contains("keepAutostart"));

            MigrationAnswer end = console.moved(guest, "alpha", "beta", with(AWAY, "keepAutostart", "true"));

            assertTrue(lab.autostart("alpha", "akept"));
            assertEquals("stays", end.fate("autostart"));
            assertTrue(end.json().getBoolean("options.keepAutostart"));
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("a copy does not start with the source while the VM is on a host that the console does not know")
    void awayWithAStranger() {
        try (Console knowsAlpha = Console.withoutHosts()
                        .with("gangway.hosts.alpha.uri", alphasUri())
                        .start()
                        .connectedTo("alpha");
                Guest guest = lab.guest("alpha", "astrange", "--memory", "192")) {
            lab.virsh("alpha", "autostart", "astrange");

            knowsAlpha.ended(knowsAlpha.started(guest, "alpha", "qemu+ssh://root@beta/system", AWAY));

            guest.runsOnlyOn("beta", "alpha");
            Awaitility.await("astrange stays away, and its copy off, over more than one look at it")
                    .during(21, TimeUnit.SECONDS)
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> !lab.autostart("alpha", "astrange"));
            lab.virsh("beta", "destroy", "astrange");
            lab.start("alpha", "astrange");
            startsWithAlpha("astrange");
        }
    }

    /** What the dialog says of what the hosts answer, with these choices. */
    private String dialogSays(Guest guest, Map<String, String> choices) {
        return console.submit(
                        "/hosts/alpha/vms/" + guest.uuid() + "/migrate/warnings", with(choices, "destination", "beta"))
                .asString();
    }

    private static String alphasUri() {
        Properties lab = new Properties();
        try (Reader file = Files.newBufferedReader(Lab.CONFIGURATION)) {
            lab.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lab.getProperty("gangway.hosts.alpha.uri");
    }

    private static Map<String, String> with(Map<String, String> way, String field, String value) {
        Map<String, String> more = new HashMap<>(way);
        more.put(field, value);
        return more;
    }

    private void startsWithAlpha(String name) {
        Awaitility.await(name + " starts with alpha again")
                .atMost(40, TimeUnit.SECONDS)
                .until(() -> lab.autostart("alpha", name));
    }
}
