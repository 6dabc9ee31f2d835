package io.gangway.vm.details;

import java.util.Set;

/**
 * An address of its host at which a VM listens.
 *
 * @param device what listens: {@link #SCREEN}, {@link #NETWORK_CARD}, or the kind of device, such as {@code serial}
 * @param address as the configuration names it; empty where the host chooses
 * @param port 0 where there is none
 * @param fixed whether the port is what the configuration asks for, and not what libvirt chose
 */
public record ListeningSocket(String device, String address, int port, boolean fixed, Protocol protocol) {

    public static final String SCREEN = "screen";
    public static final String NETWORK_CARD = "network-card";

    private static final Set<String> EVERY = Set.of("0.0.0.0", "::");

    /** How it listens. */
    public enum Protocol {
        TCP,
        UDP
    }

    /** Whether it listens at an address that not every host has. */
    public boolean particular() {
        return !address.isEmpty()
                && !EVERY.contains(address)
                && !address.startsWith("127.")
                && !address.equals("::1")
                && !address.startsWith("localhost");
    }

    /**
     * Whether one of the two cannot listen while the other does. libvirt keeps the ports of screens whatever their addresses;
     * UDP ports may be shared.
     */
    public boolean clashesWith(ListeningSocket other) {
        boolean tcp = protocol == Protocol.TCP && other.protocol == Protocol.TCP;
        boolean screens = device.equals(SCREEN) && other.device.equals(SCREEN);
        return tcp && port > 0 && port == other.port && (screens || overlaps(other));
    }

    private boolean overlaps(ListeningSocket other) {
        boolean known = !address.isEmpty() && !other.address.isEmpty();
        boolean family = address.contains(":") == other.address.contains(":");
        return known
                && family
                && (address.equals(other.address) || EVERY.contains(address) || EVERY.contains(other.address));
    }
}
