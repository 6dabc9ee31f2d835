package io.gangway.host;

/**
 * What a host says of itself when a connection opens.
 *
 * @param hostname its own name for itself, which may differ from the console's
 * @param uuid its identity, by which libvirt knows it again under any name; empty where the driver has none
 * @param hypervisor such as {@code QEMU 7.2.0}
 * @param libvirtVersion such as {@code 9.0.0}
 * @param cpuModel as the host's capabilities name it; empty if they do not
 * @param cpus logical processors
 * @param memoryBytes all its memory
 */
public record HostFacts(
        String hostname,
        String uuid,
        String hypervisor,
        String libvirtVersion,
        String cpuModel,
        int cpus,
        long memoryBytes) {}
