package io.gangway.storage.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Lab;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.DiskSource;
import io.gangway.storage.place.LinkedHost;
import io.gangway.time.SteadyClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Copies between pools of the lab's hosts; judged by the hosts' own tools. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolumeCopyIT {

    private static final String FOLDER = "/var/lib/libvirt/local-images/";

    private final Lab lab = new Lab();
    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private final LinkedHost alpha = new LinkedHost(library, "alpha");
    private final LinkedHost beta = new LinkedHost(library, "beta");

    @AfterEach
    void removeVolumes() {
        for (String host : List.of("alpha", "beta")) {
            lab.call("exec", host, "find", FOLDER, "-name", "copy-*", "-delete");
            lab.virsh(host, "pool-refresh", "local");
        }
    }

    @AfterAll
    void disconnect() {
        alpha.close();
        beta.close();
    }

    @Test
    void aQcow2ImageArrivesByteForByteWithItsFormatItsSizeAndItsHoles() {
        make("copy-a.qcow2", "qcow2", "256M");
        lab.call(
                "exec",
                "alpha",
                "qemu-io",
                "-c",
                "write -P 7 16M 32M",
                "-c",
                "write -P 9 200M 1M",
                FOLDER + "copy-a.qcow2");
        lab.virsh("alpha", "pool-refresh", "local");
        DiskCopy copy = plan("copy-a.qcow2");
        CopyProgress progress = copy.progress();

        VolumeFacts arrived = copy(copy, "copy-a.qcow2");

        assertEquals("qcow2", arrived.format());
        assertEquals(256L << 20, arrived.capacityBytes());
        assertEquals(sum("alpha", "copy-a.qcow2"), sum("beta", "copy-a.qcow2"));
        assertTrue(
                blocks("beta", "copy-a.qcow2") <= blocks("alpha", "copy-a.qcow2") + 256,
                "the copy takes more room than the original");
        assertEquals(progress.totalBytes(), progress.copiedBytes());
        assertEquals(progress.totalBytes(), progress.checkedBytes());
    }

    @Test
    void aRawImageThatIsMostlyHolesStaysSo() {
        make("copy-b.raw", "raw", "6G");
        lab.call("exec", "alpha", "qemu-io", "-f", "raw", "-c", "write -P 5 3G 3M", FOLDER + "copy-b.raw");
        lab.virsh("alpha", "pool-refresh", "local");
        DiskCopy copy = plan("copy-b.raw");
        CopyProgress progress = copy.progress();

        VolumeFacts arrived = copy(copy, "copy-b.raw");

        assertEquals(6L << 30, arrived.capacityBytes());
        assertTrue(arrived.allocationBytes() < 8L << 20, "allocated: " + arrived.allocationBytes());
        assertTrue(progress.sentBytes() < 8L << 20, "sent: " + progress.sentBytes());
        lab.call("exec", "beta", "qemu-io", "-r", "-f", "raw", "-c", "read -P 5 3G 3M", FOLDER + "copy-b.raw");
        assertEquals(
                "Images are identical.",
                lab.call(
                                "exec",
                                "beta",
                                "qemu-img",
                                "compare",
                                "-f",
                                "raw",
                                "-F",
                                "raw",
                                FOLDER + "copy-b.raw",
                                reference())
                        .trim());
    }

    /** The same content, made on the destination without the console. */
    private String reference() {
        String path = FOLDER + "copy-reference.raw";
        lab.call("exec", "beta", "qemu-img", "create", "-q", "-f", "raw", path, "6G");
        lab.call("exec", "beta", "qemu-io", "-f", "raw", "-c", "write -P 5 3G 3M", path);
        return path;
    }

    @Test
    void aCancelInTheMidstLeavesNothingOnTheDestination() throws Exception {
        make("copy-c.raw", "raw", "1G");
        lab.call("exec", "alpha", "qemu-io", "-f", "raw", "-c", "write -P 3 0 1G", FOLDER + "copy-c.raw");
        lab.virsh("alpha", "pool-refresh", "local");
        DiskCopy copy = plan("copy-c.raw");
        CopyProgress progress = copy.progress();
        CompletableFuture<VolumeFacts> copying = CompletableFuture.supplyAsync(() -> copy(copy, "copy-c.raw"));

        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> progress.copiedBytes() > 50 << 20);
        assertTrue(lab.virsh("beta", "vol-list", "local").contains("copy-c.raw"));
        progress.cancel();
        Throwable failure = assertThrows(Exception.class, () -> copying.get(20, TimeUnit.SECONDS))
                .getCause();

        assertEquals(CopyFailed.Reason.CANCELLED, ((CopyFailed) failure).reason());
        assertFalse(lab.virsh("beta", "vol-list", "local").contains("copy-c.raw"));
        assertFalse(lab.call("exec", "beta", "ls", FOLDER).contains("copy-c.raw"));
        assertTrue(lab.call("exec", "alpha", "ls", FOLDER).contains("copy-c.raw"));
    }

    @Test
    void aVolumeOfAnotherSizeIsNotWrittenOverAndBothSizesAreNamed() {
        make("copy-d.qcow2", "qcow2", "256M");
        lab.virsh("beta", "vol-create-as", "local", "copy-d.qcow2", "64M", "--format", "qcow2");
        String before = sum("beta", "copy-d.qcow2");

        CopyFailed failure = assertThrows(CopyFailed.class, () -> plan("copy-d.qcow2"));

        assertEquals(CopyFailed.Reason.REFUSED, failure.reason());
        assertTrue(
                EnglishCopy.of(failure).contains("64 MiB (67108864 bytes) there, 256 MiB (268435456 bytes) on alpha"),
                EnglishCopy.of(failure));
        assertEquals(before, sum("beta", "copy-d.qcow2"));
    }

    private DiskCopy plan(String name) {
        DiskSource disk = new DiskSource("vda", "file", FOLDER + name, "", "", name.substring(name.indexOf('.') + 1));
        return Copies.between(alpha, beta)
                .plan(Copies.ALPHA, Copies.BETA, UUID.randomUUID(), List.of(DiskWish.plain(disk)));
    }

    private VolumeFacts copy(DiskCopy copy, String name) {
        copy.run((target, path) -> {}, path -> {}, path -> {});
        return beta.within(
                Duration.ofSeconds(20),
                host -> host.volumes().find("local", name).orElseThrow());
    }

    private void make(String name, String format, String size) {
        lab.call("exec", "alpha", "qemu-img", "create", "-q", "-f", format, FOLDER + name, size);
        lab.virsh("alpha", "pool-refresh", "local");
    }

    private String sum(String host, String name) {
        return lab.call("exec", host, "sha256sum", FOLDER + name);
    }

    /** Of 512 bytes. */
    private long blocks(String host, String name) {
        return Long.parseLong(
                lab.call("exec", host, "stat", "--format=%b", FOLDER + name).trim());
    }
}
