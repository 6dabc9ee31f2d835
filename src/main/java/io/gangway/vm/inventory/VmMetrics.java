package io.gangway.vm.inventory;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How many VMs there are, from the inventory in memory: no host is asked for it, and no VM is named. */
@Singleton
class VmMetrics {

    private final Inventory inventory;

    VmMetrics(Inventory inventory) {
        this.inventory = inventory;
    }

    void begin(@Observes StartupEvent event, Hosts hosts, MeterRegistry registry) {
        hosts.all().stream().map(HostStatus::name).forEach(host -> count(host, registry));
        Gauge.builder("gangway.vms.active.twice", inventory, Inventory::activeTwice)
                .description("VMs that are active on more than one host, which no migration explains")
                .register(registry);
    }

    private void count(HostName host, MeterRegistry registry) {
        for (VmState state : VmState.values()) {
            Gauge.builder("gangway.vms", inventory, known -> known.count(host, state))
                    .description("VMs of each host in each state, as the host last told")
                    .tag("host", host.value())
                    .tag("state", state.slug())
                    .register(registry);
        }
    }
}
