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
import io.gangway.storage.copy.DiskPaths.NewSource;
import io.gangway.storage.place.DiskSource;
import io.gangway.storage.place.LinkedHost;
import io.gangway.time.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A disk of a VM that is shut off")
class DiskCopiesIT {

    private static final String LOCAL = "/var/lib/libvirt/local-images/";
    private static final String SHARED = "/var/lib/libvirt/images/";
    private static final String OTHER = "/var/lib/libvirt/disks-other/";
    private static final UUID VM = UUID.randomUUID();

    private final Lab lab = new Lab();
    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private final LinkedHost alpha = new LinkedHost(library, "alpha");
    private final LinkedHost beta = new LinkedHost(library, "beta");
    private final DiskCopies copies = Copies.between(alpha, beta);

    @AfterEach
    void clean() {
        lab.tryCall("virsh", "beta", "undefine", "disks-treasure");
        for (String host : List.of("alpha", "beta")) {
            lab.call("exec", host, "find", LOCAL, SHARED, "-name", "*disks-*", "-delete");
            lab.tryCall("virsh", host, "pool-destroy", "disks-other");
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
    @DisplayName("goes from a folder without a pool into a pool that is chosen, and the configuration is told")
    void goesIntoAPoolThatIsChosen() {
        lab.call("exec", "alpha", "mkdir", "-p", OTHER);
        image("alpha", OTHER + "disks-a.qcow2", "64M");

        DiskCopy copy = copies.plan(
                ALPHA,
                BETA,
                VM,
                List.of(new DiskWish(file(OTHER + "disks-a.qcow2", "qcow2"), Optional.of("local"), false, false)));
        copy.run((target, path) -> {}, path -> {}, path -> {});

        assertEquals(Map.of("vda", NewSource.file(LOCAL + "disks-a.qcow2", "qcow2", false)), copy.newSources());
        assertEquals(sum("alpha", OTHER + "disks-a.qcow2"), sum("beta", LOCAL + "disks-a.qcow2"));
    }

    @Test
    @DisplayName("may be a volume of a pool, and one of two with the same name gets another")
    void mayBeAVolumeOfAPool() {
        image("alpha", LOCAL + "disks-b.qcow2", "64M");
        lab.call("exec", "alpha", "mkdir", "-p", OTHER);
        image("alpha", OTHER + "disks-b.qcow2", "32M");
        DiskSource volume = new DiskSource("vda", "volume", "", "local", "disks-b.qcow2", "qcow2");
        DiskSource other = new DiskSource("vdb", "file", OTHER + "disks-b.qcow2", "", "", "qcow2");

        DiskCopy copy = copies.plan(
                ALPHA,
                BETA,
                VM,
                List.of(DiskWish.plain(volume), new DiskWish(other, Optional.of("local"), false, false)));
        copy.run((target, path) -> {}, path -> {}, path -> {});

        assertEquals(Map.of("vdb", NewSource.file(LOCAL + "vdb-disks-b.qcow2", "qcow2", false)), copy.newSources());
        assertEquals(sum("alpha", LOCAL + "disks-b.qcow2"), sum("beta", LOCAL + "disks-b.qcow2"));
        assertEquals(sum("alpha", OTHER + "disks-b.qcow2"), sum("beta", LOCAL + "vdb-disks-b.qcow2"));
    }

    @Test
    @DisplayName("that is raw goes there and back over what it left, though its length ends in the midst of a sector")
    void thatIsRawGoesThereAndBack() {
        lab.call("exec", "alpha", "truncate", "--size=214748365", LOCAL + "disks-c.raw");
        run(ALPHA, BETA, file(LOCAL + "disks-c.raw", "raw"), false);
        // QEMU rounds up the length of the image that it opens.
        lab.call("exec", "beta", "truncate", "--size=214748672", LOCAL + "disks-c.raw");
        lab.call("exec", "beta", "qemu-io", "-f", "raw", "-c", "write -P 3 1M 1M", LOCAL + "disks-c.raw");

        CopyFailed unconfirmed =
                assertThrows(CopyFailed.class, () -> run(BETA, ALPHA, file(LOCAL + "disks-c.raw", "raw"), false));
        run(BETA, ALPHA, file(LOCAL + "disks-c.raw", "raw"), true);

        assertTrue(EnglishCopy.of(unconfirmed).contains("No VM there uses it"), EnglishCopy.of(unconfirmed));
        assertEquals(sum("beta", LOCAL + "disks-c.raw"), sum("alpha", LOCAL + "disks-c.raw"));
    }

    @Test
    @DisplayName("is not written over what a VM has begun to use since it was confirmed")
    void isNotWrittenOverWhatAVmHasBegunToUse() {
        image("alpha", LOCAL + "disks-d.qcow2", "64M");
        image("beta", LOCAL + "disks-d.qcow2", "64M");
        String before = sum("beta", LOCAL + "disks-d.qcow2");
        DiskCopy copy = copies.plan(
                ALPHA,
                BETA,
                VM,
                List.of(new DiskWish(file(LOCAL + "disks-d.qcow2", "qcow2"), Optional.empty(), false, true)));
        treasure(LOCAL + "disks-d.qcow2");
        List<String> notMade = new ArrayList<>();

        CopyFailed failure =
                assertThrows(CopyFailed.class, () -> copy.run((target, path) -> {}, path -> {}, notMade::add));

        assertTrue(
                EnglishCopy.of(failure).contains("belongs to the VM disks-treasure by now"), EnglishCopy.of(failure));
        assertEquals(List.of(LOCAL + "disks-d.qcow2"), notMade);
        assertEquals(before, sum("beta", LOCAL + "disks-d.qcow2"));
    }

    @Test
    @DisplayName("that builds on another image goes alone where the destination has the same, and not elsewhere")
    void thatBuildsOnAnotherImageGoesAlone() {
        image("alpha", LOCAL + "disks-base.qcow2", "64M");
        lab.call("exec", "alpha", "qemu-io", "-c", "write -P 5 1M 1M", LOCAL + "disks-base.qcow2");
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
                "disks-base.qcow2",
                LOCAL + "disks-top.qcow2");
        DiskSource top = file(LOCAL + "disks-top.qcow2", "qcow2");

        CopyFailed missing = assertThrows(CopyFailed.class, () -> run(ALPHA, BETA, top, false));
        lab.call("exec", "alpha", "cp", LOCAL + "disks-base.qcow2", "/tmp/disks-base.qcow2");
        lab.call("exec", "beta", "cp", "/tmp/disks-base.qcow2", LOCAL + "disks-base.qcow2");
        lab.call("exec", "beta", "qemu-io", "-c", "write -P 4 1M 1k", LOCAL + "disks-base.qcow2");
        CopyFailed different = assertThrows(CopyFailed.class, () -> run(ALPHA, BETA, top, false));
        lab.call("exec", "beta", "cp", "/tmp/disks-base.qcow2", LOCAL + "disks-base.qcow2");
        treasure(LOCAL + "disks-base.qcow2");
        CopyFailed written = assertThrows(CopyFailed.class, () -> run(ALPHA, BETA, top, false));
        lab.virsh("beta", "undefine", "disks-treasure");
        run(ALPHA, BETA, top, false);

        assertTrue(EnglishCopy.of(missing).contains("which beta does not have"), EnglishCopy.of(missing));
        assertTrue(
                EnglishCopy.of(written).contains("the VM disks-treasure has the file of that name as its vda"),
                EnglishCopy.of(written));
        assertTrue(
                EnglishCopy.of(different).contains("the checksums of their contents differ"),
                EnglishCopy.of(different));
        assertEquals(sum("alpha", LOCAL + "disks-top.qcow2"), sum("beta", LOCAL + "disks-top.qcow2"));
    }

    @Test
    @DisplayName("that names the image under it by its own folder is not left in another folder without it")
    void thatNamesTheImageUnderItByItsOwnFolder() {
        image("alpha", SHARED + "disks-base.qcow2", "64M");
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
                "disks-base.qcow2",
                SHARED + "disks-top.qcow2");
        DiskCopy copy = copies.plan(
                ALPHA,
                BETA,
                VM,
                List.of(new DiskWish(file(SHARED + "disks-top.qcow2", "qcow2"), Optional.of("local"), false, false)));

        CopyFailed failure =
                assertThrows(CopyFailed.class, () -> copy.run((target, path) -> {}, path -> {}, path -> {}));

        assertTrue(
                EnglishCopy.of(failure).contains("would look for the image on which it builds"),
                EnglishCopy.of(failure));
        assertFalse(lab.call("exec", "beta", "ls", LOCAL).contains("disks-top"));
    }

    @Test
    @DisplayName("on storage that both reach is refused before anything is written")
    void onStorageThatBothReachIsRefused() {
        image("alpha", SHARED + "disks-e.qcow2", "64M");

        CopyFailed failure =
                assertThrows(CopyFailed.class, () -> run(ALPHA, BETA, file(SHARED + "disks-e.qcow2", "qcow2"), true));

        assertTrue(
                EnglishCopy.of(failure).contains("lies on storage that beta reaches as well"), EnglishCopy.of(failure));
        assertTrue(lab.call("exec", "alpha", "ls", SHARED).contains("disks-e.qcow2"));
    }

    @Test
    @DisplayName("is not copied into the folder of a stopped pool, whose storage may not be there")
    void isNotCopiedIntoTheFolderOfAStoppedPool() {
        image("alpha", LOCAL + "disks-f.qcow2", "64M");
        lab.virsh("beta", "pool-destroy", "local");
        try {
            CopyFailed failure = assertThrows(
                    CopyFailed.class, () -> run(ALPHA, BETA, file(LOCAL + "disks-f.qcow2", "qcow2"), false));

            assertTrue(
                    EnglishCopy.of(failure)
                            .contains("no active storage pool in /var/lib/libvirt/local-images: its pool local is"),
                    EnglishCopy.of(failure));
        } finally {
            lab.virsh("beta", "pool-start", "local");
        }
    }

    @Test
    @DisplayName("is not written over itself where the pool that is chosen is the one in which it lies")
    void isNotWrittenOverItself() {
        image("alpha", SHARED + "disks-g.qcow2", "64M");

        CopyFailed failure = assertThrows(
                CopyFailed.class,
                () -> copies.plan(
                        ALPHA,
                        BETA,
                        VM,
                        List.of(new DiskWish(
                                file(SHARED + "disks-g.qcow2", "qcow2"), Optional.of("images"), false, true))));

        assertTrue(EnglishCopy.of(failure).contains("it may be the disk itself"), EnglishCopy.of(failure));
    }

    @Test
    @DisplayName("that is raw is not taken for what its guest wrote at its beginning")
    void thatIsRawIsNotTakenForWhatItsGuestWrote() {
        lab.call(
                "exec",
                "alpha",
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                "-u",
                "-F",
                "raw",
                "-b",
                "/etc/passwd",
                LOCAL + "disks-h.raw",
                "9G");

        run(ALPHA, BETA, file(LOCAL + "disks-h.raw", "raw"), false);

        assertEquals(sum("alpha", LOCAL + "disks-h.raw"), sum("beta", LOCAL + "disks-h.raw"));
    }

    private void run(HostName from, HostName to, DiskSource disk, boolean overwrite) {
        copies.plan(from, to, VM, List.of(new DiskWish(disk, Optional.empty(), false, overwrite)))
                .run((target, path) -> {}, path -> {}, path -> {});
    }

    private static DiskSource file(String path, String format) {
        return new DiskSource("vda", "file", path, "", "", format);
    }

    private void treasure(String path) {
        try {
            Files.writeString(
                    Path.of("/tmp/disks-treasure.xml"),
                    "<domain type='qemu'><name>disks-treasure</name><memory unit='MiB'>64</memory>"
                            + "<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os><devices>"
                            + "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='" + path
                            + "'/><target dev='vda' bus='virtio'/></disk></devices></domain>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lab.virsh("beta", "define", "/tmp/disks-treasure.xml");
    }

    private void image(String host, String path, String size) {
        lab.call("exec", host, "qemu-img", "create", "-q", "-f", "qcow2", path, size);
    }

    private String sum(String host, String path) {
        return lab.call("exec", host, "sha256sum", path).split(" ", 2)[0];
    }
}
