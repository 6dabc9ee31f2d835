package io.gangway.vm.inventory;

import io.gangway.host.HostChanged;
import io.gangway.host.HostName;
import io.gangway.host.HostUp;
import io.gangway.host.Hosts;
import io.gangway.host.VmEvent;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.time.PeriodicWork;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What runs where. Kept fresh by the hosts' events, with a slow full refresh behind, which also measures the CPU use.
 * Reading it never waits for a host.
 */
@ApplicationScoped
public class Inventory {

    private static final Logger LOG = Logger.getLogger(Inventory.class);

    private final Hosts hosts;
    private final SteadyClock clock;
    private final Event<VmsChanged> changed;
    private final Map<HostName, HostInventory> inventories = new ConcurrentHashMap<>();

    public Inventory(Hosts hosts, SteadyClock clock, Event<VmsChanged> changed) {
        this.hosts = hosts;
        this.clock = clock;
        this.changed = changed;
    }

    public List<Vm> all() {
        return Twins.told(
                hosts.all().stream()
                        .flatMap(host -> inventory(host.name()).vms(!host.connected()).stream())
                        .toList(),
                hosts::sameMachine);
    }

    public Optional<Vm> find(HostName host, UUID uuid) {
        return sightings(uuid).stream().filter(vm -> vm.host().equals(host)).findFirst();
    }

    /** The VM on every host that knows it. */
    public List<Vm> sightings(UUID uuid) {
        return Twins.told(
                hosts.all().stream()
                        .flatMap(host -> inventory(host.name()).find(uuid, !host.connected()).stream())
                        .toList(),
                hosts::sameMachine);
    }

    /** How many VMs the host last told of in this state. */
    long count(HostName host, VmState state) {
        return inventory(host).vms(false).stream()
                .filter(vm -> vm.state() == state)
                .count();
    }

    /** How many VMs are active on more than one host, which no migration explains. */
    long activeTwice() {
        return Twins.activeTwice(all());
    }

    /** Whether the host has told of all its VMs since it was last connected. Until then a VM may be there unseen. */
    public boolean listed(HostName host) {
        return inventory(host).listed();
    }

    private HostInventory inventory(HostName host) {
        return inventories.computeIfAbsent(host, HostInventory::new);
    }

    void hostUp(@Observes HostUp event) {
        inventory(event.host()).forgetThatItWasListed();
        refresh(event.host());
    }

    /** A host that went down makes its VMs stale, which changes how they look. */
    void hostChanged(@Observes HostChanged event) {
        changed.fire(new VmsChanged(event.host()));
    }

    void vmEvent(@Observes VmEvent event) {
        if (event instanceof VmEvent.Lifecycle) {
            refresh(event.host(), event.uuid());
        }
    }

    void begin(
            @Observes StartupEvent event,
            PeriodicWork periodic,
            @ConfigProperty(name = "gangway.refresh-interval", defaultValue = "5s") Duration pause) {
        periodic.every(pause, "Reading all VMs anew", this::refreshAll);
    }

    void refreshAll() {
        hosts.all().stream().filter(host -> host.connected()).forEach(host -> refresh(host.name()));
    }

    private void refresh(HostName host) {
        HostInventory inventory = inventory(host);
        if (!inventory.beginFullRefresh()) {
            return;
        }
        try {
            hosts.call(host, connection -> inventory.replace(connection::domains, clock.now()))
                    .whenDone((isNews, failure) -> {
                        inventory.endFullRefresh();
                        report(host, isNews, failure);
                    });
        } catch (VirtException e) {
            inventory.endFullRefresh();
            LOG.debugf(e, "No refresh of %s now", host);
        } catch (RuntimeException | Error e) {
            inventory.endFullRefresh();
            throw e;
        }
    }

    /** Looks at one VM anew, soon: after what the host sends no event of. */
    public void refresh(HostName host, UUID uuid) {
        try {
            hosts.call(host, connection -> inventory(host).update(uuid, () -> connection.domain(uuid)))
                    .whenDone((isNews, failure) -> report(host, isNews, failure));
        } catch (VirtException e) {
            LOG.debugf(e, "No refresh of %s on %s now", uuid, host);
        }
    }

    /** The VMs of a host of which it is to be asked next whether something moves them; some at a time. */
    List<UUID> nextToAskForMoves(HostName host) {
        return inventory(host).nextToAskForMoves();
    }

    /** Of these VMs, those that something else than this console moves away from the host. */
    void movedByOthers(HostName host, Collection<UUID> asked, Set<UUID> moved) {
        report(host, inventory(host).movedByOthers(asked, moved), null);
    }

    private void report(HostName host, Boolean isNews, Throwable failure) {
        if (failure != null) {
            // The link says why a host does not answer; the next refresh mends what this one missed.
            LOG.debugf(failure, "A refresh of %s failed", host);
        } else if (isNews) {
            changed.fire(new VmsChanged(host));
        }
    }
}
