package io.gangway.libvirt.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.JobStats;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.link.LinkState.Kind;
import io.gangway.time.SteadyClock;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The link to a host")
class HostLinkTest {

    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());

    @Test
    @Timeout(20)
    @DisplayName("is up only once what is read of the host first has been read")
    void readsFirst() throws InterruptedException {
        Told told = new Told();
        try (HostLink link = new HostLink(
                library,
                "demo",
                "test:///default",
                told,
                Clock.systemUTC(),
                SteadyClock.ofThisMachine(),
                CallTimes.NOBODY)) {
            told.state = () -> link.state().kind();

            link.start();

            assertEquals("opened while " + Kind.CONNECTING, told.next());
            assertEquals("up while " + Kind.UP, told.next());
        }
    }

    private static final class Told implements HostLink.Observer {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private volatile Supplier<Kind> state = () -> Kind.DOWN;

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
        }

        @Override
        public void opened(VirtConnection connection) {
            heard.add("opened while " + state.get());
        }

        @Override
        public void up(VirtConnection connection) {
            heard.add("up while " + state.get());
        }

        @Override
        public void down() {
            heard.add("down");
        }

        @Override
        public void lifecycle(UUID uuid, LifecycleEvent event, int detail) {}

        @Override
        public void migrationIteration(UUID uuid, int iteration) {}

        @Override
        public void jobCompleted(UUID uuid, JobStats stats) {}
    }
}
