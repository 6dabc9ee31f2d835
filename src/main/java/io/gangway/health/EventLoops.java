package io.gangway.health;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.time.SteadyClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * For how long the console's event loops have come to nothing: those that answer requests, and libvirt's, on which the
 * hosts' events come. Each is given something to do once a second, so that more than a second or two means that something
 * blocks it.
 */
@Singleton
public class EventLoops {

    private static final String NAME = "gangway.event.loop.silence";
    private static final String DESCRIPTION = "For how long an event loop has come to nothing: the worst of its kind";

    private final LibvirtLibrary libvirt;
    private final EventLoopGroup http;
    private final SteadyClock clock;
    private final Map<EventExecutor, Duration> beats = new ConcurrentHashMap<>();
    private final List<ScheduledFuture<?>> beating = new CopyOnWriteArrayList<>();

    EventLoops(LibvirtLibrary libvirt, @MainEventLoopGroup EventLoopGroup http, SteadyClock clock) {
        this.libvirt = libvirt;
        this.http = http;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event, MeterRegistry registry) {
        for (EventExecutor loop : http) {
            beats.put(loop, clock.now());
            beating.add(loop.scheduleWithFixedDelay(() -> beats.put(loop, clock.now()), 0, 1, TimeUnit.SECONDS));
        }
        Gauge.builder(NAME, this, loops -> seconds(loops.http()))
                .description(DESCRIPTION)
                .baseUnit("seconds")
                .tag("loop", "http")
                .register(registry);
        if (libvirt().isPresent()) {
            Gauge.builder(NAME, this, loops -> loops.libvirt()
                            .map(EventLoops::seconds)
                            .orElse(Double.NaN))
                    .description(DESCRIPTION)
                    .baseUnit("seconds")
                    .tag("loop", "libvirt")
                    .register(registry);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        beating.forEach(beat -> beat.cancel(false));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** The worst of those that answer requests. */
    Duration http() {
        Duration now = clock.now();
        return beats.values().stream()
                .map(now::minus)
                .filter(silence -> !silence.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** libvirt's; empty where its client library is not there. */
    Optional<Duration> libvirt() {
        return libvirt.eventLoopSilence();
    }
}
