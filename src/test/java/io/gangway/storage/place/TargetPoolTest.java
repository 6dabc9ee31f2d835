package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolSource;
import io.gangway.libvirt.fact.PoolState;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TargetPoolTest {

    private static PoolFacts pool(String name, String type, PoolState state) {
        return new PoolFacts(name, type, state, "/srv/" + name + "/", new PoolSource("", "", ""), 10, 4, 6, true, true);
    }

    @Test
    @DisplayName(
            "disks go into active pools of files or logical volumes, and into none that the console made for itself")
    void takesDisks() {
        List<TargetPool> pools = TargetPool.of(List.of(
                pool("vg", "logical", PoolState.RUNNING),
                pool("images", "dir", PoolState.RUNNING),
                pool("stopped", "dir", PoolState.INACTIVE),
                pool("ceph", "rbd", PoolState.RUNNING),
                pool("gangway-folder-0123abcd-1-2-3-0123abcd", "dir", PoolState.RUNNING)));

        assertEquals(List.of(new TargetPool("images", "/srv/images", 6), new TargetPool("vg", "/srv/vg", 6)), pools);
    }
}
