package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files and devices of its host that a VM names: what the destination lacks is told before the start, by its path. */
class HostFilesIT extends LabTest {

    private static final Map<String, String> LIVE = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> OFFLINE =
            Map.of("mode", "offline", "duration", "permanent", "storage", "shared");
    /** A folder that each host has for itself. */
    private static final String FOLDER = "/var/lib/libvirt/hostfiles";

    @Test
    @DisplayName("a kernel that the destination lacks: refused live, told for a shut-off VM, fine once it is there")
    void kernel() {
        try (Guest guest = lab.guest("alpha", "hfkernel", "--memory", "192", "--no-start")) {
            lab.bash("alpha", "mkdir -p \"$1\" && cp /var/lib/libvirt/guest/{kernel,initrd} \"$1\"", FOLDER);
            lab.edit("alpha", "hfkernel", xml -> xml.replace("/var/lib/libvirt/guest/kernel", FOLDER + "/kernel")
                    .replace("/var/lib/libvirt/guest/initrd", FOLDER + "/initrd"));
            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);
            assertEquals(
                    List.of("accept:start-file:" + FOLDER + "/kernel", "accept:start-file:" + FOLDER + "/initrd"),
                    off.questions());
            lab.start("alpha", "hfkernel");
            guest.ticksOn("alpha");
            console.shows(guest, "running");

            Refusal live = console.refused(guest, "alpha", "beta", LIVE);
            assertEquals(List.of(), live.questions());
            assertTrue(
                    live.sentences()
                            .contains("hfkernel starts with the file " + FOLDER + "/initrd, which beta does not have."),
                    live.sentences());

            lab.bash("beta", "mkdir -p \"$1\" && cp /var/lib/libvirt/guest/{kernel,initrd} \"$1\"", FOLDER);
            console.moved(guest, "alpha", "beta", LIVE);
            guest.runsOnlyOn("beta", "alpha");
        } finally {
            remove();
        }
    }

    @Test
    @DisplayName("firmware of the VM's own, and what its variables are made from, as long as they have to be made")
    void firmware() {
        try (Guest guest = lab.guest("alpha", "hffirm", "--memory", "192", "--uefi", "--no-start")) {
            String code = lab.virsh("alpha", "dumpxml", "hffirm", "--xpath", "//os/loader/text()");
            String variables = code.replace("CODE", "VARS");
            lab.bash(
                    "alpha",
                    "mkdir -p \"$1\" && cp \"$2\" \"$1/CODE\" && cp \"$3\" \"$1/VARS\"",
                    FOLDER,
                    code,
                    variables);
            lab.edit("alpha", "hffirm", xml -> xml.replace(code, FOLDER + "/CODE")
                    .replace(variables, FOLDER + "/VARS"));
            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);
            assertEquals(
                    List.of("accept:start-file:" + FOLDER + "/CODE", "accept:start-file:" + FOLDER + "/VARS"),
                    off.questions());
            lab.start("alpha", "hffirm");
            console.shows(guest, "running");
            Refusal live = console.refused(guest, "alpha", "beta", LIVE);
            assertTrue(live.sentences().contains(FOLDER + "/CODE, which beta does not have"), live.sentences());
            assertTrue(live.sentences().contains(FOLDER + "/VARS, which beta does not have"), live.sentences());

            lab.virsh("alpha", "destroy", "hffirm");
            console.shows(guest, "shut off");
            lab.bash("beta", "mkdir -p \"$1\" && cp \"$2\" \"$1/CODE\"", FOLDER, code);
            console.moved(guest, "alpha", "beta", OFFLINE);
            lab.start("beta", "hffirm");
            assertEquals("running", lab.state("beta", "hffirm"), "its variables were carried");
        } finally {
            remove();
        }
    }

    @Test
    @DisplayName("a drive of the host itself: named where the destination has none, else told to be another one")
    void drive() {
        try (Guest guest = lab.guest("alpha", "hfdrive", "--no-start")) {
            with("hfdrive", """
                    <disk type='block' device='cdrom'><driver name='qemu' type='raw'/><source dev='/dev/gangway-sr9'/>\
                    <target dev='sda' bus='sata'/><readonly/></disk>\
                    <disk type='block' device='cdrom'><driver name='qemu' type='raw'/><source dev='/dev/null'/>\
                    <target dev='sdb' bus='sata'/><readonly/></disk>""");

            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);

            assertEquals(List.of("accept:medium:sda"), off.questions());
            assertTrue(off.sentences().contains("sda of hfdrive has /dev/gangway-sr9 in it, which beta does not have"));
            MigrationAnswer end = console.moved(guest, "alpha", "beta", accepting("medium:sda"));
            assertEquals("made-anew", end.fate("medium:sdb"));
        }
    }

    @Test
    @DisplayName(
            "devices that are joined to its ports: one that the destination lacks is told, another is not the same")
    void ports() {
        try (Guest guest = lab.guest("alpha", "hfports", "--no-start")) {
            with("hfports", """
                    <serial type='dev'><source path='/dev/gangway-tty9'/></serial>\
                    <serial type='dev'><source path='/dev/tty'/></serial>\
                    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>\
                    <channel type='unix'><source mode='connect' path='/var/lib/libvirt/gangway.socket'/>\
                    <target type='virtio' name='org.example'/></channel>""");

            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);

            assertEquals(
                    List.of("accept:host-file:/dev/gangway-tty9", "accept:host-file:/var/lib/libvirt/gangway.socket"),
                    off.questions());
            MigrationAnswer end = console.moved(
                    guest,
                    "alpha",
                    "beta",
                    accepting("host-file:/dev/gangway-tty9,host-file:/var/lib/libvirt/gangway.socket"));
            assertEquals("made-anew", end.fate("host-file:/dev/tty"));
            assertEquals("", end.fate("host-file:/dev/urandom"));
        }
    }

    @Test
    @DisplayName("the host's own TPM, and a device that was given to the VM, stay with the host: lost, after a yes")
    void bound() {
        try (Guest guest = lab.guest("alpha", "hfbound", "--no-start")) {
            with("hfbound", """
                    <tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>\
                    <hostdev mode='subsystem' type='pci' managed='yes'><source>\
                    <address domain='0x0000' bus='0x7f' slot='0x1f' function='0x7'/></source></hostdev>""");

            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);

            assertEquals(List.of("accept:host-tpm:/dev/tpm0", "accept:host-device:pci 0000:7f:1f.7"), off.questions());
            assertTrue(
                    off.sentences()
                            .contains("hfbound uses a TPM of alpha itself, /dev/tpm0. What it keeps stays there"),
                    off.sentences());
            MigrationAnswer end =
                    console.moved(guest, "alpha", "beta", accepting("host-tpm:/dev/tpm0,host-device:pci 0000:7f:1f.7"));
            assertEquals("lost", end.fate("host-tpm"));
            assertEquals("shut off", lab.state("beta", "hfbound"));
        }
    }

    @Test
    @DisplayName("a disk that is a device which the destination lacks is told")
    void disk() {
        try (Guest guest = lab.guest("alpha", "hfdisk", "--no-start")) {
            with("hfdisk", """
                    <disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/gangway/none'/>\
                    <target dev='vdb' bus='virtio'/></disk>""");

            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);

            assertEquals(List.of("accept:host-file:/dev/gangway/none"), off.questions());
            console.moved(guest, "alpha", "beta", accepting("host-file:/dev/gangway/none"));
        }
    }

    private void with(String name, String devices) {
        lab.edit("alpha", name, xml -> xml.replace("</devices>", devices + "</devices>"));
    }

    private static Map<String, String> accepting(String codes) {
        Map<String, String> way = new HashMap<>(OFFLINE);
        way.put("accept", codes);
        return way;
    }

    private void remove() {
        for (String host : List.of("alpha", "beta")) {
            lab.bash(host, "rm -rf \"$1\"", FOLDER);
        }
    }
}
