package io.gangway.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which addresses are a host's own, so that a VM's memory may be sent there. Whoever may start a migration could else have
 * it sent to any machine.
 *
 * <ul>
 *   <li>Those that the configuration names for its data are, whatever they are.
 *   <li>So are the names under which the console and the other hosts reach it, and the one that it gives itself; and the
 *       addresses that the console's machine finds under these.
 *   <li>No other name is: the source might find something else under it than the console does.
 *   <li>An address that means something else on each machine (loopback, link-local, unspecified, multicast) never is,
 *       whatever name leads there.
 * </ul>
 */
public final class OwnAddresses {

    private final Set<String> configured;
    private final Set<String> names;
    private final Function<String, List<InetAddress>> resolver;

    private OwnAddresses(Set<String> configured, Stream<String> names, Function<String, List<InetAddress>> resolver) {
        this.configured = configured;
        this.names = new HashSet<>();
        names.map(OwnAddresses::plain).filter(name -> !name.isEmpty()).forEach(this.names::add);
        this.resolver = resolver;
    }

    /**
     * Of a host that the console knows.
     *
     * @param resolver finds the addresses of a name, as long as that may take
     */
    public static OwnAddresses of(HostStatus status, Function<String, List<InetAddress>> resolver) {
        Host host = status.host();
        Set<String> configured = new HashSet<>();
        host.migrateUri().map(uri -> plain(authority(uri))).ifPresent(configured::add);
        host.dataAddresses().forEach(address -> configured.add(plain(address)));
        Stream<String> names = Stream.of(
                        Optional.of(host.name().value()),
                        HostUri.of(host.uri()).host(),
                        HostUri.of(host.peerUri()).host(),
                        status.facts().map(HostFacts::hostname))
                .flatMap(Optional::stream);
        return new OwnAddresses(configured, names, resolver);
    }

    /** Of a host of which no more than a libvirt URI is known. */
    public static OwnAddresses of(String uri, Function<String, List<InetAddress>> resolver) {
        return new OwnAddresses(Set.of(), HostUri.of(uri).host().stream(), resolver);
    }

    /** What this machine finds under a name; nothing where it finds none. */
    public static List<InetAddress> find(String name) {
        try {
            return List.of(InetAddress.getAllByName(name));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /**
     * Whether an address for data, such as {@code tcp://10.0.1.2:49152}, leads to the host. May take as long as the
     * resolver does.
     */
    public boolean leadsHere(String uri) {
        String asked = plain(authority(uri));
        if (configured.contains(asked)) {
            return true;
        }
        if (!numeric(asked)) {
            return names.contains(asked) && !asked.startsWith("localhost");
        }
        return find(asked).stream()
                .filter(address -> !meansAnotherEverywhere(address))
                .anyMatch(address -> names.stream()
                        .flatMap(name -> resolver.apply(name).stream())
                        .anyMatch(address::equals));
    }

    /** Whether an address for data could not lead to another machine at all. */
    public static boolean neverLeadsElsewhere(String uri) {
        String asked = plain(authority(uri));
        return asked.startsWith("localhost")
                || (numeric(asked) && find(asked).stream().anyMatch(OwnAddresses::meansAnotherEverywhere));
    }

    private static boolean meansAnotherEverywhere(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                // 0.0.0.0/8 is this machine as well.
                || (address.getAddress().length == 4 && address.getAddress()[0] == 0);
    }

    /** Java takes {@code 127.1}, {@code 2130706433} and the like for an address, and so does libvirt: no name is all digits. */
    private static boolean numeric(String host) {
        if (host.contains(":")) {
            return true;
        }
        String[] labels = host.split("\\.");
        return labels.length > 0 && Arrays.asList(labels).get(labels.length - 1).matches("[0-9]+|0x[0-9a-f]*");
    }

    private static String authority(String uri) {
        return HostUri.of(uri).host().orElse(uri);
    }

    private static String plain(String host) {
        String text = host.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }
}
