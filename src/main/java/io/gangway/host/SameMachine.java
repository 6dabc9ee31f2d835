package io.gangway.host;

import java.util.List;
import java.util.Optional;

/**
 * Finds hosts that are one machine under several names, by what they say of themselves.
 *
 * <p>Equal host UUIDs alone do not prove it: boards of one series and cloned machines have equal ones. Only those that
 * also call themselves by the same name, under the same hypervisor, are taken for one. libvirt itself refuses to migrate
 * where either is equal.
 */
final class SameMachine {

    private SameMachine() {}

    /** The other names under which the console knows this host, in their order. */
    static List<HostName> names(HostStatus host, List<HostStatus> all) {
        return all.stream()
                .filter(other -> !other.name().equals(host.name()) && same(host, other))
                .map(HostStatus::name)
                .toList();
    }

    private static boolean same(HostStatus one, HostStatus other) {
        return one.host().uri().equals(other.host().uri()) || sameFacts(one.facts(), other.facts());
    }

    private static boolean sameFacts(Optional<HostFacts> one, Optional<HostFacts> other) {
        return one.isPresent()
                && other.isPresent()
                && !one.get().uuid().isEmpty()
                && one.get().uuid().equals(other.get().uuid())
                && one.get().hostname().equals(other.get().hostname())
                && one.get().hypervisor().equals(other.get().hypervisor());
    }
}
