package io.gangway.libvirt.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolSource;
import io.gangway.libvirt.fact.PoolState;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pools and volumes of libvirt's test driver: it has one pool, and anew for each connection. */
class VirtStorageTest {

    private static final String VOLUME = """
            <volume><name>disk1</name><capacity unit='MiB'>64</capacity><allocation>0</allocation>
            <target><format type='raw'/></target></volume>""";

    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private final VirtConnection connection = library.open("demo", "test:///default");

    @AfterEach
    void stop() {
        connection.close();
        library.stop(new ShutdownEvent());
    }

    @Test
    void listsThePoolsWithTheirRoom() {
        List<PoolFacts> pools = connection.pools().all();

        assertEquals(
                List.of("default-pool"), pools.stream().map(PoolFacts::name).toList());
        PoolFacts pool = pools.get(0);
        assertEquals(PoolState.RUNNING, pool.state());
        assertEquals("dir", pool.type());
        assertEquals("/default-pool", pool.target());
        assertTrue(pool.persistent());
        assertFalse(pool.autostart());
        assertTrue(pool.capacityBytes() > 0);
        assertEquals(pool.capacityBytes(), pool.allocationBytes() + pool.availableBytes());
        assertEquals(Optional.of(pool), connection.pools().find("default-pool"));
    }

    @Test
    void makesStartsStopsAndForgetsAPool() {
        VirtPools pools = connection.pools();
        pools.define("<pool type='netfs'><name>images</name><source><host name='store'/><dir path='/images'/>"
                + "<format type='nfs'/></source><target><path>/srv/images</path></target></pool>");
        assertEquals(
                new PoolSource("store", "/images", "nfs"),
                pools.find("images").orElseThrow().source());
        assertFalse(pools.find("images").orElseThrow().active());

        pools.build("images");
        pools.start("images");
        pools.autostart("images", true);
        assertTrue(pools.find("images").orElseThrow().active());
        assertTrue(pools.find("images").orElseThrow().autostart());

        pools.stop("images");
        pools.undefine("images");
        assertEquals(Optional.empty(), pools.find("images"));
    }

    @Test
    void startsAPoolThatIsGoneWhenItIsStopped() {
        VirtPools pools = connection.pools();
        String pool = "<pool type='dir'><name>passing</name><target><path>/srv/passing</path></target></pool>";

        pools.startTransient(pool, false);

        assertTrue(pools.find("passing").orElseThrow().active());
        assertFalse(pools.find("passing").orElseThrow().persistent());
        pools.stop("passing");
        assertEquals(Optional.empty(), pools.find("passing"));
    }

    @Test
    void makesFindsAndDeletesAVolume() {
        VirtVolumes volumes = connection.volumes();

        VolumeFacts made = volumes.create("default-pool", VOLUME);

        assertEquals("/default-pool/disk1", made.path());
        assertEquals(64L << 20, made.capacityBytes());
        assertEquals("", made.backing());
        assertEquals(List.of(made), volumes.all("default-pool"));
        assertEquals(Optional.of(made), volumes.find("default-pool", "disk1"));
        assertEquals(Optional.of(made), volumes.at("/default-pool/disk1"));
        assertTrue(volumes.delete("default-pool", "disk1"));
        assertFalse(volumes.delete("default-pool", "disk1"));
        assertEquals(Optional.empty(), volumes.find("default-pool", "disk1"));
        assertEquals(Optional.empty(), volumes.at("/default-pool/disk1"));
    }

    @Test
    void saysThatAPoolIsNotThere() {
        VirtException failure =
                assertThrows(VirtException.class, () -> connection.volumes().all("nowhere"));

        assertEquals(VirtException.NO_STORAGE_POOL, failure.code());
        assertEquals("demo", failure.host());
        assertThrows(VirtException.class, () -> connection.pools().refresh("nowhere"));
    }
}
