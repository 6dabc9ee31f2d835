package io.gangway.vm.inventory;

import io.gangway.host.HostName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Finds VMs that are active on one host while another host has them, too, and no migration explains it. */
final class Twins {

    private Twins() {}

    /** The same VMs, each told of an active copy of it on another host. */
    static List<Vm> told(List<Vm> vms) {
        return told(vms, (one, other) -> false);
    }

    /** The same, where {@code sameMachine} says whether two hosts are one: what it lists twice has no copy. */
    static List<Vm> told(List<Vm> vms, BiPredicate<HostName, HostName> sameMachine) {
        Map<UUID, Integer> seen = new HashMap<>();
        vms.forEach(vm -> seen.merge(vm.uuid(), 1, Integer::sum));
        return vms.stream()
                .map(vm -> seen.get(vm.uuid()) == 1 || inTransit(vm)
                        ? vm
                        : active(vms, vm, sameMachine).map(vm::withTwin).orElse(vm))
                .toList();
    }

    /** How many of these, as they were told, are active on more than one host. */
    static long activeTwice(List<Vm> told) {
        return told.stream()
                .filter(vm -> vm.state().active() && vm.twin().isPresent())
                .map(Vm::uuid)
                .distinct()
                .count();
    }

    private static Optional<Vm.Twin> active(List<Vm> vms, Vm vm, BiPredicate<HostName, HostName> sameMachine) {
        return vms.stream()
                .filter(other -> other.uuid().equals(vm.uuid()) && !other.host().equals(vm.host()))
                .filter(other -> other.state().active() && !inTransit(other))
                .filter(other -> !sameMachine.test(vm.host(), other.host()))
                .map(other -> new Vm.Twin(other.host(), other.state()))
                .findFirst();
    }

    private static boolean inTransit(Vm vm) {
        return vm.arriving() || vm.leaving();
    }
}
