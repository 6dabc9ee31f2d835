package io.gangway.libvirt.fact;

import java.util.Set;

/**
 * The processors and the memory that a host has now.
 *
 * @param cpus numbers of its logical processors; empty where it does not tell
 * @param nodes numbers of its NUMA nodes; empty where it does not tell
 */
public record HostTopology(Set<Integer> cpus, Set<Integer> nodes) {

    /** It does not tell. */
    public static final HostTopology UNTOLD = new HostTopology(Set.of(), Set.of());

    public HostTopology {
        cpus = Set.copyOf(cpus);
        nodes = Set.copyOf(nodes);
    }
}
