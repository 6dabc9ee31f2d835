package io.gangway.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The hosts this console knows, in the order of their names. */
@ApplicationScoped
public class Hosts {

    public List<HostStatus> all() {
        return List.of();
    }

    public Optional<HostStatus> find(HostName name) {
        return Optional.empty();
    }

    /** Why libvirt's client library could not be loaded, with the remedy; empty when it could. */
    public Optional<String> libraryProblem() {
        return Optional.empty();
    }
}
