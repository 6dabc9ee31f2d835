package io.gangway.migration.command;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to move a VM and every option, between real hosts; asked afterwards by virsh and QEMU themselves. */
class MigrationOptionsIT extends LabTest {

    private static final Pattern OPTION = Pattern.compile("(\\w+)=(\\w+)");
    private static final String LOCAL = "/var/lib/libvirt/local-images/";

    private static Map<String, String> with(String... pairs) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.put(pairs[i], pairs[i + 1]);
        }
        return options;
    }

    private MigrationAnswer moved(Guest guest, Map<String, String> options) {
        return console.ended(console.started(guest, "alpha", "beta", options));
    }

    private static void succeeded(MigrationAnswer end) {
        assertEquals(
                "succeeded", end.outcome(), end.sentence() + " " + end.json().prettify());
    }

    @Test
    @DisplayName("a paused move lets the guest stand still until it has arrived, and then it goes on")
    void pausedResumesOnArrival() {
        try (Guest guest = lab.guest("alpha", "opaused", "--dirty", "48")) {
            long id = console.started(guest, "alpha", "beta", with("mode", "paused", "bandwidthMib", "40"));
            Awaitility.await("the source holds it paused")
                    .atMost(30, TimeUnit.SECONDS)
                    .pollInterval(50, TimeUnit.MILLISECONDS)
                    .until(() -> lab.state("alpha", "opaused").equals("paused"));

            MigrationAnswer end = console.ended(id);

            succeeded(end);
            assertEquals("paused", end.json().getString("mode"));
            guest.runsOnlyOn("beta", "alpha");
            guest.lostNoTick("alpha", "beta");
        }
    }

    @Test
    @DisplayName("a VM that shall wait on arrival is paused on the destination until somebody resumes it")
    void staysPausedIfAsked() {
        try (Guest guest = lab.guest("alpha", "ostays")) {
            MigrationAnswer end = moved(guest, with("stayPaused", "true"));

            succeeded(end);
            assertTrue(end.sentence().contains("ostays is on beta, paused"), end.sentence());
            assertEquals("paused", lab.state("beta", "ostays"));
            lab.virsh("beta", "resume", "ostays");
            guest.ticksOn("beta");
        }
    }

    @Test
    @DisplayName("18 the configuration of a shut-off VM moves and leaves the source")
    void offlineRemoved() {
        try (Guest guest = lab.guest("alpha", "ooff", "--disk", "shared", "--no-start")) {
            MigrationAnswer end = moved(guest, with("mode", "offline", "duration", "permanent"));

            succeeded(end);
            assertTrue(end.sentence().contains("ooff is on beta, shut off"), end.sentence());
            assertTrue(end.sentence().contains("alpha no longer knows it"), end.sentence());
            assertEquals("absent", lab.state("alpha", "ooff"));
            assertEquals("shut off", lab.state("beta", "ooff"));
            assertTrue(lab.persistent("beta", "ooff"));
            lab.virsh("beta", "start", "ooff");
            guest.ticksOn("beta");
        }
    }

    @Test
    @DisplayName("18 the configuration of a shut-off VM goes to the destination, and the source keeps it")
    void offlineKept() {
        try (Guest guest = lab.guest("alpha", "okept", "--disk", "shared", "--no-start")) {
            MigrationAnswer end = moved(guest, with("duration", "temporary"));

            succeeded(end);
            assertEquals("offline", end.json().getString("mode"));
            assertTrue(end.sentence().contains("alpha keeps its configuration"), end.sentence());
            assertEquals("shut off", lab.state("alpha", "okept"));
            assertEquals("shut off", lab.state("beta", "okept"));
            assertTrue(lab.persistent("beta", "okept"));
        }
    }

    @Test
    @DisplayName("18 a shut-off VM moves through the console, with other disk paths and under another name")
    void offlineThroughTheConsole() {
        try (Guest guest = lab.guest("alpha", "oedit", "--disk", "shared", "--no-start")) {
            String xml = lab.virsh("alpha", "dumpxml", "oedit", "--migratable").replace("oedit.qcow2", "other.qcow2");

            MigrationAnswer end = moved(
                    guest,
                    with("route", "through-the-console", "destinationXml", xml, "destinationName", "oedit-there"));

            succeeded(end);
            assertTrue(end.sentence().contains("it is named oedit-there on beta"), end.sentence());
            assertEquals("absent", lab.state("alpha", "oedit"));
            assertTrue(lab.virsh("beta", "dumpxml", "oedit-there").contains("other.qcow2"));
            lab.virsh("beta", "undefine", "oedit-there");
        }
    }

    @Test
    @DisplayName("a running VM cannot be moved offline, and a shut-off one not live, each said at its field")
    void modeMustFit() {
        try (Guest on = lab.guest("alpha", "oon");
                Guest off = lab.guest("alpha", "onot", "--no-start")) {
            console.knows(on, "alpha");
            console.knows(off, "alpha");

            refused(on, "mode", "Shut it down first", with("mode", "offline"));
            refused(off, "mode", "only be moved offline", with("mode", "live"));
            on.runsOnlyOn("alpha", "beta");
            assertEquals("shut off", lab.state("alpha", "onot"));
            assertEquals("absent", lab.state("beta", "onot"));
        }
    }

    @Test
    @DisplayName("19 a transient VM arrives transient, and a permanent migration makes it persistent")
    void transientVm() {
        try (Guest guest = lab.guest("alpha", "otrans", "--transient")) {
            succeeded(moved(guest, with("duration", "temporary")));
            assertFalse(lab.persistent("beta", "otrans"));
            assertEquals("absent", lab.state("alpha", "otrans"));

            succeeded(console.ended(console.started(guest, "beta", "alpha", with("duration", "permanent"))));
            assertTrue(lab.persistent("alpha", "otrans"));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("a live migration is led through the console between hosts that need not log in to each other")
    void throughTheConsole() {
        try (Guest guest = lab.guest("alpha", "odirect", "--disk", "shared")) {
            MigrationAnswer end = moved(guest, with("route", "through-the-console"));

            succeeded(end);
            assertEquals("through-the-console", end.json().getString("route"));
            guest.runsOnlyOn("beta", "alpha");
            guest.lostNoTick("alpha", "beta");
            assertTrue(lab.persistent("beta", "odirect"));
        }
    }

    @Test
    @DisplayName("a migration through the console is cancelled, and the VM stays")
    void throughTheConsoleCancelled() {
        try (Guest guest = lab.guest("alpha", "odcancel", "--dirty", "48")) {
            long id =
                    console.started(guest, "alpha", "beta", with("route", "through-the-console", "bandwidthMib", "10"));
            Awaitility.await("it has begun")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).percent() > 0);

            console.cancel(id);

            assertEquals("cancelled", console.ended(id).outcome());
            guest.runsOnlyOn("alpha", "beta");
            assertEquals("absent", lab.state("beta", "odcancel"));
        }
    }

    @Test
    @DisplayName("only the chosen disk is copied, beside one that both hosts share")
    void onlyTheChosenDisk() {
        String second = "/var/lib/libvirt/images/odisks-b.qcow2";
        try (Guest guest = lab.guest("alpha", "odisks", "--disk", "local")) {
            lab.call("exec", "alpha", "qemu-img", "create", "-q", "-f", "qcow2", second, "16M");
            lab.call("exec", "alpha", "qemu-io", "-c", "write -P 9 1M 1M", second);
            lab.virsh(
                    "alpha",
                    "attach-disk",
                    "odisks",
                    second,
                    "vdz",
                    "--targetbus",
                    "virtio",
                    "--subdriver",
                    "qcow2",
                    "--cache",
                    "none",
                    "--live",
                    "--config");

            MigrationAnswer end = moved(guest, with("storage", "copy", "disks", "vda"));

            succeeded(end);
            guest.runsOnlyOn("beta", "alpha");
            lab.virsh("beta", "destroy", "odisks");
            String read = lab.call("exec", "beta", "qemu-io", "-c", "read -P 9 1M 1M", second);
            assertFalse(read.contains("verification failed"), read);
        } finally {
            lab.call("exec", "alpha", "rm", "-f", second);
        }
    }

    @Test
    @DisplayName("copying the difference sends only what lies on top of a base image that both hosts have")
    void onlyTheDifference() {
        String disk = LOCAL + "odiff.qcow2";
        String base = LOCAL + "odiff-base.qcow2";
        try (Guest guest = lab.guest("alpha", "odiff", "--disk", "local", "--no-start")) {
            for (String host : new String[] {"alpha", "beta"}) {
                lab.call("exec", host, "mkdir", "-p", LOCAL);
                lab.call("exec", host, "qemu-img", "create", "-q", "-f", "qcow2", base, "64M");
                lab.call("exec", host, "qemu-io", "-c", "write -P 5 32M 8M", base);
                lab.call("exec", host, "rm", "-f", disk);
                lab.call("exec", host, "qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", base, disk);
            }
            lab.call("exec", "alpha", "qemu-io", "-c", "write -P 7 16M 4M", disk);
            lab.virsh("alpha", "start", "odiff");
            guest.ticksOn("alpha");

            MigrationAnswer end = moved(guest, with("storage", "copy-difference", "overwrite", "vda"));

            succeeded(end);
            guest.runsOnlyOn("beta", "alpha");
            lab.virsh("beta", "destroy", "odiff");
            String own = lab.call("exec", "beta", "qemu-io", "-c", "read -P 7 16M 4M", disk);
            String shared = lab.call("exec", "beta", "qemu-io", "-c", "read -P 5 32M 8M", disk);
            assertFalse(own.contains("verification failed"), own);
            assertFalse(shared.contains("verification failed"), shared);
            String map = lab.call("exec", "beta", "qemu-img", "map", "--output=json", disk);
            assertTrue(map.matches("(?s).*\"start\": 33554432, \"length\": \\d+, \"depth\": 1.*"), map);
        } finally {
            for (String host : new String[] {"alpha", "beta"}) {
                lab.call("exec", host, "rm", "-f", disk, base);
            }
        }
    }

    @Test
    @DisplayName("an edited configuration gives a running VM another disk path on the destination")
    void anotherDiskPath() {
        String there = LOCAL + "oelsewhere.qcow2";
        try (Guest guest = lab.guest("alpha", "opath", "--disk", "local")) {
            lab.call("exec", "beta", "qemu-img", "create", "-q", "-f", "qcow2", there, "64M");
            String xml = lab.virsh("alpha", "dumpxml", "opath", "--migratable").replace(LOCAL + "opath.qcow2", there);
            String kept = lab.virsh("alpha", "dumpxml", "opath", "--inactive").replace(LOCAL + "opath.qcow2", there);

            MigrationAnswer end = moved(
                    guest, with("storage", "copy", "overwrite", "vda", "destinationXml", xml, "persistentXml", kept));

            succeeded(end);
            guest.runsOnlyOn("beta", "alpha");
            assertTrue(lab.virsh("beta", "dumpxml", "opath").contains(there));
            assertTrue(lab.virsh("beta", "dumpxml", "opath", "--inactive").contains(there));
        } finally {
            lab.call("exec", "beta", "rm", "-f", there);
        }
    }

    @Test
    @DisplayName("a configuration of another VM, or one with a document type, is refused before anything starts")
    void badConfiguration() {
        try (Guest guest = lab.guest("alpha", "obad")) {
            console.knows(guest, "alpha");
            String xml = lab.virsh("alpha", "dumpxml", "obad", "--migratable");

            refused(guest, "destinationXml", "name was changed", with("destinationXml", xml.replace(">obad<", ">x<")));
            refused(guest, "destinationXml", "DOCTYPE", with("destinationXml", "<!DOCTYPE domain>" + xml));
            refused(guest, "destinationXml", "well-formed", with("destinationXml", xml.substring(20)));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("a VM arrives under another name and keeps its UUID")
    void anotherName() {
        try (Guest guest = lab.guest("alpha", "oname")) {
            MigrationAnswer end = moved(guest, with("destinationName", "oname-2"));

            succeeded(end);
            assertTrue(end.sentence().contains("it is named oname-2 on beta"), end.sentence());
            assertEquals(guest.uuid(), lab.virsh("beta", "domuuid", "oname-2"));
            lab.virsh("beta", "destroy", "oname-2");
            lab.virsh("beta", "undefine", "oname-2");
        }
    }

    @ParameterizedTest(name = "QEMU is told of {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "autoConverge=true autoConvergeInitial=33 autoConvergeIncrement=11 | auto-converge"
                        + " | \"cpu-throttle-initial\": 33 | \"cpu-throttle-increment\": 11",
                "parallelConnections=3 | multifd | \"multifd-channels\": 3 | \"max-bandwidth\": 8388608",
                "compression=xbzrle compressionCacheMib=32 | xbzrle | \"xbzrle-cache-size\": 33554432"
                        + " | \"max-bandwidth\": 8388608",
                "compression=mt compressionLevel=2 compressionThreads=3 | compress | \"compress-level\": 2"
                        + " | \"compress-threads\": 3",
                "postcopy=true postcopyBandwidthMib=7 | postcopy-ram | \"max-postcopy-bandwidth\": 7340032"
                        + " | \"max-bandwidth\": 8388608",
                "downtimeLimitMs=77 | events | \"downtime-limit\": 77 | \"max-bandwidth\": 8388608",
            })
    void qemuIsTold(String options, String capability, String parameter, String another) {
        try (Guest guest = lab.guest("alpha", "otold", "--dirty", "48")) {
            Map<String, String> chosen = with("policy", "none", "bandwidthMib", "8");
            OPTION.matcher(options).results().forEach(option -> chosen.put(option.group(1), option.group(2)));
            long id = console.started(guest, "alpha", "beta", chosen);
            Awaitility.await("it has begun")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).percent() > 0);

            String parameters = monitor("query-migrate-parameters");
            String capabilities = monitor("query-migrate-capabilities");

            console.cancel(id);
            assertEquals("cancelled", console.ended(id).outcome());
            assertTrue(parameters.contains(parameter), parameters);
            assertTrue(parameters.contains(another), parameters);
            assertTrue(
                    capabilities.matches("(?s).*\"state\": true,\\s+\"capability\": \"" + capability + "\".*"),
                    capabilities);
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    private String monitor(String command) {
        return lab.virsh("alpha", "qemu-monitor-command", "otold", "--pretty", "{\"execute\":\"" + command + "\"}");
    }

    @Test
    @DisplayName("a downtime limit is taken back when the VM stays")
    void downtimeTakenBack() {
        try (Guest guest = lab.guest("alpha", "odown", "--dirty", "48")) {
            String before = lab.virsh("alpha", "migrate-getmaxdowntime", "odown");
            long id = console.started(
                    guest, "alpha", "beta", with("policy", "none", "downtimeLimitMs", "9", "bandwidthMib", "8"));
            Awaitility.await("it has begun")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).percent() > 0);
            console.cancel(id);
            console.ended(id);

            assertEquals(before, lab.virsh("alpha", "migrate-getmaxdowntime", "odown"));
        }
    }

    @Test
    @DisplayName("the data takes the tunnel, or another address and port, where that is asked for")
    void otherRoads() {
        try (Guest guest = lab.guest("alpha", "oroad")) {
            succeeded(moved(guest, with("tunnelled", "true")));
            guest.runsOnlyOn("beta", "alpha");

            succeeded(console.ended(console.started(
                    guest,
                    "beta",
                    "alpha",
                    with("migrateUri", "tcp://10.77.88.11:49333", "listenAddress", "10.77.88.11"))));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("4 a temporary migration with copied disks succeeds after its warning")
    void temporaryCopy() {
        try (Guest guest = lab.guest("alpha", "s04", "--disk", "local")) {
            Map<String, String> lent = with("duration", "temporary", "storage", "copy", "changeProtection", "true");
            console.migrate(guest.uuid(), "alpha", "beta", lent)
                    .then()
                    .statusCode(422)
                    .body("errors.code", hasItem("disk-writes:vda"));

            lent.put("accept", "disk-writes:vda");
            succeeded(moved(guest, lent));

            guest.runsOnlyOn("beta", "alpha");
            assertEquals("shut off", lab.state("alpha", "s04"));
            assertFalse(lab.persistent("beta", "s04"));
        }
    }

    @Test
    @DisplayName("a choice that libvirt would refuse is refused at its field, and nothing starts")
    void combinations() {
        try (Guest guest = lab.guest("alpha", "ocomb")) {
            console.knows(guest, "alpha");

            refused(guest, "postcopy", "choose live", with("postcopy", "true", "mode", "paused"));
            refused(guest, "unsafe", "Confirm", with("unsafe", "true"));
            refused(guest, "parallelConnections", "mt", with("parallelConnections", "2", "compression", "mt"));
            console.migrate(guest.uuid(), "alpha", "beta", with("bandwith", "5"))
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("no field named bandwith"));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    private void refused(Guest guest, String field, String reason, Map<String, String> options) {
        console.migrate(guest.uuid(), "alpha", "beta", options)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem(field))
                .body("errors.message", hasItem(containsString(reason)));
    }
}
