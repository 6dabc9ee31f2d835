package io.gangway.migration.luggage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A shut-off VM with a TPM and UEFI variables, and a move that breaks off after its files were carried. */
class BrokenCarriageIT extends LabTest {

    private static final Map<String, String> OFFLINE =
            Map.of("mode", "offline", "duration", "permanent", "storage", "shared");
    /** What a destination that knows the VM already is told to replace. */
    private static final String THERE = "tpm-there,nvram-there:%s,configuration-there";

    @Test
    @DisplayName("where libvirt then does not get it there, nothing of it stays there, and the source has all of it")
    void notLetIn() {
        try (Guest guest = made(console, "bcrefused")) {
            List<String> before = sums(guest, "alpha");
            lab.fault("alpha", "no-ssh-key");
            try {
                MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", OFFLINE));
                assertEquals("failed", end.outcome(), end.json().prettify());
            } finally {
                lab.heal("alpha");
            }

            nothingOnBeta(guest);
            assertEquals("shut off", lab.state("alpha", guest.name()));
            assertEquals(before, sums(guest, "alpha"));
            console.moved(guest, "alpha", "beta", OFFLINE);
            assertEquals(before, sums(guest, "beta"));
        }
    }

    @Test
    @DisplayName("a console that is killed before libvirt was done ends it as failed, and removes what it had carried")
    void killedOnTheWay() {
        try (Console mortal = Console.ofTheLab().start().connectedTo("alpha", "beta");
                Guest guest = made(mortal, "bcway")) {
            List<String> before = sums(guest, "alpha");
            lab.fault("alpha", "cut");
            long id;
            try {
                id = mortal.started(guest, "alpha", "beta", OFFLINE);
                lab.bash(
                        "beta",
                        "for i in $(seq 600); do [ -s \"$1\" ] && exit; sleep 0.05; done; exit 1",
                        guest.nvramFile());
                mortal.kill();
                mortal.start().connectedTo("alpha", "beta");
                assertEquals("failed", mortal.ended(id).outcome());
            } finally {
                lab.heal("alpha");
            }

            nothingOnBeta(guest);
            assertEquals("shut off", lab.state("alpha", guest.name()));
            assertEquals(before, sums(guest, "alpha"));
            mortal.moved(guest, "alpha", "beta", OFFLINE);
            assertEquals(before, sums(guest, "beta"));
        }
    }

    @Test
    @DisplayName("a console that is killed just as the destination has the VM ends it, and nothing of the VM is lost")
    void killedOnArrival() {
        try (Console mortal = Console.ofTheLab().start().connectedTo("alpha", "beta");
                Guest guest = made(mortal, "bcend")) {
            List<String> before = sums(guest, "alpha");
            long id = mortal.started(guest, "alpha", "beta", OFFLINE);
            lab.bash("beta", "until virsh domuuid \"$1\" >/dev/null 2>&1; do :; done", guest.name());
            mortal.kill();

            mortal.start().connectedTo("alpha", "beta");
            MigrationAnswer end = mortal.ended(id);

            if (end.outcome().equals("failed")) {
                // It was killed before the arrival was written down: the source still has all of it.
                assertEquals("shut off", lab.state("alpha", guest.name()));
                mortal.moved(
                        guest,
                        "alpha",
                        "beta",
                        Map.of(
                                "mode",
                                "offline",
                                "duration",
                                "permanent",
                                "storage",
                                "shared",
                                "accept",
                                THERE.formatted(guest.nvramFile())));
            } else {
                assertEquals("succeeded", end.outcome(), end.json().prettify());
            }
            assertEquals("absent", lab.state("alpha", guest.name()));
            assertEquals("shut off", lab.state("beta", guest.name()));
            assertEquals(before, sums(guest, "beta"));
            assertEquals(before, sums(guest, "alpha"));
        }
    }

    @Test
    @DisplayName(
            "where the source cannot give up its configuration, the VM has arrived all the same, and both are named")
    void sourceKeepsIt() {
        try (Guest guest = made(console, "bckept")) {
            List<String> before = sums(guest, "alpha");
            String configuration = "/etc/libvirt/qemu/bckept.xml";
            // What is mounted cannot be deleted.
            lab.bash("alpha", "mount --bind \"$1\" \"$1\"", configuration);
            MigrationAnswer end;
            try {
                end = console.moved(guest, "alpha", "beta", OFFLINE);
            } finally {
                lab.bash("alpha", "umount \"$1\"", configuration);
            }

            assertEquals(before, sums(guest, "beta"));
            assertEquals(before, sums(guest, "alpha"));
            assertTrue(end.sentence().contains("alpha keeps its configuration"), end.sentence());
        }
    }

    @Test
    @DisplayName("whoever cancels while its files are carried finds nothing of it there, and all of it on the source")
    void cancelledOnTheWay() {
        try (Guest guest = made(console, "bccancel")) {
            // Enough of them that there is time to cancel.
            lab.bash(
                    "alpha",
                    "for i in $(seq 120); do head -c 4096 /dev/urandom >\"$(dirname \"$1\")/more-$i\"; done",
                    guest.tpmFile());
            List<String> before = sums(guest, "alpha");
            long id = console.started(guest, "alpha", "beta", OFFLINE);
            lab.bash(
                    "beta",
                    "for i in $(seq 600); do ls \"$(dirname \"$1\")\"/more-* >/dev/null 2>&1 && exit; sleep 0.05; done; exit 1",
                    guest.tpmFile());

            console.cancel(id);

            assertEquals("cancelled", console.ended(id).outcome());
            nothingOnBeta(guest);
            assertEquals("shut off", lab.state("alpha", guest.name()));
            assertEquals(before, sums(guest, "alpha"));
            console.moved(guest, "alpha", "beta", OFFLINE);
            assertEquals(before, sums(guest, "beta"));
        }
    }

    private Guest made(Console console, String name) {
        Guest guest = lab.guest("alpha", name, "--memory", "192", "--tpm", "--uefi", "--no-start");
        lab.start("alpha", name);
        lab.virsh("alpha", "destroy", name);
        console.shows(guest, "shut off");
        return guest;
    }

    private List<String> sums(Guest guest, String host) {
        List<String> sums = List.of(lab.sum(host, guest.tpmFile()), lab.sum(host, guest.nvramFile()));
        assertTrue(!sums.contains("absent"), guest.name() + " on " + host + ": " + sums);
        return sums;
    }

    private void nothingOnBeta(Guest guest) {
        assertEquals("absent", lab.state("beta", guest.name()));
        Awaitility.await("nothing of " + guest.name() + " is on beta")
                .atMost(40, TimeUnit.SECONDS)
                .untilAsserted(() -> {
                    assertEquals("absent", lab.sum("beta", guest.tpmFile()));
                    assertEquals("absent", lab.sum("beta", guest.nvramFile()));
                    assertNotEquals(
                            0,
                            lab.tryCall("exec", "beta", "ls", "/var/lib/libvirt/swtpm/" + guest.uuid())
                                    .status());
                });
        assertNotEquals("absent", lab.sum("alpha", guest.tpmFile()));
    }
}
