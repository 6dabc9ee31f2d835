package io.gangway.migration.luggage;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.luggage.HeldAutostartStore.Held;
import io.gangway.time.PeriodicWork;
import io.gangway.vm.inventory.Copies;
import io.gangway.vm.inventory.VmStates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps the copy of a VM that its host has kept from starting with that host while the VM is away, and lets it again once
 * the VM is back: when it runs there, or when no host that could have it has it any more. Where it went to a host that this
 * console does not know, only the former counts.
 */
@ApplicationScoped
public class HeldAutostarts {

    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(HeldAutostarts.class);

    private final Hosts hosts;
    private final Copies copies;
    private final HeldAutostartStore store;
    private final MigrationStore migrations;

    HeldAutostarts(Hosts hosts, Copies copies, HeldAutostartStore store, MigrationStore migrations) {
        this.hosts = hosts;
        this.copies = copies;
        this.store = store;
        this.migrations = migrations;
    }

    void begin(@Observes StartupEvent event, PeriodicWork periodic) {
        periodic.every(SETTLING, "Giving back autostarts", this::settle);
    }

    /**
     * Turns it off on a host; where the host does not answer, as soon as it does.
     *
     * @param unseen whether the VM is on a host that this console does not know
     */
    public void hold(UUID uuid, HostName host, boolean unseen) {
        Held held = new Held(uuid, host, unseen);
        store.add(held);
        try {
            set(held, false);
        } catch (VirtException e) {
            LOG.infof("The autostart of %s on %s is turned off later: %s", uuid, host, e.getMessage());
        }
    }

    public void settle() {
        store.all().forEach(this::settle);
    }

    /** At once, for a VM that is to leave: what its host owes it must be known before. */
    public void settle(UUID uuid) {
        store.all().stream().filter(held -> held.uuid().equals(uuid)).forEach(this::settle);
    }

    private void settle(Held held) {
        if (migrations.active(held.uuid()).isPresent()
                || hosts.find(held.host()).isEmpty()) {
            return;
        }
        try {
            Optional<DomainFacts> there = hosts.ask(held.host(), host -> host.domain(held.uuid()));
            if (there.filter(DomainFacts::persistent).isEmpty()) {
                store.forget(held);
            } else if (isBack(held, there.get())) {
                set(held, true);
                store.forget(held);
                LOG.infof("%s starts together with %s again", held.uuid(), held.host());
            } else {
                set(held, false);
            }
        } catch (VirtException e) {
            LOG.debugf(e, "The autostart of %s on %s is looked at later", held.uuid(), held.host());
        }
    }

    private boolean isBack(Held held, DomainFacts there) {
        return VmStates.of(there).active() || (!held.unseen() && nowhereElse(held));
    }

    private boolean nowhereElse(Held held) {
        return copies.elsewhere(held.host(), held.uuid()).stream()
                .allMatch(copy -> copy.answered() && copy.found().isEmpty());
    }

    private void set(Held held, boolean on) {
        hosts.ask(held.host(), host -> {
            if (host.belongings().autostart(held.uuid()) != on) {
                host.belongings().autostart(held.uuid(), on);
            }
            return true;
        });
    }
}
