package io.gangway.health;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.time.SteadyClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("An event loop")
@Timeout(60)
class EventLoopsTest {

    private final EventLoopGroup group = new DefaultEventLoopGroup(2);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private final EventLoops loops = new EventLoops(library, group, SteadyClock.ofThisMachine());

    @AfterEach
    void stop() {
        loops.stop(new ShutdownEvent());
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private double told() {
        return registry.get("gangway.event.loop.silence")
                .tag("loop", "http")
                .gauge()
                .value();
    }

    @Test
    @DisplayName("that something blocks is found, although another goes on, and it is well again afterwards")
    void blocked() throws InterruptedException {
        loops.begin(new StartupEvent(), registry);
        CountDownLatch block = new CountDownLatch(1);
        Future<?> blocked = group.next().submit(() -> {
            block.await();
            return true;
        });

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> told() > 3);
        assertTrue(loops.http().compareTo(Duration.ofSeconds(3)) > 0);

        block.countDown();
        blocked.sync();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> told() < 2);
    }

    @Test
    @DisplayName("of libvirt goes round by itself, without a connection to any host")
    void libvirtGoesRound() {
        assertTrue(loops.libvirt().isPresent());
        Duration first = loops.libvirt().orElseThrow();

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> loops.libvirt().orElseThrow().compareTo(first) < 0
                        || loops.libvirt().orElseThrow().compareTo(Duration.ofMillis(200)) < 0);
    }
}
