package io.gangway.migration.run;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations between real hosts. The numbers are those under which the scenarios are known to the project. */
class MigrationScenariosIT extends LabTest {

    private static final Map<String, String> PERMANENT = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> TEMPORARY = Map.of("duration", "temporary", "storage", "shared");
    private static final Map<String, String> COPY = Map.of("duration", "permanent", "storage", "copy");

    @Test
    @DisplayName("1 a VM on a block device at the same path on both hosts arrives with that disk")
    void blockDevice() {
        try (Guest guest = lab.guest("alpha", "s01", "--disk", "block")) {
            MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", PERMANENT));

            succeeded(end, guest, "alpha", "beta");
            assertTrue(lab.virsh("beta", "dumpxml", "s01").contains("<source dev='/dev/loop"));
        }
    }

    @Test
    @DisplayName("1 a VM on a shared disk moves to the other host and back, and loses no tick")
    void sharedDiskThereAndBack() {
        try (Guest guest = lab.guest("alpha", "s01b", "--disk", "shared")) {
            MigrationAnswer there = console.ended(console.started(guest, "alpha", "beta", PERMANENT));
            succeeded(there, guest, "alpha", "beta");
            assertEquals("absent", lab.state("alpha", "s01b"));
            assertTrue(lab.persistent("beta", "s01b"));
            assertTrue(there.json().getLong("downtimeMs") >= 0);
            assertTrue(there.json().getLong("totalMs") > 0);
            assertTrue(there.sentence().contains("s01b runs on beta since"), there.sentence());
            assertTrue(there.sentence().contains("alpha no longer knows it"), there.sentence());

            MigrationAnswer back = console.ended(console.started(guest, "beta", "alpha", PERMANENT));
            assertEquals("succeeded", back.outcome());
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("2 disks are copied along and hold the same afterwards")
    void disksCopied() {
        try (Guest guest = lab.guest("alpha", "s02", "--disk", "local", "--no-start")) {
            String disk = "/var/lib/libvirt/local-images/s02.qcow2";
            lab.call("exec", "alpha", "qemu-io", "-c", "write -P 7 16M 32M", disk);
            lab.virsh("alpha", "start", "s02");
            guest.ticksOn("alpha");

            MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", COPY));

            succeeded(end, guest, "alpha", "beta");
            lab.virsh("beta", "destroy", "s02");
            String read = lab.call("exec", "beta", "qemu-io", "-c", "read -P 7 16M 32M", disk);
            assertFalse(read.contains("verification failed"), read);
            String tick = lab.call("exec", "beta", "qemu-io", "-c", "read -v 1M 512", disk);
            assertTrue(tick.contains("tick"), tick);
        }
    }

    @Test
    @DisplayName(
            "3 a temporary migration leaves a copy that vanishes when it shuts down, and the source can start again")
    void temporary() {
        try (Guest guest = lab.guest("alpha", "s03", "--disk", "shared")) {
            MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", TEMPORARY));

            succeeded(end, guest, "alpha", "beta");
            assertEquals("shut off", lab.state("alpha", "s03"));
            assertFalse(lab.persistent("beta", "s03"));
            lab.virsh("beta", "shutdown", "s03");
            Awaitility.await("the copy is gone").atMost(30, TimeUnit.SECONDS).until(() -> lab.state("beta", "s03")
                    .equals("absent"));
            console.request().given().get("/api/v1/vms?name=s03").then().body("host", hasItem("alpha"));
            lab.virsh("alpha", "start", "s03");
            guest.ticksOn("alpha");
        }
    }

    @ParameterizedTest(name = "11 refuses the destination {0} before anything starts")
    @CsvSource(
            delimiter = '|',
            value = {
                "qemu+ssh://root@beta/sistem | must end in /system",
                "qemu+ssh://root@nosuchhost/system | does not know the name",
                "qemu+ext://beta/system | must begin with",
                "'' | Choose a destination",
                "nosuchhost | no host named"
            })
    void refusesBadDestinations(String destination, String reason) {
        try (Guest guest = lab.guest("alpha", "s11")) {
            console.knows(guest, "alpha");

            console.migrate(guest.uuid(), "alpha", destination, PERMANENT)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors.field", hasItem("destination"))
                    .body("errors.message", hasItem(containsString(reason)));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @ParameterizedTest(name = "13 refuses the source itself as {0}")
    @CsvSource({"alpha", "qemu+ssh://root@alpha/system", "qemu+ssh://root@10.77.88.11/system"})
    void refusesTheSourceAsDestination(String destination) {
        try (Guest guest = lab.guest("alpha", "s13")) {
            console.knows(guest, "alpha");

            console.migrate(guest.uuid(), "alpha", destination, PERMANENT)
                    .then()
                    .statusCode(422)
                    .body("errors.field", hasItem("destination"));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("11 a typed address of a host that the console knows by another name is proven all the same")
    void typedAddress() {
        try (Guest guest = lab.guest("alpha", "s11b")) {
            long id = console.started(guest, "alpha", "qemu+ssh://root@10.77.88.12/system", PERMANENT);

            succeeded(console.ended(id), guest, "alpha", "beta");
        }
    }

    @Test
    @DisplayName("14 cancelled in the first pass leaves the VM running on the source, and it migrates well again")
    void cancelledInTheFirstPass() {
        try (Guest guest = lab.guest("alpha", "s14a", "--dirty", "8")) {
            lab.virsh("alpha", "migrate-setspeed", "s14a", "8");
            long id = console.started(guest, "alpha", "beta", PERMANENT);
            awaitPhase(id, "first-pass");

            cancelled(id, guest);
            migratesWellAgain(guest);
        }
    }

    @Test
    @DisplayName("14 cancelled while catching up leaves the VM running on the source, and it migrates well again")
    void cancelledWhileCatchingUp() {
        try (Guest guest = lab.guest("alpha", "s14b", "--memory", "192", "--dirty", "48", "--buffer", "64")) {
            lab.virsh("alpha", "migrate-setspeed", "s14b", "24");
            long id = console.started(guest, "alpha", "beta", PERMANENT);
            awaitPhase(id, "catching-up");

            cancelled(id, guest);
            migratesWellAgain(guest);
        }
    }

    @Test
    @DisplayName("14 cancelled during the disk copy leaves nothing on the destination, and it migrates well again")
    void cancelledDuringTheDiskCopy() {
        try (Guest guest = lab.guest("alpha", "s14c", "--disk", "local", "--no-start")) {
            String disk = "/var/lib/libvirt/local-images/s14c.qcow2";
            lab.call("exec", "alpha", "qemu-io", "-c", "write -P 7 8M 48M", disk);
            lab.virsh("alpha", "start", "s14c");
            guest.ticksOn("alpha");
            lab.virsh("alpha", "migrate-setspeed", "s14c", "4");
            long id = console.started(guest, "alpha", "beta", COPY);
            Awaitility.await("disks are being copied")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);

            cancelled(id, guest);
            lab.virsh("alpha", "migrate-setspeed", "s14c", "2000");
            MigrationAnswer again = console.ended(console.started(guest, "alpha", "beta", COPY));
            assertEquals("succeeded", again.outcome(), again.json().prettify());
        }
    }

    @Test
    @DisplayName("15 a cancel that comes too late says so, and the VM runs on the destination")
    void cancelledTooLate() {
        try (Guest guest = lab.guest("alpha", "s15")) {
            lab.virsh("alpha", "migrate-setspeed", "s15", "32");
            long id = console.started(guest, "alpha", "beta", PERMANENT);
            Awaitility.await("memory flows")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);
            // QEMU sends to QEMU; only then is libvirtd needed again, to let the guest go on.
            lab.fault("beta", "libvirtd-freeze");
            try {
                Awaitility.await("all is sent")
                        .atMost(30, TimeUnit.SECONDS)
                        .until(() -> lab.state("alpha", "s15").equals("paused")
                                && lab.virsh("alpha", "domjobinfo", "s15").contains("Memory remaining: 0.000 B"));
                console.cancel(id);
                Awaitility.await("libvirt takes the wish to cancel")
                        .atMost(15, TimeUnit.SECONDS)
                        .until(() -> !console.migration(id)
                                .json()
                                .getString("actions[0].result")
                                .isEmpty());
            } finally {
                lab.heal("beta");
            }

            MigrationAnswer end = console.ended(id);
            succeeded(end, guest, "alpha", "beta");
            assertEquals(
                    "It came too late: s15 had arrived on beta.", end.json().getString("actions[0].result"));
        }
    }

    @Test
    @DisplayName("16 the second of two people who migrate the same VM is refused and shown the first")
    void migratedTwiceAtOnce() {
        try (Guest guest = lab.guest("alpha", "s16")) {
            lab.virsh("alpha", "migrate-setspeed", "s16", "16");
            long id = console.started(guest, "alpha", "beta", PERMANENT);

            console.migrate(guest.uuid(), "alpha", "beta", PERMANENT)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("migration", containsString("/api/v1/migrations/" + id));

            cancelled(id, guest);
        }
    }

    @Test
    @DisplayName("17 a paused VM stays paused after a cancel and arrives paused")
    void pausedVm() {
        try (Guest guest = lab.guest("alpha", "s17")) {
            lab.virsh("alpha", "suspend", "s17");
            lab.virsh("alpha", "migrate-setspeed", "s17", "8");
            long id = console.started(guest, "alpha", "beta", PERMANENT);
            awaitPhase(id, "first-pass");
            console.cancel(id);
            assertEquals("cancelled", console.ended(id).outcome());
            assertEquals("paused", lab.state("alpha", "s17"));
            assertEquals("absent", lab.state("beta", "s17"));

            lab.virsh("alpha", "migrate-setspeed", "s17", "2000");
            MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", PERMANENT));
            assertEquals("succeeded", end.outcome(), end.json().prettify());
            assertEquals("paused", lab.state("beta", "s17"));
            assertTrue(end.sentence().contains("paused"), end.sentence());
            lab.virsh("beta", "resume", "s17");
            guest.ticksOn("beta");
        }
    }

    @Test
    @DisplayName(
            "the list agrees with virsh while a VM moves, and progress never runs backwards nor says 100 too early")
    void agreesWithVirshAllTheWay() {
        try (Guest guest = lab.guest("alpha", "agree", "--dirty", "8")) {
            lab.virsh("alpha", "migrate-setspeed", "agree", "64");
            long id = console.started(guest, "alpha", "beta", PERMANENT);
            int percent = 0;
            MigrationAnswer now = console.migration(id);
            while (now.outcome().isEmpty()) {
                assertTrue(now.percent() >= percent, "ran backwards");
                assertTrue(now.percent() < 100, "said 100 % before the verdict");
                percent = now.percent();
                Awaitility.await("the list says where it runs, as virsh does")
                        .atMost(5, TimeUnit.SECONDS)
                        .until(() -> {
                            Set<String> runs = runsBy(host -> lab.state(host, guest.name()));
                            Set<String> listed = runsBy(host -> listed(guest, host));
                            return listed.equals(runs) && runs.equals(runsBy(host -> lab.state(host, guest.name())));
                        });
                now = console.migration(id);
            }
            assertEquals(100, now.percent());
            succeeded(now, guest, "alpha", "beta");
            Awaitility.await("the list agrees").atMost(5, TimeUnit.SECONDS).untilAsserted(() -> console.request()
                    .get("/api/v1/vms?name=agree")
                    .then()
                    .body("size()", equalTo(1))
                    .body("[0].host", equalTo("beta"))
                    .body("[0].state", equalTo("running")));
        }
    }

    private static Set<String> runsBy(UnaryOperator<String> stateOn) {
        return Stream.of("alpha", "beta")
                .filter(host -> stateOn.apply(host).equals("running"))
                .collect(Collectors.toSet());
    }

    /** The state that the console's list shows of the guest on a host; empty if it is not listed there. */
    private String listed(Guest guest, String host) {
        return Optional.ofNullable(console.request()
                        .get("/api/v1/vms?name=" + guest.name() + "&host=" + host)
                        .jsonPath()
                        .getString("[0].state"))
                .orElse("");
    }

    private void succeeded(MigrationAnswer end, Guest guest, String source, String destination) {
        assertEquals("succeeded", end.outcome(), end.json().prettify());
        guest.runsOnlyOn(destination, source);
        guest.lostNoTick(source, destination);
    }

    private void awaitPhase(long id, String phase) {
        Awaitility.await("phase " + phase)
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> console.migration(id).phase().equals(phase));
    }

    private void cancelled(long id, Guest guest) {
        console.cancel(id);
        MigrationAnswer end = console.ended(id);
        assertEquals("cancelled", end.outcome(), end.json().prettify());
        assertTrue(end.percent() < 100);
        guest.runsOnlyOn("alpha", "beta");
        assertEquals("absent", lab.state("beta", guest.name()));
    }

    private void migratesWellAgain(Guest guest) {
        lab.virsh("alpha", "migrate-setspeed", guest.name(), "2000");
        MigrationAnswer again = console.ended(console.started(guest, "alpha", "beta", PERMANENT));
        succeeded(again, guest, "alpha", "beta");
    }
}
