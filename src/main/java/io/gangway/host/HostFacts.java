package io.gangway.host;

/**
 * What a host says of itself when a connection opens.
 *
 * @param hostname its own name for itself, which may differ from the console's
 * @param hypervisor such as {@code QEMU 7.2.0}
 * @param libvirtVersion such as {@code 9.0.0}
 * @param memoryBytes all its memory
 * @param cpus logical processors
 */
public record HostFacts(
        String hostname, String hypervisor, String libvirtVersion, String cpuModel, int cpus, long memoryBytes) {}
