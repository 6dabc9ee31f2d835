package io.gangway.migration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The configuration that the destination keeps: changed as it runs there, and never replaced unasked. */
class DestinationConfigurationIT extends LabTest {

    private static final String LOCAL = "/var/lib/libvirt/local-images/";
    private static final Map<String, String> LIVE = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> AWAY = Map.of("duration", "temporary", "storage", "shared");
    private static final Map<String, String> OFFLINE =
            Map.of("mode", "offline", "duration", "permanent", "storage", "shared");

    @Test
    @DisplayName("what was edited at home while a VM was away for a while is still there when it comes home")
    void editedAtHome() {
        try (Guest guest = lab.guest("alpha", "dcedit", "--memory", "192")) {
            console.moved(guest, "alpha", "beta", AWAY);
            lab.virsh("alpha", "desc", "dcedit", "--config", "--title", "--new-desc", "edited on alpha");

            MigrationAnswer end = console.moved(guest, "beta", "alpha", LIVE);

            assertEquals("stays", end.fate("configuration-there"));
            assertEquals("edited on alpha", lab.virsh("alpha", "desc", "dcedit", "--config", "--title"));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("a configuration that would take the place of one edited at home does so only after a confirmation")
    void replaced() {
        try (Guest guest = lab.guest("alpha", "dcreplace", "--memory", "192")) {
            console.moved(guest, "alpha", "beta", AWAY);
            lab.virsh("alpha", "desc", "dcreplace", "--config", "--title", "--new-desc", "edited on alpha");
            lab.define("beta", lab.virsh("beta", "dumpxml", "dcreplace", "--security-info"));

            Refusal refusal = console.refused(guest, "beta", "alpha", LIVE);

            assertEquals(List.of("accept:configuration-there"), refusal.questions());
            assertTrue(refusal.sentences().contains("title."), refusal.sentences());
            assertEquals("edited on alpha", lab.virsh("alpha", "desc", "dcreplace", "--config", "--title"));
            console.moved(
                    guest,
                    "beta",
                    "alpha",
                    Map.of("duration", "permanent", "storage", "shared", "accept", "configuration-there"));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("a change for the destination is in what it keeps as well, and the VM starts there again")
    void changeIsKept() {
        lab.bash("beta", "mkdir -p " + LOCAL + "other");
        lab.virsh("beta", "pool-define-as", "other", "dir", "--target", LOCAL + "other");
        lab.virsh("beta", "pool-start", "other");
        try (Guest guest = lab.guest("alpha", "dcpath", "--memory", "192", "--disk", "local")) {
            String there = lab.virsh("alpha", "dumpxml", "dcpath", "--migratable", "--security-info")
                    .replace(LOCAL + "dcpath.qcow2", LOCAL + "other/dcpath.qcow2");

            console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "permanent", "storage", "copy", "disks", "vda", "destinationXml", there));

            assertTrue(lab.virsh("beta", "dumpxml", "dcpath").contains(LOCAL + "other/dcpath.qcow2"));
            assertTrue(lab.virsh("beta", "dumpxml", "dcpath", "--inactive").contains(LOCAL + "other/dcpath.qcow2"));
            lab.virsh("beta", "destroy", "dcpath");
            lab.start("beta", "dcpath");
            guest.ticksOn("beta");
        } finally {
            removePool("other");
        }
    }

    @Test
    @DisplayName(
            "two disks go into another pool of the destination, live and back shut off, and the VM starts from there")
    void otherPool() {
        lab.bash("beta", "mkdir -p " + LOCAL + "pool");
        lab.virsh("beta", "pool-define-as", "dctarget", "dir", "--target", LOCAL + "pool");
        lab.virsh("beta", "pool-start", "dctarget");
        try (Guest guest = lab.guest("alpha", "dcpool", "--memory", "192", "--disk", "local", "--no-start")) {
            lab.bash("alpha", "qemu-img create -q -f qcow2 \"$1\" 16M", LOCAL + "dcpool-b.qcow2");
            lab.virsh(
                    "alpha",
                    "attach-disk",
                    "dcpool",
                    LOCAL + "dcpool-b.qcow2",
                    "vdb",
                    "--config",
                    "--driver",
                    "qemu",
                    "--subdriver",
                    "qcow2",
                    "--cache",
                    "none");
            lab.start("alpha", "dcpool");
            guest.ticksOn("alpha");

            console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "permanent", "storage", "copy", "targets", "vda=dctarget,vdb=dctarget"));

            guest.runsOnlyOn("beta", "alpha");
            for (String of : List.of("--migratable", "--inactive")) {
                String xml = lab.virsh("beta", "dumpxml", "dcpool", of);
                assertTrue(
                        xml.contains(LOCAL + "pool/dcpool.qcow2") && xml.contains(LOCAL + "pool/dcpool-b.qcow2"), xml);
            }
            lab.virsh("beta", "destroy", "dcpool");
            console.shows(guest, "shut off");
            String sum = lab.sum("beta", LOCAL + "pool/dcpool.qcow2");
            console.moved(
                    guest,
                    "beta",
                    "alpha",
                    Map.of(
                            "mode",
                            "offline",
                            "duration",
                            "permanent",
                            "targets",
                            "vda=local,vdb=local",
                            "overwrite",
                            "vda,vdb"));
            assertEquals(sum, lab.sum("alpha", LOCAL + "dcpool.qcow2"));
            lab.start("alpha", "dcpool");
            guest.ticksOn("alpha");
        } finally {
            lab.bash("alpha", "rm -f " + LOCAL + "dcpool*");
            lab.virsh("alpha", "pool-refresh", "local");
            removePool("dctarget");
        }
    }

    @Test
    @DisplayName("a VM that is away under another name comes home, although its own configuration waits there")
    void renamedComesHome() {
        try (Guest guest = lab.guest("alpha", "dcname", "--memory", "192")) {
            console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "temporary", "storage", "shared", "destinationName", "dcname-away"));
            assertEquals("running", lab.state("beta", "dcname-away"));

            console.moved(guest, "beta", "alpha", LIVE);

            assertEquals("absent", lab.state("beta", "dcname-away"));
            assertEquals("running", lab.state("alpha", guest.uuid()));
        } finally {
            lab.call("vm", "beta", "dcname-away", "--remove");
            lab.call("vm", "alpha", "dcname-away", "--remove");
        }
    }

    @Test
    @DisplayName("what keeps a shut-off VM from starting on the destination is told, and can be confirmed")
    void cannotStartThere() {
        try (Guest guest = lab.guest("alpha", "dclack", "--disk", "local", "--no-start")) {
            lab.edit("alpha", "dclack", xml -> xml.replace("network='lab'", "network='nowhere'"));

            Refusal refusal = console.refused(guest, "alpha", "beta", OFFLINE);

            assertEquals(Set.of("accept:network:nowhere", "accept:disk-missing:vda"), Set.copyOf(refusal.questions()));
            assertEquals("absent", lab.state("beta", "dclack"));
            MigrationAnswer end = console.moved(
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
                            "network:nowhere,disk-missing:vda"));
            assertEquals("succeeded", end.outcome());
            assertEquals("shut off", lab.state("beta", "dclack"));
            assertFalse(lab.sum("alpha", LOCAL + "dclack.qcow2").equals("absent"));
        }
    }

    @Test
    @DisplayName("a shut-off VM is not moved to where an older file lies at its disk's path; both are named")
    void olderFileThere() {
        try (Guest guest = lab.guest("alpha", "dcold", "--disk", "local", "--no-start")) {
            lab.bash(
                    "beta",
                    "cp --sparse=always /dev/null \"$1\" && qemu-img create -q -f qcow2 \"$1\" 64M"
                            + " && touch -d '2 days ago' \"$1\"",
                    LOCAL + "dcold.qcow2");
            String before = lab.sum("beta", LOCAL + "dcold.qcow2");

            Refusal refusal = console.refused(guest, "alpha", "beta", OFFLINE);

            assertEquals(List.of(), refusal.questions());
            assertTrue(
                    refusal.sentences().contains("On beta another file lies at " + LOCAL + "dcold.qcow2"),
                    refusal.sentences());
            assertEquals("absent", lab.state("beta", "dcold"));
            assertEquals(before, lab.sum("beta", LOCAL + "dcold.qcow2"));
        }
    }

    private void removePool(String pool) {
        String folder = lab.virsh("beta", "pool-dumpxml", pool, "--xpath", "//target/path/text()");
        lab.virsh("beta", "pool-destroy", pool);
        lab.virsh("beta", "pool-undefine", pool);
        lab.bash("beta", "rm -rf \"$1\"", folder);
    }
}
