package io.gangway.host.web;

import io.gangway.host.Host;
import io.gangway.host.HostUri;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Whether the name that a host gives itself leads to it. libvirt sends a migration's data to that name, unless the
 * configuration gives an address for it.
 *
 * <p>The other hosts cannot be asked what they find under a name. What this machine finds is a hint, no more; a name that
 * means localhost everywhere is certain.
 *
 * @param hostname what the host calls itself
 * @param address what this machine finds under it, where that is of interest
 */
record OwnName(Kind kind, String hostname, Optional<String> address) {

    /** What is known of the name. */
    enum Kind {
        FINE,
        LOCALHOST,
        UNKNOWN_HERE,
        LEADS_HOME
    }

    /** Finds the address of a name; empty if there is none. May take as long as name servers let it. */
    @FunctionalInterface
    interface Resolver {
        Optional<InetAddress> find(String name);
    }

    static OwnName of(Host host, String hostname, Resolver resolver) {
        if (host.migrateUri().isPresent()) {
            return new OwnName(Kind.FINE, hostname, Optional.empty());
        }
        // libvirt refuses whatever begins so.
        if (hostname.startsWith("localhost")) {
            return new OwnName(Kind.LOCALHOST, hostname, Optional.empty());
        }
        if (HostUri.of(host.uri()).host().isEmpty()) {
            // The console's own machine, whose own name is no business of its own name service.
            return new OwnName(Kind.FINE, hostname, Optional.empty());
        }
        if (HostUri.of(host.peerUri()).host().equals(Optional.of(hostname))) {
            // The other hosts log in to it by that very name.
            return new OwnName(Kind.FINE, hostname, Optional.empty());
        }
        return resolver.find(hostname)
                .map(address -> address.isLoopbackAddress()
                        ? new OwnName(Kind.LEADS_HOME, hostname, Optional.of(address.getHostAddress()))
                        : new OwnName(Kind.FINE, hostname, Optional.empty()))
                .orElseGet(() -> new OwnName(Kind.UNKNOWN_HERE, hostname, Optional.empty()));
    }
}
