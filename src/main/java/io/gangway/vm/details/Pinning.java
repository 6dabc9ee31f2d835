package io.gangway.vm.details;

import java.util.List;
import java.util.Set;

/**
 * To which processors and memory of its host a VM is bound.
 *
 * @param cpus of each of its threads, or of all of them together, the host's processors on which alone it may run
 * @param nodes the host's NUMA nodes from which alone its memory may come
 */
public record Pinning(List<Set<Integer>> cpus, Set<Integer> nodes) {

    /** To none. */
    public static final Pinning NONE = new Pinning(List.of(), Set.of());

    public Pinning {
        cpus = List.copyOf(cpus);
        nodes = Set.copyOf(nodes);
    }

    public boolean none() {
        return cpus.isEmpty() && nodes.isEmpty();
    }
}
