package io.gangway.migration.run;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** VMs that are shut off move with their disks; judged by the hosts' own tools. */
class OfflineDisksIT extends LabTest {

    private static final String FOLDER = "/var/lib/libvirt/local-images/";
    private static final Map<String, String> COPY =
            Map.of("mode", "offline", "storage", "copy", "duration", "permanent");

    @Test
    @DisplayName("18 a shut-off VM moves with its disk: the content is equal, holes stay holes, and it starts there")
    void withItsDisk() {
        try (Guest guest = lab.guest("alpha", "odisk", "--disk", "local", "--disk-size", "2048", "--no-start")) {
            String disk = FOLDER + "odisk.qcow2";
            lab.call("exec", "alpha", "qemu-io", "-c", "write -P 7 1G 24M", disk);
            String before = lab.call("exec", "alpha", "sha256sum", disk);

            MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", COPY));

            assertEquals("succeeded", end.outcome(), end.json().prettify());
            assertEquals("absent", lab.state("alpha", "odisk"));
            assertEquals("shut off", lab.state("beta", "odisk"));
            assertEquals(before, lab.call("exec", "beta", "sha256sum", disk));
            assertEquals(before, lab.call("exec", "alpha", "sha256sum", disk));
            assertTrue(mebibytes("beta", disk) < 40, "the copy takes " + mebibytes("beta", disk) + " MiB");
            lab.virsh("beta", "start", "odisk");
            guest.ticksOn("beta");
        }
    }

    @Test
    @DisplayName("18 a cancel while the disk is copied leaves nothing on the destination, and a second try arrives")
    void cancelled() {
        try (Guest guest = lab.guest("alpha", "ocancel", "--disk", "local", "--disk-size", "1024", "--no-start")) {
            fill("ocancel");
            long id = console.started(guest, "alpha", "beta", COPY);
            copies(console, id);

            console.cancel(id);
            MigrationAnswer end = console.ended(id);

            assertEquals("cancelled", end.outcome(), end.json().prettify());
            assertEquals("shut off", lab.state("alpha", "ocancel"));
            nothingOn("beta", "ocancel");
            MigrationAnswer again = console.ended(console.started(guest, "alpha", "beta", COPY));
            assertEquals("succeeded", again.outcome(), again.json().prettify());
        }
    }

    @Test
    @DisplayName("18 a console that is killed while it copies cleans up when it is started again")
    void consoleKilled() {
        Console mortal = Console.ofTheLab().start().connectedTo("alpha", "beta");
        try (Guest guest = lab.guest("alpha", "odeath", "--disk", "local", "--disk-size", "1024", "--no-start")) {
            fill("odeath");
            long id = mortal.started(guest, "alpha", "beta", COPY);
            copies(mortal, id);

            mortal.kill();
            mortal.start().connectedTo("alpha", "beta");

            assertEquals("failed", mortal.ended(id).outcome());
            assertEquals("shut off", lab.state("alpha", "odeath"));
            Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> nothingOn("beta", "odeath"));
        } finally {
            mortal.close();
        }
    }

    @Test
    @DisplayName("18 a VM that is started while its disks are copied makes the copy worthless, and it is thrown away")
    void startedMeanwhile() {
        try (Guest guest = lab.guest("alpha", "ostart", "--disk", "local", "--disk-size", "1024", "--no-start")) {
            fill("ostart");
            long id = console.started(guest, "alpha", "beta", COPY);
            copies(console, id);

            lab.virsh("alpha", "start", "ostart");
            MigrationAnswer end = console.ended(id);

            assertEquals("failed", end.outcome(), end.json().prettify());
            assertEquals(
                    "ostart was started in the midst of the copy", end.json().getString("error.title"));
            assertEquals("running", lab.state("alpha", "ostart"));
            Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> nothingOn("beta", "ostart"));
        }
    }

    @Test
    @DisplayName("6 a folder for which the destination has no pool is named before anything starts")
    void noPoolThere() {
        try (Guest guest = lab.guest("alpha", "onopool", "--disk", "local", "--no-start")) {
            console.knows(guest, "alpha");
            lab.virsh("beta", "pool-destroy", "local");
            try {
                console.migrate(guest.uuid(), "alpha", "beta", COPY)
                        .then()
                        .statusCode(422)
                        .body("errors.field", hasItem("storage"))
                        .body(
                                "detail",
                                containsString(
                                        "/var/lib/libvirt/local-images, for which beta has no active storage pool"));
                assertEquals("shut off", lab.state("alpha", "onopool"));
                assertEquals("absent", lab.state("beta", "onopool"));
            } finally {
                lab.virsh("beta", "pool-start", "local");
            }
        }
    }

    private void fill(String name) {
        lab.call("exec", "alpha", "qemu-io", "-c", "write -P 5 0 256M", FOLDER + name + ".qcow2");
    }

    private static void copies(Console console, long id) {
        Awaitility.await("the copy of migration " + id)
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 4 << 20);
    }

    private void nothingOn(String host, String name) {
        assertEquals("absent", lab.state(host, name));
        assertFalse(lab.call("exec", host, "ls", FOLDER).contains(name));
        assertFalse(lab.virsh(host, "vol-list", "local").contains(name));
    }

    /** What a file takes on the disk. */
    private long mebibytes(String host, String path) {
        return Long.parseLong(
                        lab.call("exec", host, "stat", "--format=%b", path).trim())
                / 2048;
    }
}
