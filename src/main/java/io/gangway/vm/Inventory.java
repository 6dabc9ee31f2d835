package io.gangway.vm;

import io.gangway.host.HostName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What runs where, kept fresh by the hosts' events. Reading it never waits for a host. */
@ApplicationScoped
public class Inventory {

    public List<Vm> all() {
        return List.of();
    }

    public Optional<Vm> find(HostName host, UUID uuid) {
        return Optional.empty();
    }

    /** The VM on every host that knows it. */
    public List<Vm> sightings(UUID uuid) {
        return List.of();
    }
}
