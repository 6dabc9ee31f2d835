package io.gangway.migration.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Migrations that fail after they have started. The numbers are those under which the scenarios are known to the
 * project. Each leaves the guest ticking on the source and nothing on the destination, says what to do, and works once
 * the cause is gone.
 */
class FailureScenariosIT extends LabTest {

    private static final Map<String, String> SHARED = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> COPY = Map.of("duration", "permanent", "storage", "copy");
    private static final Map<String, String> TLS = Map.of("duration", "permanent", "storage", "shared", "tls", "true");

    @AfterEach
    void heal() {
        lab.heal("alpha", "beta");
        console.connectedTo("alpha", "beta");
    }

    @Test
    @DisplayName("9 closed data ports fail it, and the range of ports is named")
    void dataPortsClosed() {
        try (Guest guest = lab.guest("alpha", "f09")) {
            lab.fault("beta", "data-ports");

            MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", SHARED));

            failed(end, guest, "The data does not get from alpha to beta");
            assertTrue(end.errorNextStep().contains("49152 to 49215"), end.errorNextStep());
            worksOnceHealed(guest, SHARED);
        }
    }

    @ParameterizedTest(name = "10 {0} fails it, and it says which host must trust which")
    @CsvSource(
            delimiter = '|',
            value = {
                "no-ssh-key | beta does not let alpha in | On alpha, copy the key",
                "unknown-host-key | alpha does not trust beta | On alpha, log in to beta once"
            })
    void keysAreMissing(String fault, String title, String nextStep) {
        try (Guest guest = lab.guest("alpha", "f10")) {
            lab.fault("alpha", fault);

            MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", SHARED));

            failed(end, guest, title);
            assertTrue(end.errorNextStep().startsWith(nextStep), end.errorNextStep());
            worksOnceHealed(guest, SHARED);
        }
    }

    @Test
    @DisplayName("a wrong TLS certificate fails it as such")
    void wrongCertificate() {
        try (Guest guest = lab.guest("alpha", "f10t")) {
            lab.fault("beta", "wrong-certificate");

            MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", TLS));

            failed(end, guest, "A TLS certificate is not accepted");
            worksOnceHealed(guest, TLS);
        }
    }

    @ParameterizedTest(name = "12 the destination''s libvirtd stopped half-way ({0}) fails it")
    @CsvSource({"libvirtd-stop", "libvirtd-kill"})
    void libvirtdStoppedHalfWay(String fault) {
        try (Guest guest = lab.guest("alpha", "f12", "--dirty", "4")) {
            long id = halfWay(guest);

            lab.fault("beta", fault);
            MigrationAnswer end = console.ended(id);

            lab.heal("beta");
            failed(end, guest, "The connection to beta was lost");
            worksOnceHealed(guest, SHARED);
        }
    }

    @Test
    @DisplayName("12 disks half-copied to a host whose libvirtd is killed are removed once it answers again")
    void libvirtdKilledWhileDisksAreCopied() {
        try (Guest guest = lab.guest("alpha", "f12d", "--disk", "local")) {
            String folder = "/var/lib/libvirt/local-images/";
            lab.virsh("alpha", "migrate-setspeed", "f12d", "4");
            long id = console.started(guest, "alpha", "beta", COPY);
            Awaitility.await("it moves")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);

            lab.fault("beta", "libvirtd-kill");
            MigrationAnswer end = console.ended(id);
            assertTrue(lab.call("exec", "beta", "ls", folder).contains("f12d"), "nobody can remove it yet");
            lab.heal("beta");

            Awaitility.await("it is removed")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> !lab.call("exec", "beta", "ls", folder).contains("f12d"));
            failed(end, guest, "The connection to beta was lost");
            worksOnceHealed(guest, COPY);
        }
    }

    @Test
    @DisplayName("a QEMU that is killed on the destination half-way fails it")
    void destinationsQemuKilled() {
        try (Guest guest = lab.guest("alpha", "fqemu", "--dirty", "4")) {
            long id = halfWay(guest);

            lab.fault("beta", "qemu-kill", "fqemu");

            MigrationAnswer end = console.ended(id);
            failed(end, guest);
            // What libvirt hears first decides which of these it says.
            assertTrue(
                    List.of(
                                    "The QEMU for fqemu on beta ended",
                                    "The stream of data to beta broke",
                                    "The migration ended, and libvirt does not say why")
                            .contains(end.errorTitle()),
                    end.errorTitle());
            String words = end.errorTitle() + end.errorCause();
            assertTrue(words.contains("QEMU") && words.contains("beta"), words);
            worksOnceHealed(guest, SHARED);
        }
    }

    @Test
    @DisplayName("a cable that is pulled half-way fails it")
    void linkCutHalfWay() {
        try (Guest guest = lab.guest("alpha", "fcut", "--dirty", "4")) {
            long id = halfWay(guest);

            lab.fault("beta", "cut");
            MigrationAnswer end = console.ended(id);

            lab.heal("beta");
            failed(end, guest, "The connection to beta was lost");
            worksOnceHealed(guest, SHARED);
        }
    }

    @Test
    @DisplayName("a source whose libvirtd dies half-way leaves it unknown, until the source can be asked again")
    void sourcesLibvirtdKilled() {
        try (Guest guest = lab.guest("alpha", "fsrc", "--dirty", "4")) {
            long id = halfWay(guest);

            lab.fault("alpha", "libvirtd-kill");
            MigrationAnswer end = console.ended(id);
            assertEquals("unknown", end.outcome(), end.json().prettify());
            assertTrue(end.sentence().contains("It is not proven where fsrc is"), end.sentence());
            assertTrue(end.sentence().contains("alpha does not answer"), end.sentence());

            lab.heal("alpha");
            Awaitility.await("it is found by itself")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).outcome().equals("failed"));
            failed(console.migration(id), guest, "The connection to alpha was lost");
            worksOnceHealed(guest, SHARED);
        }
    }

    @Test
    @DisplayName("a run whose call breaks off goes on, is followed all the same, and its outcome is right")
    void callBreaksOff() {
        try (Guest guest = lab.guest("alpha", "fcall", "--dirty", "4")) {
            List<String> before = clients();
            long id = halfWay(guest);
            List<String> own = clients().stream()
                    .filter(client -> !before.contains(client))
                    .toList();
            assertEquals(1, own.size(), "the run has a connection of its own: " + own);

            lab.call("exec", "alpha", "virt-admin", "client-disconnect", "libvirtd", own.get(0));

            long sent = console.migration(id).json().getLong("progress.processedBytes");
            Awaitility.await("it is still followed")
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).json().getLong("progress.processedBytes") > sent + (8 << 20));
            assertEquals("", console.migration(id).outcome());
            lab.virsh("alpha", "migrate-setspeed", "fcall", "2000");
            MigrationAnswer end = console.ended(id);
            assertEquals("succeeded", end.outcome(), end.json().prettify());
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    /** Who is connected to alpha's libvirtd, by number. */
    private List<String> clients() {
        return lab.call("exec", "alpha", "virt-admin", "client-list", "libvirtd")
                .lines()
                .map(line -> line.strip().replaceAll(" .*", ""))
                .filter(word -> word.matches("\\d+"))
                .toList();
    }

    private long halfWay(Guest guest) {
        lab.virsh("alpha", "migrate-setspeed", guest.name(), "4");
        long id = console.started(guest, "alpha", "beta", SHARED);
        Awaitility.await("it moves")
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);
        return id;
    }

    private void failed(MigrationAnswer end, Guest guest, String title) {
        assertEquals(title, end.errorTitle(), end.json().prettify());
        failed(end, guest);
    }

    private void failed(MigrationAnswer end, Guest guest) {
        assertEquals("failed", end.outcome(), end.json().prettify());
        assertTrue(end.errorCause().endsWith("."), end.errorCause());
        assertTrue(end.errorNextStep().endsWith("."), end.errorNextStep());
        assertTrue(end.sentence().contains(guest.name() + " runs on alpha"), end.sentence());
        guest.runsOnlyOn("alpha", "beta");
        Awaitility.await("nothing is left on beta")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> lab.state("beta", guest.name()).equals("absent"));
    }

    private void worksOnceHealed(Guest guest, Map<String, String> options) {
        lab.heal("alpha", "beta");
        console.connectedTo("alpha", "beta");
        lab.virsh("alpha", "migrate-setspeed", guest.name(), "2000");
        MigrationAnswer again = console.ended(console.started(guest, "alpha", "beta", options));
        assertEquals("succeeded", again.outcome(), again.json().prettify());
        guest.runsOnlyOn("beta", "alpha");
    }
}
