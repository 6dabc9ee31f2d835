package io.gangway.storage.copy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolSource;
import io.gangway.libvirt.fact.PoolState;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.libvirt.fact.VolumeLayout;
import io.gangway.libvirt.link.HostCall;
import io.gangway.storage.place.DiskSource;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.DiskUse.User;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.Sharing.Reason;
import io.gangway.storage.place.StorageHost;
import io.gangway.storage.place.VolumeSpot;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A disk")
class CopyRulesTest {

    private static final long GIB = 1L << 30;
    private static final UUID VM = UUID.randomUUID();
    private static final Sharing SEPARATE = Sharing.of(Answer.SEPARATE, Reason.DISPROVEN);
    private static final FolderPools FOLDERS = new FolderPools(Clock.systemUTC());

    private DiskUse use = DiskUse.known(Map.of());

    @Test
    @DisplayName("that fits is let go, also where a file of its size may be written over")
    void thatFitsIsLetGo() {
        assertDoesNotThrow(() -> check(disk(volume(8 * GIB), files(PoolState.RUNNING), Optional.empty(), GIB, false)));
        assertDoesNotThrow(
                () -> check(disk(volume(8 * GIB), files(PoolState.RUNNING), Optional.of(volume(8 * GIB)), 0, true)));
    }

    @Test
    @DisplayName("is not copied over a file of another size, confirmed or not, and both sizes are named")
    void isNotCopiedOverAFileOfAnotherSize() {
        String refusal =
                refusal(disk(volume(8 * GIB), files(PoolState.RUNNING), Optional.of(volume(4 * GIB)), 9 * GIB, true));

        assertTrue(refusal.contains("4 GiB (4294967296 bytes) there, 8 GiB (8589934592 bytes) on alpha"), refusal);
        assertTrue(refusal.contains("/srv/web.qcow2"), refusal);
    }

    @Test
    @DisplayName("is not copied over a file of the same size without a word, and whose it is is told")
    void isNotCopiedOverAFileWithoutAWord() {
        PlannedDisk disk =
                disk(volume(8 * GIB), files(PoolState.RUNNING), Optional.of(volume(8 * GIB)), 9 * GIB, false);

        assertTrue(refusal(disk).contains("beta has a volume /srv/web.qcow2 already. No VM there uses it"));
        use = DiskUse.known(Map.of("/srv/web.qcow2", new User(VM, "web", "vda")));
        assertTrue(refusal(disk).contains("It is this VM's own"), refusal(disk));
    }

    @Test
    @DisplayName("is never copied over what another VM uses, though it be gone now or was confirmed")
    void isNeverCopiedOverWhatAnotherVmUses() {
        use = DiskUse.known(Map.of("/srv/web.qcow2", new User(UUID.randomUUID(), "treasure", "backing file of vdb")));

        for (Optional<VolumeFacts> present : List.of(Optional.of(volume(8 * GIB)), Optional.<VolumeFacts>empty())) {
            String refusal = refusal(disk(volume(8 * GIB), files(PoolState.RUNNING), present, 9 * GIB, true));
            assertTrue(refusal.contains("/srv/web.qcow2 on beta belongs to the VM treasure"), refusal);
            assertTrue(refusal.contains("as its backing file of vdb"), refusal);
        }
    }

    @Test
    @DisplayName("on storage that both reach is not copied onto itself")
    void onStorageThatBothReachIsNotCopiedOntoItself() {
        PlannedDisk disk = disk(
                volume(GIB),
                files(PoolState.RUNNING),
                Optional.of(volume(GIB)),
                9 * GIB,
                true,
                Sharing.of(Answer.SHARED, Reason.PROVEN));

        assertTrue(refusal(disk).contains("the file there is the disk itself"), refusal(disk));
    }

    @Test
    @DisplayName("is not copied over what may be itself, confirmed or not")
    void isNotCopiedOverWhatMayBeItself() {
        PlannedDisk disk = disk(
                volume(GIB),
                files(PoolState.RUNNING),
                Optional.of(volume(GIB)),
                9 * GIB,
                true,
                Sharing.of(Answer.UNKNOWN, Reason.NOT_WRITABLE));

        assertTrue(refusal(disk).contains("it may be the disk itself"), refusal(disk));
    }

    @Test
    @DisplayName("that does not fit is refused with the room that there is, and one without a folder with a remedy")
    void thatDoesNotFitIsRefused() {
        String room = refusal(disk(volume(8 * GIB), files(PoolState.RUNNING), Optional.empty(), GIB / 4, false));
        String folder = refusal(disk(volume(8 * GIB), Optional.empty(), Optional.empty(), -1, false));

        assertTrue(room.contains("256 MiB free in /srv on beta, and web.qcow2 takes 512 MiB"), room);
        assertTrue(folder.contains("beta has no folder /srv. Choose a pool for vda"), folder);
    }

    @Test
    @DisplayName("is not copied into a pool that is not active or takes no disks")
    void isNotCopiedIntoAPoolThatTakesNone() {
        assertTrue(refusal(disk(volume(GIB), files(PoolState.INACTIVE), Optional.empty(), GIB, false))
                .contains("beta has no active storage pool in /srv: its pool pool is stopped"));
        assertTrue(refusal(disk(volume(GIB), pool("iscsi", PoolState.RUNNING), Optional.empty(), GIB, false))
                .contains("of type iscsi"));
    }

    @Test
    @DisplayName("that is raw has whole sectors, whatever seems to be in it")
    void thatIsRawHasWholeSectors() {
        VolumeFacts odd = new VolumeFacts("pool", "w.raw", "/srv/w.raw", "file", "qcow2", 99 * GIB, 0, 1001, "/etc/x");
        PlannedDisk disk = new PlannedDisk(
                new DiskWish(
                        new DiskSource("vda", "file", "/srv/w.raw", "", "", "raw"), Optional.empty(), false, false),
                odd,
                VolumeLayout.plain("raw"),
                List.of(),
                List.of(),
                spot("alpha"),
                new DiskTarget(Optional.empty(), "/srv/w.raw", Optional.empty(), OptionalLong.of(GIB)),
                spot("beta"),
                SEPARATE);

        assertEquals(1024, disk.capacity());
    }

    private String refusal(PlannedDisk disk) {
        CopyFailed failure = assertThrows(CopyFailed.class, () -> check(disk));
        assertEquals(CopyFailed.Reason.REFUSED, failure.reason());
        return EnglishCopy.of(failure);
    }

    private void check(PlannedDisk disk) {
        new CopyRules("alpha", "beta").check(disk, VM, use);
    }

    private static PlannedDisk disk(
            VolumeFacts source, Optional<PoolFacts> pool, Optional<VolumeFacts> present, long room, boolean overwrite) {
        return disk(source, pool, present, room, overwrite, SEPARATE);
    }

    private static PlannedDisk disk(
            VolumeFacts source,
            Optional<PoolFacts> pool,
            Optional<VolumeFacts> present,
            long room,
            boolean overwrite,
            Sharing sharing) {
        return new PlannedDisk(
                new DiskWish(
                        new DiskSource("vda", "file", "/srv/web.qcow2", "", "", "qcow2"),
                        Optional.empty(),
                        false,
                        overwrite),
                source,
                VolumeLayout.plain("qcow2"),
                List.of(),
                List.of(),
                spot("alpha"),
                new DiskTarget(
                        pool, "/srv/web.qcow2", present, room < 0 ? OptionalLong.empty() : OptionalLong.of(room)),
                spot("beta"),
                sharing);
    }

    private static VolumeFacts volume(long capacity) {
        return new VolumeFacts("pool", "web.qcow2", "/srv/web.qcow2", "file", "qcow2", capacity, GIB / 2, GIB, "");
    }

    private static Optional<PoolFacts> files(PoolState state) {
        return pool("dir", state);
    }

    private static Optional<PoolFacts> pool(String type, PoolState state) {
        return Optional.of(
                new PoolFacts("pool", type, state, "/srv", new PoolSource("", "", ""), 10 * GIB, 0, GIB, true, true));
    }

    private static VolumeSpot spot(String host) {
        return VolumeSpot.at(
                new StorageHost() {
                    @Override
                    public String name() {
                        return host;
                    }

                    @Override
                    public <T> HostCall<T> transfer(Function<VirtConnection, T> work) {
                        throw new IllegalStateException("rules ask no host");
                    }
                },
                FOLDERS,
                "/srv/web.qcow2");
    }
}
