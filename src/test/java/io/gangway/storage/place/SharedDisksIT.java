package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.host.HostUp;
import io.gangway.lab.Lab;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.Sharing.Reason;
import io.gangway.time.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The place of a disk on two hosts")
class SharedDisksIT {

    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");
    private static final String SHARED = "/var/lib/libvirt/images/";
    private static final String LOCAL = "/var/lib/libvirt/local-images/";
    private static final String NO_POOL = "/var/lib/libvirt/no-pool/";

    private final Lab lab = new Lab();
    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private final LinkedHost alpha = new LinkedHost(library, "alpha");
    private final LinkedHost beta = new LinkedHost(library, "beta");
    private final Map<HostName, StorageHost> hosts = Map.of(ALPHA, alpha, BETA, beta);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final FolderPools folders = new FolderPools(Clock.systemUTC());
    private final SharedDisks disks = new SharedDisks(hosts::get, folders, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @AfterEach
    void clean() {
        for (String host : List.of("alpha", "beta")) {
            lab.call("exec", host, "find", LOCAL, SHARED, "-name", "place-*", "-delete");
            lab.call("exec", host, "rm", "-rf", NO_POOL);
            assertEquals("", lab.call("exec", host, "find", LOCAL, SHARED, "-name", "gangway-*"), "a marker was left");
        }
    }

    @AfterAll
    void disconnect() {
        alpha.close();
        beta.close();
    }

    @Test
    @DisplayName("on storage that both mount is shared, and what lies there is told")
    void onStorageThatBothMountIsShared() {
        image("alpha", SHARED + "place-a.qcow2", "64M");

        DiskPlace place = place(file(SHARED + "place-a.qcow2"));

        assertEquals(Sharing.of(Answer.SHARED, Reason.PROVEN), place.sharing());
        assertEquals(64L << 20, place.source().orElseThrow().capacityBytes());
        assertEquals("qcow2", place.destination().orElseThrow().format());
        assertEquals("images", place.destinationPool());
        assertTrue(place.room().orElseThrow() > 0);
        assertFalse(lab.virsh("beta", "vol-list", "images").contains("gangway-"), "beta believes in a marker");
    }

    @Test
    @DisplayName("in a folder that each has for itself is separate, with the chain on the source")
    void inAFolderThatEachHasForItselfIsSeparate() {
        image("alpha", LOCAL + "place-base.qcow2", "64M");
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
                "place-base.qcow2",
                LOCAL + "place-top.qcow2");

        DiskPlace place = place(file(LOCAL + "place-top.qcow2"));

        assertEquals(Sharing.of(Answer.SEPARATE, Reason.DISPROVEN), place.sharing());
        assertEquals(
                List.of(LOCAL + "place-base.qcow2"),
                place.chain().stream().map(VolumeFacts::path).toList());
        assertEquals(Optional.empty(), place.destination());
        assertEquals(LOCAL + "place-top.qcow2", place.destinationPath());
        assertEquals("local", place.destinationPool());
    }

    @Test
    @DisplayName("in a folder without a pool is looked at all the same")
    void inAFolderWithoutAPoolIsLookedAtAllTheSame() {
        lab.call("exec", "alpha", "mkdir", "-p", NO_POOL);
        image("alpha", NO_POOL + "place-b.qcow2", "32M");

        DiskPlace nowhere = place(file(NO_POOL + "place-b.qcow2"));
        lab.call("exec", "beta", "mkdir", "-p", NO_POOL);
        image("beta", NO_POOL + "place-b.qcow2", "48M");
        DiskPlace there = place(file(NO_POOL + "place-b.qcow2"));

        assertEquals(Reason.NO_FOLDER, nowhere.sharing().reason());
        assertTrue(nowhere.room().isEmpty());
        assertEquals(Sharing.of(Answer.SEPARATE, Reason.DISPROVEN), there.sharing());
        assertEquals(48L << 20, there.destination().orElseThrow().capacityBytes());
        assertEquals("", there.destinationPool());
        assertTrue(there.room().isPresent());
    }

    @Test
    @DisplayName("of a volume is found by its pool, though no host was told to look")
    void ofAVolumeIsFoundByItsPool() {
        image("alpha", SHARED + "place-c.qcow2", "64M");

        DiskPlace place = place(new DiskSource("vda", "volume", "", "images", "place-c.qcow2", "qcow2"));
        DiskPlace missing = place(new DiskSource("vda", "volume", "", "no-such-pool", "x", "raw"));

        assertEquals(Answer.SHARED, place.sharing().answer());
        assertEquals(SHARED + "place-c.qcow2", place.destination().orElseThrow().path());
        assertEquals(Sharing.of(Answer.SEPARATE, Reason.NO_POOL), missing.sharing());
    }

    @Test
    @DisplayName("on a network is shared, and a device under a name that proves nothing is not known to be")
    void onANetworkIsShared() {
        DiskPlaces places = disks.places(
                ALPHA,
                BETA,
                List.of(
                        new DiskSource("vda", "network", "", "", "", "raw"),
                        new DiskSource("vdb", "block", "/dev/loop0", "", "", "raw")));

        assertEquals(
                Reason.NETWORK_DISK, places.of("vda").orElseThrow().sharing().reason());
        assertEquals(
                Sharing.of(Answer.UNKNOWN, Reason.NAME_PROVES_NOTHING),
                places.of("vdb").orElseThrow().sharing());
    }

    @Test
    @DisplayName("is believed for ten minutes, or until a host comes up anew")
    void isBelievedForTenMinutes() {
        lab.call("exec", "alpha", "mkdir", "-p", NO_POOL);
        lab.call("exec", "beta", "mkdir", "-p", NO_POOL);
        image("alpha", NO_POOL + "place-d.qcow2", "32M");
        assertEquals(
                Reason.DISPROVEN,
                place(file(NO_POOL + "place-d.qcow2")).sharing().reason());
        lab.call("exec", "beta", "rm", "-rf", NO_POOL);

        assertEquals(
                Reason.DISPROVEN,
                place(file(NO_POOL + "place-d.qcow2")).sharing().reason());
        now = now.plus(SharedDisks.KEPT).plusSeconds(1);
        assertEquals(
                Reason.NO_FOLDER,
                place(file(NO_POOL + "place-d.qcow2")).sharing().reason());

        lab.call("exec", "beta", "mkdir", "-p", NO_POOL);
        assertEquals(
                Reason.DISPROVEN,
                place(file(NO_POOL + "place-d.qcow2")).sharing().reason());
        lab.call("exec", "beta", "rm", "-rf", NO_POOL);
        disks.forget(new HostUp(BETA));
        assertEquals(
                Reason.NO_FOLDER,
                place(file(NO_POOL + "place-d.qcow2")).sharing().reason());
    }

    @Test
    @DisplayName("is shared also where the second host's list is old: the name that it tries is taken")
    void isSharedAlsoWhereTheListIsOld() {
        image("alpha", SHARED + "place-e.raw", "1M");

        VirtException taken = Assertions.assertThrows(
                VirtException.class,
                () -> beta.within(Duration.ofSeconds(20), host -> host.volumes()
                        .create("images", StorageXml.rawVolume("place-e.raw", 4096))));

        assertTrue(SharingProof.taken(taken, "place-e.raw"), taken.getMessage());
        assertFalse(SharingProof.taken(taken, "another.raw"), taken.getMessage());
        assertTrue(lab.call("exec", "alpha", "ls", SHARED).contains("place-e.raw"));
    }

    private DiskPlace place(DiskSource disk) {
        return disks.places(ALPHA, BETA, List.of(disk)).of("vda").orElseThrow();
    }

    private static DiskSource file(String path) {
        return new DiskSource("vda", "file", path, "", "", "qcow2");
    }

    private void image(String host, String path, String size) {
        lab.call("exec", host, "qemu-img", "create", "-q", "-f", "qcow2", path, size);
    }
}
