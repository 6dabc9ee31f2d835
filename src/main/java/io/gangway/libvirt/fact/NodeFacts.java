package io.gangway.libvirt.fact;

/**
 * What a host says of itself.
 *
 * @param hostUuid as in its capabilities; empty where the driver has none
 * @param hypervisorVersion libvirt's encoding: major * 1,000,000 + minor * 1,000 + release
 */
public record NodeFacts(
        String hostname,
        String hostUuid,
        String driver,
        long hypervisorVersion,
        long libvirtVersion,
        String cpuModel,
        int cpus,
        long memoryBytes) {}
