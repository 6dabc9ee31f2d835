package io.gangway.storage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.PoolFacts;
import io.gangway.libvirt.PoolSource;
import io.gangway.libvirt.PoolState;
import io.gangway.libvirt.VolumeFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyRulesTest {

    private static final long GIB = 1L << 30;

    private final CopyRules rules = new CopyRules("alpha", "beta");

    @Test
    void letsADiskThatFitsGo() {
        assertDoesNotThrow(
                () -> rules.check(volume(8 * GIB, ""), pool("dir", PoolState.RUNNING, GIB), Optional.empty()));
    }

    @Test
    void namesBothSizesOfAVolumeThatIsThereAlready() {
        String refusal =
                refusal(volume(8 * GIB, ""), pool("dir", PoolState.RUNNING, 9 * GIB), Optional.of(volume(4 * GIB, "")));

        assertTrue(refusal.contains("4 GiB there, 8 GiB on alpha"), refusal);
        assertTrue(refusal.contains("/srv/web.qcow2"), refusal);
    }

    @Test
    void neverWritesOverAVolumeOfTheSameSize() {
        String refusal =
                refusal(volume(8 * GIB, ""), pool("dir", PoolState.RUNNING, 9 * GIB), Optional.of(volume(8 * GIB, "")));

        assertTrue(refusal.contains("beta has a volume /srv/web.qcow2 already"), refusal);
    }

    @Test
    void namesTheRoomThatIsMissing() {
        String refusal = refusal(volume(8 * GIB, ""), pool("netfs", PoolState.RUNNING, GIB / 4), Optional.empty());

        assertTrue(refusal.contains("256 MiB free, and web.qcow2 takes 512 MiB"), refusal);
    }

    @Test
    void refusesAChainAnInactivePoolAndAPoolWithoutFiles() {
        assertTrue(refusal(volume(GIB, "/srv/base.qcow2"), pool("dir", PoolState.RUNNING, GIB), Optional.empty())
                .contains("builds on another image, /srv/base.qcow2"));
        assertTrue(refusal(volume(GIB, ""), pool("dir", PoolState.INACTIVE, 0), Optional.empty())
                .contains("not active"));
        assertTrue(refusal(volume(GIB, ""), pool("logical", PoolState.RUNNING, GIB), Optional.empty())
                .contains("of type logical"));
    }

    private String refusal(VolumeFacts volume, PoolFacts pool, Optional<VolumeFacts> present) {
        CopyFailed failure = assertThrows(CopyFailed.class, () -> rules.check(volume, pool, present));
        assertEquals(CopyFailed.Reason.REFUSED, failure.reason());
        return failure.getMessage();
    }

    private static VolumeFacts volume(long capacity, String backing) {
        return new VolumeFacts("pool", "web.qcow2", "/srv/web.qcow2", "file", "qcow2", capacity, GIB / 2, GIB, backing);
    }

    private static PoolFacts pool(String type, PoolState state, long available) {
        return new PoolFacts(
                "pool", type, state, "/srv", new PoolSource("", "", ""), 10 * GIB, 0, available, true, true);
    }
}
