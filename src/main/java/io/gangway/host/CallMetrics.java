package io.gangway.host;

import io.gangway.libvirt.link.CallTimes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How long the quick calls to each host take, and how they end. */
@Singleton
class CallMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Hosts.PATIENCE
    };

    private final MeterRegistry registry;

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Takes the times of one host; each way to end is there from the start, at zero. */
    CallTimes of(HostName host) {
        Map<CallTimes.End, Timer> timers = new EnumMap<>(CallTimes.End.class);
        for (CallTimes.End end : CallTimes.End.values()) {
            timers.put(
                    end,
                    Timer.builder("gangway.libvirt.calls")
                            .description("How long quick calls to libvirt took, the wait for a thread with it")
                            .tag("host", host.value())
                            .tag("outcome", end.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        return (end, time) -> Objects.requireNonNull(timers.get(end)).record(time);
    }
}
