package io.gangway.migration.request;

import io.gangway.host.Host;
import io.gangway.host.HostName;
import java.util.Optional;

/**
 * Where a VM is to go.
 *
 * @param host the known host, if it is one
 * @param uri the libvirt URI by which the source host reaches it
 * @param migrateUri the address for migration data, if it is not the one libvirt would choose
 */
public record Destination(Optional<HostName> host, String uri, Optional<String> migrateUri) {

    public static Destination of(Host host) {
        return new Destination(Optional.of(host.name()), host.peerUri(), host.migrateUri());
    }

    public static Destination of(String uri) {
        return new Destination(Optional.empty(), uri, Optional.empty());
    }

    /** The host's name, or the URI. */
    public String label() {
        return host.map(HostName::value).orElse(uri);
    }

    /** Whether libvirt sends the data to the name that the destination gives itself. */
    public boolean byOwnName(MigrationOptions options) {
        return migrateUri.isEmpty() && !otherWay(options);
    }

    /** The options with the address to which the data goes: the destination's, if it has one and nobody chose another way. */
    public MigrationOptions addressed(MigrationOptions options) {
        return migrateUri
                .filter(address -> !otherWay(options))
                .map(address -> options.with(Field.MIGRATE_URI, address))
                .orElse(options);
    }

    private static boolean otherWay(MigrationOptions options) {
        return options.has(Field.MIGRATE_URI) || options.ticked(Field.TUNNELLED);
    }
}
