package io.gangway.host;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a URI that is none of a known host's own leads to an address that belongs to one. It does not prove that it is that
 * host: another port or account may lead elsewhere.
 */
public final class KnownAddress {

    private KnownAddress() {}

    /** The host whose address, own name or name in the configuration is in the URI; empty if there is none. */
    public static Optional<HostName> in(String uri, List<HostStatus> hosts) {
        return address(uri).flatMap(given -> hosts.stream()
                .filter(status -> addresses(status).anyMatch(given::equals))
                .map(HostStatus::name)
                .findFirst());
    }

    private static Stream<String> addresses(HostStatus status) {
        Host host = status.host();
        return Stream.of(
                        address(host.peerUri()),
                        address(host.uri()),
                        host.migrateUri().flatMap(KnownAddress::address),
                        status.facts().map(HostFacts::hostname).map(KnownAddress::plain),
                        Optional.of(plain(host.name().value())))
                .flatMap(Optional::stream)
                .filter(address -> !address.startsWith("localhost"));
    }

    private static Optional<String> address(String uri) {
        return HostUri.of(uri).host().map(KnownAddress::plain);
    }

    private static String plain(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
