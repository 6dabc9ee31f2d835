package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scenario 23: the console is killed in mid-run and started again. */
@ExtendWith(LabTest.Traces.class)
class ConsoleDeathIT {

    private static final Map<String, String> PERMANENT = Map.of("duration", "permanent", "storage", "shared");

    private final Lab lab = new Lab();

    @Test
    @DisplayName("23 a run outlives the console, is taken up while it still moves, and its outcome is right")
    void takenUpWhileItMoves() {
        try (Guest guest = lab.guest("alpha", "s23a", "--dirty", "4");
                Console console = Console.ofTheLab().start().connectedTo("alpha", "beta")) {
            long id = halfWay(console, guest, "6");
            console.kill();

            console.start().connectedTo("alpha", "beta");
            assertEquals("", console.migration(id).outcome(), "it still moves");
            Awaitility.await("it is followed again")
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).json().getLong("progress.bytesPerSecond") > 0);
            lab.virsh("alpha", "migrate-setspeed", "s23a", "2000");

            arrived(console.ended(id), guest);
        }
    }

    @Test
    @DisplayName("23 a run that ended while no console was there is closed with what both hosts say")
    void endedWhileNobodyWatched() {
        try (Guest guest = lab.guest("alpha", "s23b", "--dirty", "4");
                Console console = Console.ofTheLab().start().connectedTo("alpha", "beta")) {
            long id = halfWay(console, guest, "24");
            console.kill();
            lab.virsh("alpha", "migrate-setspeed", "s23b", "2000");
            Awaitility.await("it arrives by itself")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> lab.state("beta", "s23b").equals("running"));

            console.start().connectedTo("alpha", "beta");

            arrived(console.ended(id), guest);
        }
    }

    @Test
    @DisplayName("23 a run that was cancelled while no console was there is closed as one that did not arrive")
    void cancelledWhileNobodyWatched() {
        try (Guest guest = lab.guest("alpha", "s23c", "--dirty", "4");
                Console console = Console.ofTheLab().start().connectedTo("alpha", "beta")) {
            long id = halfWay(console, guest, "12");
            console.kill();
            lab.virsh("alpha", "domjobabort", "s23c");

            console.start().connectedTo("alpha", "beta");

            assertEquals("failed", console.ended(id).outcome());
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("23 disks that were half-copied when the console died are removed once it is back")
    void halfCopiedWhileNobodyWatched() {
        try (Guest guest = lab.guest("alpha", "s23d", "--disk", "local", "--no-start");
                Console console = Console.ofTheLab().start().connectedTo("alpha", "beta")) {
            String folder = "/var/lib/libvirt/local-images/";
            lab.call("exec", "alpha", "qemu-io", "-c", "write -P 7 8M 48M", folder + "s23d.qcow2");
            lab.virsh("alpha", "start", "s23d");
            guest.ticksOn("alpha");
            lab.virsh("alpha", "migrate-setspeed", "s23d", "4");
            long id = console.started(guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "copy"));
            Awaitility.await("disks are being copied")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);
            console.kill();
            lab.virsh("alpha", "domjobabort", "s23d");
            assertTrue(lab.call("exec", "beta", "ls", folder).contains("s23d"), "libvirt leaves it there");

            console.start().connectedTo("alpha", "beta");

            assertEquals("failed", console.ended(id).outcome());
            Awaitility.await("it is removed")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> !lab.call("exec", "beta", "ls", folder).contains("s23d"));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("23 a medium that was ejected when the console died is in its drive again once it is back")
    void ejectedWhileNobodyWatched() {
        String image = "/var/lib/libvirt/local-images/s23e.iso";
        lab.bash("alpha", "truncate -s 400K \"$1\"", image);
        try (Guest guest = lab.guest("alpha", "s23e", "--memory", "192", "--cdrom", image);
                Console console = Console.ofTheLab().start().connectedTo("alpha", "beta")) {
            // The road is closed, so that libvirt on alpha waits for beta, and then refused: no byte of the VM leaves.
            lab.fault("beta", "cut");
            lab.fault("alpha", "no-ssh-key");
            long id;
            try {
                id = console.started(
                        guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "eject", "sda"));
                Awaitility.await("the medium is out")
                        .atMost(30, TimeUnit.SECONDS)
                        .until(() -> !hasMedium(image) && !hasMedium(image, "--inactive"));
                console.kill();
            } finally {
                lab.heal("beta");
            }
            assertTrue(!hasMedium(image), "nobody is there who could put it back");

            console.start().connectedTo("alpha", "beta");

            assertEquals("failed", console.ended(id).outcome());
            Awaitility.await("it is in again")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> hasMedium(image) && hasMedium(image, "--inactive"));
            guest.runsOnlyOn("alpha", "beta");
        } finally {
            lab.heal("alpha", "beta");
            lab.bash("alpha", "rm -f \"$1\"", image);
        }
    }

    @Test
    @DisplayName("23 a medium stays out of a VM that arrived while no console was there")
    void ejectedAndArrived() {
        String image = "/var/lib/libvirt/local-images/s23f.iso";
        lab.bash("alpha", "truncate -s 400K \"$1\"", image);
        try (Guest guest = lab.guest("alpha", "s23f", "--dirty", "4", "--cdrom", image);
                Console console = Console.ofTheLab().start().connectedTo("alpha", "beta")) {
            lab.virsh("alpha", "migrate-setspeed", "s23f", "24");
            long id = console.started(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "eject", "sda"));
            Awaitility.await("it moves")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).phase().equals("first-pass"));
            console.kill();
            lab.virsh("alpha", "migrate-setspeed", "s23f", "2000");
            Awaitility.await("it arrives by itself")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> lab.state("beta", "s23f").equals("running"));

            console.start().connectedTo("alpha", "beta");

            arrived(console.ended(id), guest);
            assertTrue(!lab.virsh("beta", "domblklist", "s23f").contains(image));
        } finally {
            lab.bash("alpha", "rm -f \"$1\"", image);
        }
    }

    private boolean hasMedium(String image, String... options) {
        String[] words = options.length == 0
                ? new String[] {"domblklist", "s23e"}
                : new String[] {"domblklist", "s23e", options[0]};
        return lab.virsh("alpha", words).contains(image);
    }

    private long halfWay(Console console, Guest guest, String mibPerSecond) {
        lab.virsh("alpha", "migrate-setspeed", guest.name(), mibPerSecond);
        long id = console.started(guest, "alpha", "beta", PERMANENT);
        Awaitility.await("it moves")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> console.migration(id).phase().equals("first-pass"));
        return id;
    }

    private void arrived(MigrationAnswer end, Guest guest) {
        assertEquals("succeeded", end.outcome(), end.json().prettify());
        assertTrue(end.sentence().contains("runs on beta"), end.sentence());
        guest.runsOnlyOn("beta", "alpha");
        guest.lostNoTick("alpha", "beta");
    }
}
