package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolSource;
import io.gangway.libvirt.fact.PoolState;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.Sharing.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Two hosts reach the same storage")
class SharingRulesTest {

    private static final Optional<Sharing> SAME = Optional.of(Sharing.of(Answer.SHARED, Reason.SAME_POOL_SOURCE));

    @Test
    @DisplayName("where both have a pool of the same server and folder over it, mounted anywhere")
    void whereBothHaveAPoolOfTheSameSource() {
        List<PoolFacts> from = List.of(pool("netfs", "store", "/images", "/srv/a"));

        assertEquals(
                SAME,
                SharingRules.folders(from, "/srv/a", List.of(pool("netfs", "STORE", "images", "/srv/b/")), "/srv/b"));
        assertEquals(SAME, SharingRules.pools(pool("rbd", "ceph", "vms", ""), pool("rbd", "ceph", "vms", "")));
    }

    @Test
    @DisplayName("is not said of another server, another folder, a folder below, or a server that is the host itself")
    void isNotSaidOfAnythingElse() {
        List<PoolFacts> from = List.of(pool("netfs", "store", "/images", "/srv/a"));

        assertEquals(
                Optional.empty(),
                SharingRules.folders(from, "/srv/a", List.of(pool("netfs", "other", "/images", "/srv/a")), "/srv/a"));
        assertEquals(
                Optional.empty(),
                SharingRules.folders(from, "/srv/a", List.of(pool("netfs", "store", "/isos", "/srv/a")), "/srv/a"));
        assertEquals(Optional.empty(), SharingRules.folders(from, "/srv/a/b", from, "/srv/a/b"));
        assertEquals(
                Optional.empty(),
                SharingRules.pools(pool("netfs", "localhost", "/x", "/a"), pool("netfs", "localhost", "/x", "/a")));
        assertEquals(Optional.empty(), SharingRules.pools(pool("dir", "", "", "/a"), pool("dir", "", "", "/a")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dev/disk/by-id/wwn-0x600508b1001c4d41",
                "/dev/disk/by-id/scsi-3600508b1001c4d41",
                "/dev/disk/by-id/nvme-eui.0025385b71b0b3c6-part1",
                "/dev/mapper/3600508b1001c4d41"
            })
    @DisplayName("where both have a device under a name that is its alone, with the same size")
    void whereBothHaveADeviceUnderANameThatIsItsAlone(String path) {
        assertEquals(Answer.SHARED, SharingRules.block(path, true).answer());
        assertEquals(Answer.UNKNOWN, SharingRules.block(path, false).answer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/dev/loop0", "/dev/sda", "/dev/vg/data", "/dev/disk/by-id/virtio-data", "/dev/mapper/data"})
    @DisplayName("is not known of a device under any other name")
    void isNotKnownOfADeviceUnderAnyOtherName(String path) {
        assertEquals(Answer.UNKNOWN, SharingRules.block(path, true).answer());
    }

    private static PoolFacts pool(String type, String server, String folder, String target) {
        return new PoolFacts(
                "pool", type, PoolState.RUNNING, target, new PoolSource(server, folder, "nfs"), 0, 0, 0, true, true);
    }
}
