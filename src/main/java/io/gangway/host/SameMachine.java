package io.gangway.host;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Finds hosts that are one machine under several names, by what they say of themselves, and those that libvirt takes for
 * one although they are not.
 *
 * <p>Equal host UUIDs alone do not prove it: boards of one series and cloned machines have equal ones. Only those that
 * also call themselves by the same name, under the same hypervisor, on the same processor with the same memory, are taken
 * for one. libvirt itself goes by the UUID.
 */
public final class SameMachine {

    private SameMachine() {}

    /** The other names under which the console knows this host, in their order. */
    public static List<HostName> names(HostStatus host, List<HostStatus> all) {
        return others(host, all, SameMachine::same);
    }

    /** Hosts that are other machines with the host UUID of this one, in their order. */
    public static List<HostName> takenForIt(HostStatus host, List<HostStatus> all) {
        return others(host, all, SameMachine::takenForOne);
    }

    private static List<HostName> others(
            HostStatus host, List<HostStatus> all, BiPredicate<HostStatus, HostStatus> alike) {
        return all.stream()
                .filter(other -> !other.name().equals(host.name()) && alike.test(host, other))
                .map(HostStatus::name)
                .toList();
    }

    /** Whether two names stand for one machine. */
    public static boolean same(HostStatus one, HostStatus other) {
        return one.name().equals(other.name())
                || one.host().uri().equals(other.host().uri())
                || (sameUuid(one, other)
                        && sameFacts(one.facts().orElseThrow(), other.facts().orElseThrow()));
    }

    /** Whether libvirt takes two machines for one, and migrates nothing between them. */
    public static boolean takenForOne(HostStatus one, HostStatus other) {
        return sameUuid(one, other) && !same(one, other);
    }

    private static boolean sameUuid(HostStatus one, HostStatus other) {
        return one.facts()
                .map(HostFacts::uuid)
                .filter(uuid -> !uuid.isEmpty())
                .filter(uuid -> other.facts().map(HostFacts::uuid).equals(Optional.of(uuid)))
                .isPresent();
    }

    private static boolean sameFacts(HostFacts one, HostFacts other) {
        return one.hostname().equals(other.hostname())
                && one.hypervisor().equals(other.hypervisor())
                && one.cpuModel().equals(other.cpuModel())
                && one.memoryBytes() == other.memoryBytes();
    }
}
