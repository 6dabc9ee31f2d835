package io.gangway.migration;

import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.libvirt.VirtHindrances;
import io.gangway.vm.Vm;
import io.gangway.vm.VmNeeds;
import io.gangway.vm.VmNeedsReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What the source is asked before a migration. */
final class DepartureQuestions {

    private DepartureQuestions() {}

    /** Asks; throws {@link VirtException} where the host does not answer or no longer knows the VM. */
    static PreflightFindings.Departure ask(VirtConnection from, Vm vm, MigrationChoices choices) {
        VmNeeds needs = VmNeedsReader.read(configuration(from, vm, choices));
        if (!vm.state().active()) {
            int snapshots = snapshots(from.hindrances(), vm.uuid());
            return new PreflightFindings.Departure(
                    needs, new PreflightFindings.Source(Set.of(), snapshots, Set.of(), Map.of()));
        }
        Map<String, Long> sizes = new HashMap<>();
        Set<String> busy = new HashSet<>();
        needs.disks().stream()
                .filter(disk -> disk.source().present())
                .forEach(disk -> look(from.hindrances(), vm.uuid(), disk.target(), sizes, busy));
        return new PreflightFindings.Departure(
                needs,
                new PreflightFindings.Source(
                        firmware(from, needs), snapshots(from.hindrances(), vm.uuid()), busy, sizes));
    }

    private static String configuration(VirtConnection from, Vm vm, MigrationChoices choices) {
        return choices.options()
                .arrival()
                .xml()
                .or(() -> vm.state().active() ? from.migratableXml(vm.uuid()) : from.xml(vm.uuid(), true))
                .orElseThrow(() -> new VirtException(
                        vm.host().value(), VirtException.NO_DOMAIN, 0, "The VM has just left this host."));
    }

    private static void look(
            VirtHindrances hindrances, UUID uuid, String target, Map<String, Long> sizes, Set<String> busy) {
        answer(() -> hindrances.diskSize(uuid, target))
                .filter(OptionalLong::isPresent)
                .ifPresent(size -> sizes.put(target, size.getAsLong()));
        answer(() -> hindrances.blockJob(uuid, target)).filter(found -> found).ifPresent(found -> busy.add(target));
    }

    private static int snapshots(VirtHindrances hindrances, UUID uuid) {
        return answer(() -> hindrances.snapshots(uuid)).orElse(0);
    }

    private static Set<String> firmware(VirtConnection from, VmNeeds needs) {
        if (needs.firmware().isEmpty()) {
            return Set.of();
        }
        return answer(() -> from.offers().capabilities(needs.type()))
                .map(ArrivalQuestions::firmware)
                .orElse(Set.of());
    }

    /** Empty where the host cannot tell: then libvirt itself will have its say. */
    static <T> Optional<T> answer(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (VirtException e) {
            if (e.code() < 0) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
