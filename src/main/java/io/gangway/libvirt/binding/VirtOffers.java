package io.gangway.libvirt.binding;

import io.gangway.libvirt.fact.HostTopology;
import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.SecretKind;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VirtualMachineType;
import io.gangway.xml.SafeXml;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.InterfacePointer;
import org.libvirt.jna.NetworkFilterPointer;
import org.libvirt.jna.NetworkPointer;
import org.libvirt.jna.SecretPointer;

/** What one host offers to a VM that would run there. Asks, and changes nothing. */
public final class VirtOffers {

    private static final int FAIL_INCOMPATIBLE = 1;

    private final VirtConnection connection;
    private final LibvirtApi api;
    private final ConnectionPointer pointer;

    VirtOffers(VirtConnection connection, LibvirtApi api, ConnectionPointer pointer) {
        this.connection = connection;
        this.api = api;
        this.pointer = pointer;
    }

    /**
     * libvirt's description ({@code domainCapabilities}) of what such a VM can have on this host.
     *
     * @throws VirtException which names what is missing, where the host cannot run such a VM at all
     */
    public SafeXml capabilities(VirtualMachineType vm) {
        return SafeXml.parse(connection.call(() -> connection.text(
                api.virConnectGetDomainCapabilities(pointer, vm.emulator(), vm.arch(), vm.machine(), vm.type(), 0))));
    }

    /**
     * Why this host cannot give a VM its virtual processor; empty if it can, or if libvirt cannot tell.
     *
     * @param cpu the {@code cpu} element of the VM's configuration
     */
    public Optional<String> cpuProblem(VirtualMachineType vm, String cpu) {
        try {
            connection.call(() -> connection.check(api.virConnectCompareHypervisorCPU(
                    pointer, vm.emulator(), vm.arch(), vm.machine(), vm.type(), cpu, FAIL_INCOMPATIBLE)));
            return Optional.empty();
        } catch (VirtException e) {
            if (e.code() < 0) {
                throw e;
            }
            return e.code() == VirtException.CPU_INCOMPATIBLE ? Optional.of(e.getMessage()) : Optional.empty();
        }
    }

    /** The processors and the memory that it has. */
    public HostTopology topology() {
        SafeXml host = SafeXml.parse(connection.call(() -> connection.text(api.virConnectGetCapabilities(pointer))));
        return new HostTopology(
                numbers(host, "/capabilities/host/topology/cells/cell/cpus/cpu/@id"),
                numbers(host, "/capabilities/host/topology/cells/cell/@id"));
    }

    private static Set<Integer> numbers(SafeXml xml, String path) {
        return xml.all(path).stream()
                .map(found -> found.text("."))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    /** One of libvirt's networks. */
    public Presence network(String name) {
        return presence(VirtException.NO_NETWORK, () -> {
            NetworkPointer network = api.virNetworkLookupByName(pointer, name);
            if (network == null) {
                throw connection.failure();
            }
            try {
                return connection.check(api.virNetworkIsActive(network)) == 1 ? Presence.ACTIVE : Presence.INACTIVE;
            } finally {
                api.virNetworkFree(network);
            }
        });
    }

    /** A bridge or another network interface of the host itself. A bridge without a guest counts as active too. */
    public Presence networkInterface(String name) {
        return presence(VirtException.NO_INTERFACE, () -> {
            InterfacePointer found = api.virInterfaceLookupByName(pointer, name);
            if (found == null) {
                throw connection.failure();
            }
            api.virInterfaceFree(found);
            return Presence.ACTIVE;
        });
    }

    /** One of libvirt's network filters. */
    public Presence networkFilter(String name) {
        return presence(VirtException.NO_NWFILTER, () -> {
            NetworkFilterPointer filter = api.virNWFilterLookupByName(pointer, name);
            if (filter == null) {
                throw connection.failure();
            }
            api.virNWFilterFree(filter);
            return Presence.ACTIVE;
        });
    }

    /** A secret, such as the passphrase of a disk, by its UUID. What it holds is not asked. */
    public Presence secret(UUID uuid) {
        return presence(VirtException.NO_SECRET, () -> {
            SecretPointer secret = api.virSecretLookupByUUIDString(pointer, uuid.toString());
            if (secret == null) {
                throw connection.failure();
            }
            api.virSecretFree(secret);
            return Presence.ACTIVE;
        });
    }

    /**
     * A secret by what it is for, such as the login to a Ceph cluster. What it holds is not asked.
     *
     * @param usage libvirt's name for what needs it, such as {@code client.admin secret}
     */
    public Presence secret(SecretKind kind, String usage) {
        return presence(VirtException.NO_SECRET, () -> {
            SecretPointer secret = api.virSecretLookupByUsage(pointer, kind.number(), usage);
            if (secret == null) {
                throw connection.failure();
            }
            api.virSecretFree(secret);
            return Presence.ACTIVE;
        });
    }

    private Presence presence(int absent, Supplier<Presence> question) {
        try {
            return connection.call(question);
        } catch (VirtException e) {
            if (e.code() < 0) {
                throw e;
            }
            // The daemon for networks or interfaces may not run, where each kind has a daemon of its own.
            return e.code() == absent ? Presence.ABSENT : Presence.UNKNOWN;
        }
    }
}
