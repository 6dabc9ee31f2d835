package io.gangway.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How many look on. */
@Singleton
class LiveMetrics {

    void begin(@Observes StartupEvent event, LiveFeed feed, MeterRegistry registry) {
        Gauge.builder("gangway.viewers", feed, LiveFeed::watching)
                .description("Pages that are open and kept current")
                .register(registry);
    }
}
