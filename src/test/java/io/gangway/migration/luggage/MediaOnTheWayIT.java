package io.gangway.migration.luggage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is in the CD-ROM and floppy drives of VMs that move. */
class MediaOnTheWayIT extends LabTest {

    private static final String IMAGE = "/var/lib/libvirt/local-images/med-tools.iso";
    private static final Map<String, String> LIVE = Map.of("duration", "permanent", "storage", "shared");

    @BeforeAll
    void makeImage() {
        lab.bash("alpha", "truncate -s 400K \"$1\"", IMAGE);
    }

    @AfterAll
    void removeImage() {
        for (String host : List.of("alpha", "beta")) {
            lab.bash(host, "rm -f \"$1\"", IMAGE);
            lab.virsh(host, "pool-refresh", "local");
        }
    }

    @Test
    @DisplayName("a medium that the destination lacks is named before the start, and is ejected when a person says so")
    void missing() {
        try (Guest guest = lab.guest("alpha", "medmiss", "--memory", "192", "--cdrom", IMAGE)) {
            Refusal refusal = console.refused(guest, "alpha", "beta", LIVE);
            assertEquals(List.of("eject:sda"), refusal.questions());
            assertTrue(
                    refusal.sentences().contains("sda of medmiss has " + IMAGE + " in it, which beta does not have"));
            Refusal copied =
                    console.refused(guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "copy"));
            assertTrue(copied.questions().contains("eject:sda"), copied.sentences());
            Refusal slip = console.refused(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "eject", "sda,sdz"));
            assertTrue(slip.sentences().contains("medmiss has no CD-ROM or floppy drive sdz"), slip.sentences());
            assertTrue(lab.virsh("alpha", "domblklist", "medmiss").contains(IMAGE), "nothing was ejected so far");

            MigrationAnswer end = console.moved(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "eject", "sda"));

            guest.runsOnlyOn("beta", "alpha");
            assertEquals(
                    List.of(IMAGE),
                    end.json().getList("belongings.findAll { it.kind == 'medium' }.path"),
                    end.json().prettify());
            assertFalse(lab.virsh("beta", "domblklist", "medmiss").contains(IMAGE));
            assertTrue(lab.virsh("beta", "domblklist", "medmiss").contains("sda"), "the drive itself is there");
            assertFalse(lab.sum("alpha", IMAGE).equals("absent"), "the file is nobody's business");
        }
    }

    @Test
    @DisplayName("a VM that does not get there has its medium again")
    void putBack() {
        try (Guest guest = lab.guest("alpha", "medback", "--memory", "192", "--cdrom", IMAGE)) {
            lab.fault("alpha", "no-ssh-key");
            try {
                MigrationAnswer end = console.ended(console.started(
                        guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "eject", "sda")));
                assertEquals("failed", end.outcome(), end.json().prettify());
            } finally {
                lab.heal("alpha");
            }

            guest.runsOnlyOn("alpha", "beta");
            assertTrue(lab.virsh("alpha", "domblklist", "medback").contains(IMAGE));
            assertTrue(lab.virsh("alpha", "domblklist", "medback", "--inactive").contains(IMAGE));
        }
    }

    @Test
    @DisplayName("so has one with a volume, a device and something on the network in its drives")
    void putBackOfEveryKind() {
        lab.virsh("alpha", "pool-refresh", "local");
        String device = lab.bash("alpha", "losetup --find --show --read-only \"$1\"", IMAGE);
        lab.bash(
                "alpha",
                "qemu-nbd --fork --read-only --persistent --shared=4 --socket=/run/med.sock --pid-file=/run/med.pid"
                        + " --format=raw --export-name=tools \"$1\"",
                IMAGE);
        try (Guest guest = lab.guest("alpha", "medkinds", "--memory", "192", "--no-start")) {
            lab.edit("alpha", "medkinds", xml -> xml.replace("</devices>", """
                    <disk type='volume' device='cdrom'><driver name='qemu' type='raw'/>\
                    <source pool='local' volume='med-tools.iso'/><target dev='sda' bus='sata'/><readonly/></disk>\
                    <disk type='block' device='cdrom'><driver name='qemu' type='raw'/><source dev='%s'/>\
                    <target dev='sdb' bus='sata'/><readonly/></disk>\
                    <disk type='network' device='cdrom'><driver name='qemu' type='raw'/>\
                    <source protocol='nbd' name='tools'><host transport='unix' socket='/run/med.sock'/></source>\
                    <target dev='sdc' bus='sata'/><readonly/></disk></devices>""".formatted(device)));
            lab.start("alpha", "medkinds");
            guest.ticksOn("alpha");
            List<String> before = drives("medkinds");
            lab.fault("alpha", "no-ssh-key");
            try {
                MigrationAnswer end = console.ended(console.started(
                        guest,
                        "alpha",
                        "beta",
                        Map.of("duration", "permanent", "storage", "shared", "eject", "sda,sdb,sdc")));
                assertEquals("failed", end.outcome(), end.json().prettify());
            } finally {
                lab.heal("alpha");
            }

            guest.runsOnlyOn("alpha", "beta");
            assertEquals(before, drives("medkinds"));
            assertTrue(
                    before.stream().filter(line -> line.matches("sd[abc] .*")).noneMatch(line -> line.endsWith(" -")));
        } finally {
            lab.bash("alpha", "kill $(cat /run/med.pid)");
            lab.bash("alpha", "losetup --detach \"$1\"", device);
        }
    }

    /** What is in the drives, as the VM runs and as its host keeps it. */
    private List<String> drives(String vm) {
        return List.of(lab.virsh("alpha", "domblklist", vm), lab.virsh("alpha", "domblklist", vm, "--inactive"))
                .stream()
                .flatMap(String::lines)
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    @Test
    @DisplayName("a shut-off VM may go without its medium, or keep its place for one that comes later")
    void missingOffline() {
        try (Guest guest = lab.guest("alpha", "medoff", "--cdrom", IMAGE, "--no-start")) {
            Map<String, String> way = Map.of("mode", "offline", "duration", "permanent", "storage", "shared");

            assertEquals(
                    List.of("accept:medium:sda"),
                    console.refused(guest, "alpha", "beta", way).questions());
            MigrationAnswer end = console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("mode", "offline", "duration", "permanent", "storage", "shared", "eject", "sda"));

            assertEquals("stays", end.fate("medium:sda"));
            assertFalse(lab.virsh("beta", "domblklist", "medoff").contains(IMAGE));
            lab.start("beta", "medoff");
            guest.ticksOn("beta");
        }
    }

    @Test
    @DisplayName("a medium that the destination has as well stays in its drive")
    void there() {
        String shared = "/var/lib/libvirt/images/medshared.iso";
        lab.bash("alpha", "truncate -s 400K \"$1\"", shared);
        try (Guest guest = lab.guest("alpha", "medboth", "--memory", "192", "--cdrom", shared)) {
            console.moved(guest, "alpha", "beta", LIVE);

            guest.runsOnlyOn("beta", "alpha");
            assertTrue(lab.virsh("beta", "domblklist", "medboth").contains(shared));
        } finally {
            lab.bash("alpha", "rm -f \"$1\"", shared);
        }
    }

    @Test
    @DisplayName("a floppy that the destination lacks is named by its own name, never as a disk, and is ejected")
    void floppy() {
        try (Guest guest = lab.guest("alpha", "medfloppy", "--memory", "192", "--no-start")) {
            lab.edit("alpha", "medfloppy", xml -> xml.replace("</devices>", """
                    <disk type='file' device='floppy'><driver name='qemu' type='raw'/><source file='%s'/>\
                    <target dev='fda' bus='fdc'/></disk></devices>""".formatted(IMAGE)));
            lab.start("alpha", "medfloppy");
            guest.ticksOn("alpha");

            Refusal refusal = console.refused(guest, "alpha", "beta", LIVE);

            assertEquals(List.of("eject:fda"), refusal.questions(), refusal.sentences());
            console.moved(guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "eject", "fda"));
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("a volume in a drive is looked for in the destination's pool, and is ejected where it is not")
    void volume() {
        lab.virsh("alpha", "pool-refresh", "local");
        try (Guest guest = lab.guest("alpha", "medvol", "--memory", "192", "--no-start")) {
            lab.edit("alpha", "medvol", xml -> xml.replace("</devices>", """
                    <disk type='volume' device='cdrom'><driver name='qemu' type='raw'/>\
                    <source pool='local' volume='med-tools.iso'/><target dev='sda' bus='sata'/><readonly/></disk>\
                    </devices>"""));
            lab.start("alpha", "medvol");
            guest.ticksOn("alpha");
            console.shows(guest, "running");

            Refusal refusal = console.refused(guest, "alpha", "beta", LIVE);

            assertEquals(List.of("eject:sda"), refusal.questions(), refusal.sentences());
            assertTrue(refusal.sentences().contains("has local/med-tools.iso in it"), refusal.sentences());
            console.moved(guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "eject", "sda"));
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("an empty drive, and one that is a device of the host, are no reason to ask")
    void emptyAndDevice() {
        String device = lab.bash("alpha", "losetup --find --show --read-only \"$1\"", IMAGE);
        try (Guest guest = lab.guest("alpha", "medempty", "--memory", "192", "--no-start")) {
            lab.edit("alpha", "medempty", xml -> xml.replace("</devices>", """
                    <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>\
                    <disk type='block' device='cdrom'><driver name='qemu' type='raw'/><source dev='%s'/>\
                    <target dev='sdb' bus='sata'/><readonly/></disk></devices>""".formatted(device)));
            lab.start("alpha", "medempty");
            guest.ticksOn("alpha");

            console.moved(guest, "alpha", "beta", LIVE);

            guest.runsOnlyOn("beta", "alpha");
            assertTrue(lab.virsh("beta", "domblklist", "medempty").contains(device));
        } finally {
            lab.bash("alpha", "losetup --detach \"$1\"", device);
        }
    }
}
