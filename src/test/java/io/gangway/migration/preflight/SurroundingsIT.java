package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a VM needs of its host beside disks: filters, secrets, folders. What the destination lacks is told by its name. */
class SurroundingsIT extends LabTest {

    private static final Map<String, String> LIVE = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> OFFLINE =
            Map.of("mode", "offline", "duration", "permanent", "storage", "shared");

    @Test
    @DisplayName(
            "a network filter that the destination lacks: refused live, told for a shut-off VM, fine once it is there")
    void networkFilter() {
        String filter = "<filter name='only-lab' chain='root'><rule action='accept' direction='inout'/></filter>";
        filter("alpha", filter);
        try (Guest guest = lab.guest("alpha", "surfilter", "--memory", "192", "--no-start")) {
            lab.edit(
                    "alpha",
                    "surfilter",
                    xml -> xml.replace(
                            "<model type='virtio'/>", "<model type='virtio'/><filterref filter='only-lab'/>"));
            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);
            assertEquals(List.of("accept:network-filter:only-lab"), off.questions());
            lab.start("alpha", "surfilter");
            guest.ticksOn("alpha");
            console.shows(guest, "running");

            Refusal live = console.refused(guest, "alpha", "beta", LIVE);
            assertEquals(List.of(), live.questions());
            assertTrue(
                    live.sentences().contains("the network filter only-lab, which beta does not have"),
                    live.sentences());

            filter("beta", filter);
            console.moved(guest, "alpha", "beta", LIVE);
            guest.runsOnlyOn("beta", "alpha");
        } finally {
            for (String host : List.of("alpha", "beta")) {
                lab.tryCall("virsh", host, "nwfilter-undefine", "only-lab");
            }
        }
    }

    @ParameterizedTest(name = "the secret of an encrypted disk that the destination lacks, named by its {0}")
    @ValueSource(strings = {"uuid", "usage"})
    void secret(String by) {
        String uuid = UUID.randomUUID().toString();
        String disk = "/var/lib/libvirt/images/sursecret.qcow2";
        secret("alpha", uuid, disk);
        String named = by.equals("uuid") ? uuid : disk;
        String code = by.equals("uuid") ? uuid : "volume " + disk;
        try (Guest guest = lab.guest("alpha", "sursecret", "--memory", "192", "--disk", "shared", "--no-start")) {
            // qemu-img times its own key stretching, and gives up where the machine's clock of CPU time is too coarse.
            lab.bash(
                    "alpha",
                    "for try in 1 2 3 4 5; do qemu-img create -q --object secret,id=s,data=open -f qcow2"
                            + " -o encrypt.format=luks,encrypt.key-secret=s,encrypt.iter-time=10 \"$1\" 16M && exit; done; exit 1",
                    disk);
            lab.edit(
                    "alpha",
                    "sursecret",
                    xml -> xml.replace(
                            "<target dev='vda'",
                            "<encryption format='luks'><secret type='passphrase' " + by + "='" + named
                                    + "'/></encryption><target dev='vda'"));
            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);
            assertEquals(List.of("accept:secret:" + code), off.questions(), off.sentences());
            lab.start("alpha", "sursecret");
            guest.ticksOn("alpha");
            console.shows(guest, "running");

            Refusal live = console.refused(guest, "alpha", "beta", LIVE);
            assertTrue(live.sentences().contains(code + ", which beta does not have"), live.sentences());

            secret("beta", uuid, disk);
            console.moved(guest, "alpha", "beta", LIVE);
            guest.runsOnlyOn("beta", "alpha");
        } finally {
            for (String host : List.of("alpha", "beta")) {
                lab.tryCall("virsh", host, "secret-undefine", uuid);
            }
        }
    }

    @Test
    @DisplayName("a folder that the guest sees by 9p: refused live before the start, told for a shut-off VM")
    void folder() {
        lab.bash("alpha", "mkdir -p /var/tmp/surfolder");
        try (Guest guest = lab.guest("alpha", "surfolder", "--memory", "192", "--no-start")) {
            lab.edit("alpha", "surfolder", xml -> xml.replace("</devices>", """
                    <filesystem type='mount' accessmode='mapped'><source dir='/var/tmp/surfolder'/>\
                    <target dir='data'/></filesystem></devices>"""));
            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);
            assertEquals(List.of("accept:shared-folder:/var/tmp/surfolder"), off.questions());
            lab.start("alpha", "surfolder");
            guest.ticksOn("alpha");
            console.shows(guest, "running");

            Refusal live = console.refused(guest, "alpha", "beta", LIVE);

            assertEquals(List.of(), live.questions());
            assertTrue(live.sentences().contains("sees the folder /var/tmp/surfolder of alpha"), live.sentences());
            guest.runsOnlyOn("alpha", "beta");
        } finally {
            lab.bash("alpha", "rm -rf /var/tmp/surfolder");
        }
    }

    @Test
    @DisplayName("a folder that the guest sees by virtiofs: refused live before the start, told for a shut-off VM")
    void virtiofs() {
        String folder = "/var/tmp/surfs";
        lab.bash("alpha", "mkdir -p \"$1\"", folder);
        // It shares the guest's memory, which the emulator that the lab's guests have lays out in a way of its own.
        String emulator = lab.bash("alpha", "command -v qemu-system-x86_64 || echo /usr/libexec/qemu-kvm");
        try (Guest guest = lab.guest("alpha", "surfs", "--memory", "192", "--no-start")) {
            lab.edit("alpha", "surfs", xml -> xml.replaceFirst(
                            "<emulator>.*</emulator>", "<emulator>" + emulator + "</emulator>")
                    .replace("<os>", """
                    <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking><os>""")
                    .replace("</devices>", """
                    <filesystem type='mount'><driver type='virtiofs'/><source dir='/var/tmp/surfs'/>\
                    <target dir='data'/></filesystem></devices>"""));

            Refusal off = console.refused(guest, "alpha", "beta", OFFLINE);

            assertEquals(List.of("accept:shared-folder:" + folder), off.questions(), off.sentences());
            assertTrue(off.sentences().contains("Without a folder at this path surfs does not start on beta"));
            lab.start("alpha", "surfs");
            guest.ticksOn("alpha");
            console.shows(guest, "running");

            Refusal live = console.refused(guest, "alpha", "beta", LIVE);

            assertEquals(List.of(), live.questions());
            assertTrue(live.sentences().contains("shut it down and move it then"), live.sentences());
            guest.runsOnlyOn("alpha", "beta");
        } finally {
            lab.bash("alpha", "rm -rf \"$1\"", folder);
        }
    }

    private void filter(String host, String xml) {
        lab.bash(host, "printf '%s' \"$1\" >/var/tmp/filter.xml && virsh -q nwfilter-define /var/tmp/filter.xml", xml);
    }

    private void secret(String host, String uuid, String disk) {
        lab.bash(
                host,
                "printf '%s' \"$1\" >/var/tmp/secret.xml && virsh -q secret-define /var/tmp/secret.xml"
                        + " && printf open >/var/tmp/secret.txt && virsh -q secret-set-value \"$2\" --file /var/tmp/secret.txt --plain"
                        + "; rm -f /var/tmp/secret.*",
                "<secret ephemeral='no' private='no'><uuid>" + uuid + "</uuid><usage type='volume'><volume>" + disk
                        + "</volume></usage></secret>",
                uuid);
    }
}
