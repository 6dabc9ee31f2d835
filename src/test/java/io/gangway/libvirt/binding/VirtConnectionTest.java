package io.gangway.libvirt.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.DomainListener;
import io.gangway.libvirt.fact.DomainState;
import io.gangway.libvirt.fact.JobStats;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtConnectionTest {

    private static final String TEST_DRIVER = "test:///default";

    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());

    @AfterEach
    void stop() {
        library.stop(new ShutdownEvent());
    }

    @Test
    void listsTheDomainsOfTheTestDriver() {
        try (VirtConnection connection = library.open("demo", TEST_DRIVER)) {
            List<DomainFacts> domains = connection.domains();

            assertEquals(1, domains.size());
            DomainFacts domain = domains.get(0);
            assertEquals("test", domain.name());
            assertEquals(DomainState.RUNNING, domain.state());
            assertTrue(domain.persistent());
            assertTrue(domain.memoryBytes() > 0);
            assertEquals(
                    Optional.of(domain.uuid()), connection.domain(domain.uuid()).map(DomainFacts::uuid));
        }
    }

    @Test
    void knowsNothingOfADomainThatIsNotThere() {
        try (VirtConnection connection = library.open("demo", TEST_DRIVER)) {
            assertEquals(Optional.empty(), connection.domain(UUID.randomUUID()));
        }
    }

    @Test
    void letsADomainStartWithItsHostOrNot() {
        try (VirtConnection connection = library.open("demo", TEST_DRIVER)) {
            DomainBelongings belongings = connection.belongings();
            UUID uuid = connection.domains().get(0).uuid();
            assertFalse(belongings.autostart(uuid));

            belongings.autostart(uuid, true);
            assertTrue(belongings.autostart(uuid));

            belongings.autostart(uuid, false);
            assertFalse(belongings.autostart(uuid));
        }
    }

    @Test
    void hasNothingSavedAndNoCheckpointsWhereThereAreNone() {
        try (VirtConnection connection = library.open("demo", TEST_DRIVER)) {
            DomainFacts domain = connection.domains().get(0);

            assertFalse(domain.savedState());
            assertFalse(connection.domain(domain.uuid()).orElseThrow().savedState());
            assertEquals(List.of(), connection.belongings().checkpoints(domain.uuid()));
            assertEquals(List.of(), connection.belongings().checkpoints(UUID.randomUUID()));
        }
    }

    @Test
    void keepsLibvirtsCodeAndMessageAndTheHost() {
        try (VirtConnection connection = library.open("demo", TEST_DRIVER)) {
            UUID running = connection.domains().get(0).uuid();

            VirtException failure = assertThrows(VirtException.class, () -> connection.start(running));

            assertEquals("demo", failure.host());
            assertTrue(failure.code() > 0);
            assertTrue(failure.domain() > 0);
            assertTrue(failure.getMessage().contains("running"), failure.getMessage());
        }
    }

    @Test
    void saysWhyNobodyAnswersAtASocket() {
        VirtException failure = assertThrows(
                VirtException.class, () -> library.open("demo", "qemu+unix:///system?socket=/nonexistent/sock"));

        assertTrue(failure.getMessage().contains("/nonexistent/sock"), failure.getMessage());
    }

    @Test
    void hearsOfAPauseAndAResume() throws InterruptedException {
        BlockingQueue<LifecycleEvent> events = new LinkedBlockingQueue<>();
        try (VirtConnection connection = library.open("demo", TEST_DRIVER)) {
            UUID uuid = connection.domains().get(0).uuid();
            connection.listen(new Lifecycle(events));

            connection.pause(uuid);
            assertEquals(LifecycleEvent.SUSPENDED, events.poll(5, TimeUnit.SECONDS));
            connection.resume(uuid);
            assertEquals(LifecycleEvent.RESUMED, events.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void refusesCallsOnceItIsClosed() {
        VirtConnection connection = library.open("demo", TEST_DRIVER);
        connection.close();
        connection.close();

        VirtException failure = assertThrows(VirtException.class, connection::domains);

        assertEquals(VirtException.NOT_CONNECTED, failure.code());
    }

    @Test
    void twoHundredConnectionsLeaveNoDescriptorAndNoThreadBehind() {
        openUseAndClose(10);
        int descriptors = descriptors();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();

        openUseAndClose(200);

        assertTrue(descriptors() <= descriptors + 2, "descriptors: " + descriptors + " then " + descriptors());
        List<String> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threads.contains(thread))
                .map(Thread::getName)
                .toList();
        // Two hundred of anything; one thread more may be the virtual machine's own.
        assertTrue(left.size() < 5, "threads that are left: " + left);
    }

    private void openUseAndClose(int times) {
        for (int i = 0; i < times; i++) {
            try (VirtConnection connection = library.open("demo", TEST_DRIVER)) {
                connection.listen(new Lifecycle(new LinkedBlockingQueue<>()));
                connection.domains();
            }
        }
    }

    private static int descriptors() {
        return new File("/proc/self/fd").list().length;
    }

    private record Lifecycle(BlockingQueue<LifecycleEvent> events) implements DomainListener {
        @Override
        public void lifecycle(UUID uuid, LifecycleEvent event, int detail) {
            events.add(event);
        }

        @Override
        public void migrationIteration(UUID uuid, int iteration) {}

        @Override
        public void jobCompleted(UUID uuid, JobStats stats) {}
    }
}
