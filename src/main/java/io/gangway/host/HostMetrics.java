package io.gangway.host;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How the hosts stand, from what is in memory: no host is asked for it. */
@Singleton
class HostMetrics {

    private final Hosts hosts;

    HostMetrics(Hosts hosts) {
        this.hosts = hosts;
    }

    void begin(@Observes StartupEvent event, MeterRegistry registry) {
        for (HostState state : HostState.values()) {
            Gauge.builder("gangway.hosts", this, metrics -> metrics.in(state))
                    .description("Hosts in each state")
                    .tag("state", state.word())
                    .register(registry);
        }
        for (HostStatus host : hosts.all()) {
            Gauge.builder("gangway.host.connected", this, metrics -> metrics.connected(host.name()))
                    .description("Whether the console can talk to the host now: 1 or 0")
                    .tag("host", host.name().value())
                    .register(registry);
        }
    }

    private long in(HostState state) {
        return hosts.all().stream().filter(host -> host.state() == state).count();
    }

    private int connected(HostName name) {
        return hosts.find(name).filter(HostStatus::connected).isPresent() ? 1 : 0;
    }
}
