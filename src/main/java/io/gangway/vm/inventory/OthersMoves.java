package io.gangway.vm.inventory;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.host.VmEvent;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.time.PeriodicWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Finds out which VMs something else than this console moves away from their hosts, such as virsh. libvirt tells of each
 * pass over a guest's memory; a move that copies disks before is found as the VMs are asked about in turn.
 */
@ApplicationScoped
class OthersMoves {

    private static final Logger LOG = Logger.getLogger(OthersMoves.class);

    private final Hosts hosts;
    private final Inventory inventory;
    private final Instance<OwnMoves> own;
    private final Set<HostName> asked = ConcurrentHashMap.newKeySet();

    OthersMoves(Hosts hosts, Inventory inventory, @Any Instance<OwnMoves> own) {
        this.hosts = hosts;
        this.inventory = inventory;
        this.own = own;
    }

    void vmEvent(@Observes VmEvent event) {
        if (event instanceof VmEvent.Pass pass && pass.pass() == 1) {
            ask(event.host(), List.of(event.uuid()), () -> {});
        }
    }

    void begin(
            @Observes StartupEvent event,
            PeriodicWork periodic,
            @ConfigProperty(name = "gangway.refresh-interval", defaultValue = "5s") Duration pause) {
        periodic.every(pause, "Asking which VMs something else moves", this::askInTurn);
    }

    void askInTurn() {
        for (HostStatus host : hosts.all()) {
            // One question at a time: where a host hangs over a VM's job, they must not pile up.
            if (host.connected() && asked.add(host.name())) {
                ask(host.name(), inventory.nextToAskForMoves(host.name()), () -> asked.remove(host.name()));
            }
        }
    }

    private void ask(HostName host, Collection<UUID> uuids, Runnable then) {
        try {
            hosts.call(host, connection -> moving(connection, uuids)).whenDone((moving, failure) -> {
                then.run();
                if (failure == null) {
                    Set<UUID> others = moving.stream()
                            .filter(uuid -> own.stream().noneMatch(moves -> moves.moving(host, uuid)))
                            .collect(Collectors.toSet());
                    inventory.movedByOthers(host, uuids, others);
                } else {
                    // The next turn asks again.
                    LOG.debugf(failure, "%s did not say which VMs it moves", host);
                }
            });
        } catch (VirtException e) {
            then.run();
            LOG.debugf(e, "%s cannot be asked which VMs it moves", host);
        }
    }

    private static Set<UUID> moving(VirtConnection connection, Collection<UUID> uuids) {
        return uuids.stream()
                .filter(uuid -> connection.jobs().migratesAway(uuid))
                .collect(Collectors.toSet());
    }
}
