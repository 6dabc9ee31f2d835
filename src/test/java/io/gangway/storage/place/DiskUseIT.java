package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Lab;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.storage.place.DiskUse.Unread;
import io.gangway.storage.place.DiskUse.User;
import io.gangway.time.SteadyClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Who uses a file on a host")
class DiskUseIT {

    private static final String FOLDER = "/var/lib/libvirt/local-images/disk-use/";

    private static final int MANY = 300;

    private final Lab lab = new Lab();
    private final LinkedHost beta = new LinkedHost(new LibvirtLibrary(SteadyClock.ofThisMachine()), "beta");
    private final List<String> vms = new ArrayList<>();

    @AfterEach
    void clean() {
        for (String vm : vms) {
            lab.tryCall("virsh", "beta", "destroy", vm);
            lab.tryCall("virsh", "beta", "undefine", vm, "--nvram");
        }
        vms.clear();
        lab.call("exec", "beta", "rm", "-rf", FOLDER);
    }

    @AfterAll
    void disconnect() {
        beta.close();
    }

    @Test
    @DisplayName("is told of a VM that is shut off, down to the last image under its disk")
    void isToldOfAVmThatIsShutOff() throws Exception {
        images();
        UUID treasure = define("disk-use-treasure", disk("vda", "qcow2", FOLDER + "../disk-use/top.qcow2"), "");

        DiskUse use = use();

        assertEquals(Optional.of(new User(treasure, "disk-use-treasure", "vda")), use.user(FOLDER + "/./top.qcow2"));
        assertEquals(
                List.of(new User(treasure, "disk-use-treasure", "backing file of vda")),
                use.users(FOLDER + "middle.qcow2"));
        assertEquals(
                List.of(new User(treasure, "disk-use-treasure", "backing file of vda")),
                use.users(FOLDER + "base.raw"));
        assertEquals(Optional.empty(), use.userOtherThan(treasure, FOLDER + "base.raw"));
        assertEquals(Optional.empty(), use.user(FOLDER + "nobodys.raw"));
        assertTrue(use.unread().isEmpty());
    }

    @Test
    @DisplayName("is told of a VM that runs, by what it runs with and what it will start with")
    void isToldOfAVmThatRuns() throws Exception {
        images();
        UUID runner = define("disk-use-runner", disk("vda", "qcow2", FOLDER + "top.qcow2"), "");
        lab.virsh("beta", "start", "disk-use-runner");
        file("/tmp/disk-use-next.xml", disk("vdb", "qcow2", FOLDER + "next.qcow2"));
        lab.call(
                "exec",
                "beta",
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                "-F",
                "raw",
                "-b",
                FOLDER + "nobodys.raw",
                FOLDER + "next.qcow2");
        lab.virsh("beta", "attach-device", "disk-use-runner", "/tmp/disk-use-next.xml", "--config");

        DiskUse use = use();

        assertEquals("vda", use.user(FOLDER + "top.qcow2").orElseThrow().as());
        assertEquals(
                new User(runner, "disk-use-runner", "backing file of vda"),
                use.user(FOLDER + "base.raw").orElseThrow());
        assertEquals("vdb", use.user(FOLDER + "next.qcow2").orElseThrow().as());
        assertEquals(
                "backing file of vdb",
                use.user(FOLDER + "nobodys.raw").orElseThrow().as());
    }

    @Test
    @DisplayName(
            "is not known of what a VM's image builds on that is not there, that names it in JSON, or whose folder is gone")
    void isNotKnownOfWhatCannotBeRead() throws Exception {
        images();
        UUID lost = define("disk-use-lost", disk("vda", "qcow2", FOLDER + "lost.qcow2"), "");
        UUID unmounted = define("disk-use-unmounted", disk("vdb", "qcow2", FOLDER + "not-mounted/top.qcow2"), "");
        UUID odd = define("disk-use-odd", disk("vdc", "qcow2", FOLDER + "odd.qcow2"), "");
        lab.call(
                "exec",
                "beta",
                "qemu-img",
                "create",
                "-q",
                "-u",
                "-f",
                "qcow2",
                "-F",
                "raw",
                "-b",
                "json:{\"driver\":\"raw\",\"offset\":512,\"file\":{\"driver\":\"file\",\"filename\":\"" + FOLDER
                        + "base.raw\"}}",
                FOLDER + "odd.qcow2",
                "1M");

        DiskUse use = use();

        assertEquals("vda", use.user(FOLDER + "lost.qcow2").orElseThrow().as());
        assertEquals(
                Set.of(
                        new Unread(new User(lost, "disk-use-lost", "vda"), FOLDER + "lost.qcow2"),
                        new Unread(new User(unmounted, "disk-use-unmounted", "vdb"), FOLDER + "not-mounted/top.qcow2")),
                use.unread().stream()
                        .filter(image -> !image.user().uuid().equals(odd))
                        .collect(Collectors.toSet()));
        // libvirt may take such a name apart by itself: then it is known, and counts.
        assertTrue(
                use.unread().stream().anyMatch(image -> image.user().uuid().equals(odd))
                        || use.user(FOLDER + "base.raw").isPresent(),
                use.unread().toString());
    }

    @Test
    @DisplayName("is found out within seconds where hundreds of VMs that are shut off have images upon images")
    void isFoundOutWithinSecondsForHundreds() throws Exception {
        images();
        String image = FOLDER + "N große \"Maschine\" & <mehr>.qcow2";
        for (int n = 1; n <= MANY; n++) {
            String escaped = image.replace("&", "&amp;").replace("<", "&lt;").replace("N", String.valueOf(n));
            file("/tmp/disk-use-many-" + n + ".xml", domain("disk-use-many-" + n, disk("vda", "qcow2", escaped), ""));
        }
        lab.bash("beta", """
                for n in $(seq "$1"); do
                  cp "$2top.qcow2" "${3/N/$n}"
                  virsh -q define "/tmp/disk-use-many-$n.xml"
                  rm "/tmp/disk-use-many-$n.xml"
                done""", String.valueOf(MANY), FOLDER, image);
        try {
            long began = System.nanoTime();
            DiskUse use = use();
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            assertEquals(MANY, use.users(FOLDER + "base.raw").size());
            assertTrue(use.unread().isEmpty(), use.unread().toString());
            System.getLogger("lab").log(System.Logger.Level.INFO, "Asked {0} VMs in {1}", MANY, took);
            assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "it took " + took);
        } finally {
            lab.bash(
                    "beta",
                    "for n in $(seq \"$1\"); do virsh -q undefine \"disk-use-many-$n\"; done",
                    String.valueOf(MANY));
        }
    }

    @Test
    @DisplayName("is told of volumes by their pool, of media in drives and of UEFI variables")
    void isToldOfVolumesMediaAndUefiVariables() throws Exception {
        define(
                "disk-use-firmed",
                "<disk type='volume' device='disk'><driver name='qemu' type='qcow2'/>"
                        + "<source pool='local' volume='disk-use.qcow2'/><target dev='vda'/></disk>"
                        + "<disk type='file' device='cdrom'><source file='/srv/tools.iso'/><target dev='sda'"
                        + " bus='sata'/></disk>",
                "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>"
                        + "<nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'/>");

        DiskUse use = use();

        assertEquals(
                "vda",
                use.user("/var/lib/libvirt/local-images/disk-use.qcow2")
                        .orElseThrow()
                        .as());
        assertEquals("sda", use.user("/srv/tools.iso").orElseThrow().as());
        assertEquals(
                "UEFI variables",
                use.user("/var/lib/libvirt/qemu/nvram/disk-use-firmed_VARS.fd")
                        .orElseThrow()
                        .as());
    }

    private DiskUse use() {
        return beta.within(Duration.ofSeconds(20), DiskUse::of);
    }

    /** top.qcow2 on middle.qcow2 on base.raw, the last by a relative path; and a file that nobody uses. */
    private void images() {
        lab.call("exec", "beta", "mkdir", "-p", FOLDER);
        lab.call("exec", "beta", "truncate", "--size=1M", FOLDER + "base.raw", FOLDER + "nobodys.raw");
        lab.call(
                "exec",
                "beta",
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                "-F",
                "raw",
                "-b",
                "base.raw",
                FOLDER + "middle.qcow2");
        lab.call(
                "exec",
                "beta",
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                "-F",
                "qcow2",
                "-b",
                FOLDER + "middle.qcow2",
                FOLDER + "top.qcow2");
    }

    private static String disk(String target, String format, String path) {
        return "<disk type='file' device='disk'><driver name='qemu' type='" + format + "'/><source file='" + path
                + "'/><target dev='" + target + "' bus='virtio'/></disk>";
    }

    private UUID define(String name, String disks, String os) throws Exception {
        vms.add(name);
        file("/tmp/disk-use.xml", domain(name, disks, os));
        lab.virsh("beta", "define", "/tmp/disk-use.xml");
        return UUID.fromString(lab.virsh("beta", "domuuid", name));
    }

    private static String domain(String name, String disks, String os) {
        return "<domain type='qemu'><name>" + name + "</name><memory unit='MiB'>64</memory>"
                + "<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type>" + os
                + "</os><features><acpi/></features><devices>"
                + "<emulator>/usr/bin/qemu-system-x86_64</emulator>" + disks + "</devices></domain>";
    }

    private static void file(String path, String text) throws Exception {
        Files.writeString(Path.of(path), text);
    }
}
