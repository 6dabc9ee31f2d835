package io.gangway.host.web;

import io.gangway.host.HostChanged;
import io.gangway.host.HostFacts;
import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.HostUp;
import io.gangway.host.Hosts;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Looks up the name that a host gives itself, each time it connects, on a thread that nothing waits for. */
@ApplicationScoped
public class OwnNames {

    private static final Logger LOG = Logger.getLogger(OwnNames.class);

    private final Hosts hosts;
    private final Event<HostChanged> changed;
    private final Map<HostName, OwnName> found = new ConcurrentHashMap<>();
    private final ExecutorService lookups = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "own-names");
        thread.setDaemon(true);
        return thread;
    });

    public OwnNames(Hosts hosts, Event<HostChanged> changed) {
        this.hosts = hosts;
        this.changed = changed;
    }

    /** What is known of the host's own name; empty until it was looked up. */
    Optional<OwnName> of(HostName host) {
        return Optional.ofNullable(found.get(host));
    }

    void hostUp(@Observes HostUp event) {
        lookups.execute(() -> hosts.find(event.host()).ifPresent(this::lookUp));
    }

    private void lookUp(HostStatus status) {
        status.facts().map(HostFacts::hostname).ifPresent(hostname -> {
            try {
                OwnName name = OwnName.of(status.host(), hostname, OwnNames::address);
                if (!name.equals(found.put(status.name(), name)) && name.kind() != OwnName.Kind.FINE) {
                    changed.fire(new HostChanged(status.name()));
                }
            } catch (RuntimeException e) {
                LOG.warnf(e, "The name %s of %s could not be looked up", hostname, status.name());
            }
        });
    }

    private static Optional<InetAddress> address(String name) {
        try {
            return Optional.of(InetAddress.getByName(name));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        lookups.shutdownNow();
    }
}
