package io.gangway.host;

import java.util.List;
import java.util.Optional;

/**
 * A host from the configuration.
 *
 * @param uri how the console reaches its libvirtd
 * @param peerUri how other hosts reach its libvirtd; the same as {@code uri} unless the configuration says otherwise
 * @param migrateUri the address for migration data, if it is not the one libvirt would choose
 * @param dataAddresses more addresses of it to which migration data may go, where somebody asks for that
 */
public record Host(HostName name, String uri, String peerUri, Optional<String> migrateUri, List<String> dataAddresses) {

    public Host {
        dataAddresses = List.copyOf(dataAddresses);
    }

    public Host(HostName name, String uri, String peerUri, Optional<String> migrateUri) {
        this(name, uri, peerUri, migrateUri, List.of());
    }

    /** Whether this URI is one of its own. */
    public boolean reachedBy(String given) {
        return given.equals(peerUri) || given.equals(uri);
    }
}
