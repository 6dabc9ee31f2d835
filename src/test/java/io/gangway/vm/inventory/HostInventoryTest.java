package io.gangway.vm.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.DomainState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("While all VMs of a host are read")
@Timeout(30)
class HostInventoryTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final HostInventory inventory = new HostInventory(new HostName("alpha"));
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private static DomainFacts domain(UUID uuid, DomainState state) {
        return new DomainFacts(uuid, "vm", state, 0, true, 1, 1 << 20, 0, false);
    }

    /** A host that takes its time, and says how it was when it was asked. */
    private List<DomainFacts> slowly(List<DomainFacts> said) {
        reading.countDown();
        try {
            assertTrue(goOn.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return said;
    }

    private CompletableFuture<Boolean> reading(List<DomainFacts> said) throws InterruptedException {
        CompletableFuture<Boolean> refresh =
                CompletableFuture.supplyAsync(() -> inventory.replace(() -> slowly(said), Duration.ofSeconds(1)));
        assertTrue(reading.await(20, TimeUnit.SECONDS));
        return refresh;
    }

    @Test
    @DisplayName("an event of one VM waits for nothing, and what it brought is not read over")
    void anEventDoesNotWait() throws Exception {
        CompletableFuture<Boolean> refresh =
                reading(List.of(domain(ONE, DomainState.RUNNING), domain(OTHER, DomainState.RUNNING)));

        assertTrue(inventory.update(ONE, () -> Optional.of(domain(ONE, DomainState.SHUT_OFF))));
        assertEquals(VmState.SHUT_OFF, inventory.find(ONE, false).orElseThrow().state());
        goOn.countDown();

        assertTrue(refresh.get(20, TimeUnit.SECONDS));
        assertEquals(VmState.SHUT_OFF, inventory.find(ONE, false).orElseThrow().state());
        assertEquals(VmState.RUNNING, inventory.find(OTHER, false).orElseThrow().state());
    }

    @Test
    @DisplayName("a VM that goes meanwhile is gone")
    void aVmThatGoes() throws Exception {
        CompletableFuture<Boolean> refresh = reading(List.of(domain(ONE, DomainState.RUNNING)));

        inventory.update(ONE, Optional::empty);
        goOn.countDown();

        assertTrue(refresh.get(20, TimeUnit.SECONDS));
        assertTrue(inventory.find(ONE, false).isEmpty());
    }

    @Test
    @DisplayName("a look at one VM that began before counts no more than the reading itself")
    void anOlderLook() {
        inventory.update(ONE, () -> {
            inventory.replace(() -> List.of(domain(ONE, DomainState.RUNNING)), Duration.ofSeconds(1));
            return Optional.of(domain(ONE, DomainState.SHUT_OFF));
        });

        assertEquals(VmState.RUNNING, inventory.find(ONE, false).orElseThrow().state());
    }
}
