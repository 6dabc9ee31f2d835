package io.gangway.storage.copy;

import static io.gangway.storage.copy.Copies.ALPHA;
import static io.gangway.storage.copy.Copies.BETA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.lab.Lab;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.storage.place.DiskSource;
import io.gangway.storage.place.LinkedHost;
import io.gangway.time.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What libvirt's own copy makes of prepared volumes is seen by migrating with virsh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A volume that is prepared for a live copy")
class PreparedVolumesIT {

    private static final String LOCAL = "/var/lib/libvirt/local-images/";
    private static final String OTHER = "/var/lib/libvirt/prepared-other/";
    private static final String VM = "prepared";

    private final Lab lab = new Lab();
    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private final LinkedHost alpha = new LinkedHost(library, "alpha");
    private final LinkedHost beta = new LinkedHost(library, "beta");
    private final PreparedVolumes prepared = Copies.prepared(alpha, beta);

    @AfterEach
    void clean() {
        for (String host : List.of("alpha", "beta")) {
            for (String vm : List.of(VM, "prepared-treasure")) {
                lab.tryCall("virsh", host, "destroy", vm);
                lab.tryCall("virsh", host, "undefine", vm);
            }
            lab.call("exec", host, "find", LOCAL, "-name", "prepared*", "-delete");
            lab.tryCall("virsh", host, "pool-destroy", "prepared-other");
            lab.call("exec", host, "rm", "-rf", OTHER);
            lab.virsh(host, "pool-refresh", "local");
        }
    }

    @AfterAll
    void disconnect() {
        alpha.close();
        beta.close();
    }

    @Test
    @DisplayName("as a thin qcow2 arrives thin, in the version of the format that it had")
    void asAThinQcow2ArrivesThin() {
        image("prepared.qcow2", "qcow2", "256M");
        write("prepared.qcow2", "qcow2", "write -P 7 16M 2M");
        start(file("vda", "qcow2", LOCAL + "prepared.qcow2", ""));

        plan(false).make((target, path) -> {}, path -> {}, path -> {});
        migrate("alpha", "beta", "--copy-storage-all");

        assertTrue(kib("beta", LOCAL + "prepared.qcow2") < 4096);
        assertEquals(ends("beta", "prepared.qcow2", "read -P 7 16M 2M"), 0);
        assertTrue(lab.call("exec", "beta", "qemu-img", "info", LOCAL + "prepared.qcow2")
                .contains("compat: 1.1"));
    }

    @Test
    @DisplayName("as a raw image whose length ends in the midst of a sector works there and back, and stays sparse")
    void asARawImageOfOddLengthWorksThereAndBack() {
        lab.call("exec", "alpha", "truncate", "--size=214748365", LOCAL + "prepared.raw");
        write("prepared.raw", "raw", "write -P 9 16M 2M");
        start(file("vda", "raw", LOCAL + "prepared.raw", ""));

        plan(false).make((target, path) -> {}, path -> {}, path -> {});
        migrate("alpha", "beta", "--copy-storage-all");
        CopyFailed there = assertThrows(CopyFailed.class, () -> plan(BETA, ALPHA, false, false));
        plan(BETA, ALPHA, false, true).make((target, path) -> {}, path -> {}, path -> {});
        migrate("beta", "alpha", "--copy-storage-all");

        assertTrue(EnglishCopy.of(there).contains("alpha has a volume " + LOCAL + "prepared.raw already"));
        assertFalse(EnglishCopy.of(there).contains("another size"), EnglishCopy.of(there));
        assertTrue(kib("beta", LOCAL + "prepared.raw") < 8192);
        assertTrue(kib("alpha", LOCAL + "prepared.raw") < 8192);
        lab.virsh("alpha", "destroy", VM);
        lab.call("exec", "alpha", "qemu-io", "-f", "raw", "-c", "read -P 9 16M 2M", LOCAL + "prepared.raw");
    }

    @Test
    @DisplayName("of a pool works by the pool's name, though the destination was not told to look")
    void ofAPoolWorksByThePoolsName() {
        image("prepared-v.qcow2", "qcow2", "64M");
        lab.virsh("alpha", "pool-refresh", "local");
        start("<disk type='volume' device='disk'><driver name='qemu' type='qcow2'/><source pool='local'"
                + " volume='prepared-v.qcow2'/><target dev='vda' bus='virtio'/></disk>");

        plan(false).make((target, path) -> {}, path -> {}, path -> {});
        migrate("alpha", "beta", "--copy-storage-all");

        assertEquals("running", lab.state("beta", VM));
        assertTrue(kib("beta", LOCAL + "prepared-v.qcow2") < 2048);
    }

    @Test
    @DisplayName("upon an image that both have takes what differs alone, into another pool")
    void uponAnImageThatBothHaveTakesWhatDiffersAlone() {
        overlay();
        sameBaseOnBeta();
        otherPool();
        start(file("vda", "qcow2", LOCAL + "prepared-top.qcow2", ""));

        VolumePlan plan = prepared.plan(
                ALPHA, BETA, uuid(), List.of(new DiskWish(disk("alpha"), Optional.of("prepared-other"), true, false)));
        plan.make((target, path) -> {}, path -> {}, path -> {});
        rewritten(plan);
        migrate(
                "alpha",
                "beta",
                "--copy-storage-inc",
                "--xml",
                "/tmp/prepared-to.xml",
                "--persistent-xml",
                "/tmp/prepared-kept.xml");

        assertEquals(plan.progress().totalBytes(), plan.progress().checkedBytes());
        assertTrue(plan.progress().totalBytes() > 0, "the bases were not compared");
        assertTrue(kib("beta", OTHER + "prepared-top.qcow2") < 2048);
        for (String kind : List.of("--live", "--inactive")) {
            String xml = kind.equals("--live")
                    ? lab.virsh("beta", "dumpxml", VM)
                    : lab.virsh("beta", "dumpxml", VM, "--inactive");
            assertTrue(xml.contains(OTHER + "prepared-top.qcow2"), xml);
        }
        lab.virsh("beta", "destroy", VM);
        lab.call(
                "exec",
                "beta",
                "qemu-io",
                "-c",
                "read -P 5 16M 4M",
                "-c",
                "read -P 6 20M 1M",
                OTHER + "prepared-top.qcow2");
    }

    @Test
    @DisplayName("is not made upon another image of the same name and length, and nothing is left of it")
    void isNotMadeUponAnotherImage() {
        overlay();
        sameBaseOnBeta();
        lab.call("exec", "beta", "qemu-io", "-c", "write -P 1 17M 64k", LOCAL + "prepared-base.qcow2");
        start(file("vda", "qcow2", LOCAL + "prepared-top.qcow2", ""));
        List<String> made = new ArrayList<>();

        CopyFailed failure =
                assertThrows(CopyFailed.class, () -> plan(true).make((target, path) -> {}, made::add, path -> {}));

        assertTrue(EnglishCopy.of(failure).contains("is not the same on alpha and on beta"), EnglishCopy.of(failure));
        assertEquals(List.of(), made);
        assertFalse(lab.call("exec", "beta", "ls", LOCAL).contains("prepared-top"));
    }

    @Test
    @DisplayName("is refused where the image under the disk is missing, or there is none")
    void isRefusedWhereTheImageUnderTheDiskIsMissing() {
        overlay();
        start(file("vda", "qcow2", LOCAL + "prepared-top.qcow2", ""));

        CopyFailed missing = assertThrows(CopyFailed.class, () -> plan(true));
        VolumePlan whole = plan(false);

        assertTrue(
                EnglishCopy.of(missing).contains("prepared-base.qcow2, which beta does not have"),
                EnglishCopy.of(missing));
        assertEquals(List.of(LOCAL + "prepared-top.qcow2"), whole.paths());
    }

    @Test
    @DisplayName("is refused where another VM's disk lies, running or not, also under its disk, and confirmed or not")
    void isRefusedWhereAnotherVmsDiskLies() {
        image("prepared.qcow2", "qcow2", "64M");
        start(file("vda", "qcow2", LOCAL + "prepared.qcow2", ""));
        lab.call("exec", "beta", "qemu-img", "create", "-q", "-f", "qcow2", LOCAL + "prepared.qcow2", "64M");
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
                LOCAL + "prepared.qcow2",
                LOCAL + "prepared-its.qcow2");
        CopyFailed unused = assertThrows(CopyFailed.class, () -> plan(false));
        define("beta", "prepared-treasure", file("vdb", "qcow2", LOCAL + "prepared-its.qcow2", ""));

        CopyFailed used = assertThrows(CopyFailed.class, () -> plan(ALPHA, BETA, false, true));

        assertTrue(EnglishCopy.of(unused).contains("No VM there uses it"), EnglishCopy.of(unused));
        assertTrue(
                EnglishCopy.of(used).contains("belongs to the VM prepared-treasure, as its backing file of vdb"),
                EnglishCopy.of(used));
    }

    @Test
    @DisplayName("of a pool goes into another pool of the destination, and stays a volume")
    void ofAPoolGoesIntoAnotherPool() {
        image("prepared-v.qcow2", "qcow2", "64M");
        otherPool();
        lab.virsh("alpha", "pool-refresh", "local");
        start("<disk type='volume' device='disk'><driver name='qemu' type='qcow2'/><source pool='local'"
                + " volume='prepared-v.qcow2'/><target dev='vda' bus='virtio'/></disk>");

        VolumePlan plan = prepared.plan(
                ALPHA, BETA, uuid(), List.of(new DiskWish(disk("alpha"), Optional.of("prepared-other"), false, false)));
        plan.make((target, path) -> {}, path -> {}, path -> {});
        rewritten(plan);
        migrate(
                "alpha",
                "beta",
                "--copy-storage-all",
                "--xml",
                "/tmp/prepared-to.xml",
                "--persistent-xml",
                "/tmp/prepared-kept.xml");

        assertTrue(kib("beta", OTHER + "prepared-v.qcow2") < 2048);
        String kept = lab.virsh("beta", "dumpxml", VM, "--inactive");
        assertTrue(kept.contains("<source pool='prepared-other' volume='prepared-v.qcow2'"), kept);
    }

    @Test
    @DisplayName("takes a disk whole without the images under it, though its configuration names them, and stays thin")
    void takesADiskWholeWithoutTheImagesUnderIt() {
        overlay();
        otherPool();
        start(file(
                "vda",
                "qcow2",
                LOCAL + "prepared-top.qcow2",
                "<backingStore type='file'><format type='qcow2'/><source" + " file='" + LOCAL
                        + "prepared-base.qcow2'/><backingStore/></backingStore>"));

        VolumePlan plan = prepared.plan(
                ALPHA, BETA, uuid(), List.of(new DiskWish(disk("alpha"), Optional.of("prepared-other"), false, false)));
        plan.make((target, path) -> {}, path -> {}, path -> {});
        rewritten(plan);
        migrate(
                "alpha",
                "beta",
                "--copy-storage-all",
                "--xml",
                "/tmp/prepared-to.xml",
                "--persistent-xml",
                "/tmp/prepared-kept.xml");

        assertTrue(kib("beta", OTHER + "prepared-top.qcow2") < 16_384);
        lab.virsh("beta", "destroy", VM);
        lab.call(
                "exec",
                "beta",
                "qemu-io",
                "-c",
                "read -P 5 16M 4M",
                "-c",
                "read -P 6 20M 1M",
                OTHER + "prepared-top.qcow2");
        assertFalse(lab.call("exec", "beta", "qemu-img", "info", OTHER + "prepared-top.qcow2")
                .contains("backing"));
    }

    private VolumePlan plan(boolean difference) {
        return plan(ALPHA, BETA, difference, false);
    }

    private VolumePlan plan(HostName from, HostName to, boolean difference, boolean overwrite) {
        return prepared.plan(
                from, to, uuid(), List.of(new DiskWish(disk(from.value()), Optional.empty(), difference, overwrite)));
    }

    private DiskSource disk(String host) {
        return DiskSource.in(lab.virsh(host, "dumpxml", VM)).get(0);
    }

    private UUID uuid() {
        return UUID.fromString(lab.virsh(lab.state("alpha", VM).equals("absent") ? "beta" : "alpha", "domuuid", VM));
    }

    private void rewritten(VolumePlan plan) {
        put(
                "/tmp/prepared-to.xml",
                DiskPaths.rewrite(lab.virsh("alpha", "dumpxml", VM, "--migratable"), plan.newSources()));
        put(
                "/tmp/prepared-kept.xml",
                DiskPaths.rewrite(lab.virsh("alpha", "dumpxml", VM, "--inactive"), plan.newSources()));
    }

    private void migrate(String from, String to, String... more) {
        List<String> words = new ArrayList<>(List.of("migrate", "--live", "--persistent", "--undefinesource", "--p2p"));
        words.addAll(List.of(more));
        words.addAll(List.of(VM, "qemu+ssh://root@" + to + "/system", "--migrateuri", "tcp://" + to));
        lab.virsh(from, words.toArray(String[]::new));
        assertEquals("running", lab.state(to, VM));
    }

    private void overlay() {
        image("prepared-base.qcow2", "qcow2", "256M");
        write("prepared-base.qcow2", "qcow2", "write -P 5 16M 8M");
        lab.call(
                "exec",
                "alpha",
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                "-F",
                "qcow2",
                "-b",
                LOCAL + "prepared-base.qcow2",
                LOCAL + "prepared-top.qcow2");
        write("prepared-top.qcow2", "qcow2", "write -P 6 20M 1M");
    }

    /** All lab hosts have the machine's own folder for temporary files. */
    private void sameBaseOnBeta() {
        lab.call("exec", "alpha", "cp", LOCAL + "prepared-base.qcow2", "/tmp/prepared-base.qcow2");
        lab.call("exec", "beta", "cp", "/tmp/prepared-base.qcow2", LOCAL + "prepared-base.qcow2");
    }

    private void otherPool() {
        put(
                "/tmp/prepared-pool.xml",
                "<pool type='dir'><name>prepared-other</name><target><path>" + OTHER + "</path></target></pool>");
        lab.virsh("beta", "pool-create", "/tmp/prepared-pool.xml", "--build");
    }

    private void image(String name, String format, String size) {
        lab.call("exec", "alpha", "qemu-img", "create", "-q", "-f", format, LOCAL + name, size);
    }

    private void write(String name, String format, String command) {
        lab.call("exec", "alpha", "qemu-io", "-f", format, "-c", command, LOCAL + name);
    }

    private int ends(String host, String name, String command) {
        lab.virsh(host, "destroy", VM);
        return lab.tryCall("exec", host, "qemu-io", "-c", command, LOCAL + name).status();
    }

    private static String file(String target, String format, String path, String more) {
        return "<disk type='file' device='disk'><driver name='qemu' type='" + format + "'/><source file='" + path
                + "'/>" + more + "<target dev='" + target + "' bus='virtio'/></disk>";
    }

    private void start(String disks) {
        define("alpha", VM, disks);
        lab.virsh("alpha", "start", VM);
    }

    private void define(String host, String name, String disks) {
        put(
                "/tmp/prepared.xml",
                "<domain type='qemu'><name>" + name + "</name><memory unit='MiB'>64</memory>"
                        + "<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os><features><acpi/></features><devices>"
                        + "<emulator>/usr/bin/qemu-system-x86_64</emulator>" + disks + "</devices></domain>");
        lab.virsh(host, "define", "/tmp/prepared.xml");
    }

    private static void put(String path, String text) {
        try {
            Files.writeString(Path.of(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long kib(String host, String path) {
        return Long.parseLong(lab.call("exec", host, "du", "-k", path).split("\\s", 2)[0]);
    }
}
