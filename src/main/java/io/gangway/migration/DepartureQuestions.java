package io.gangway.migration;

import io.gangway.belongings.PossessionQuestions;
import io.gangway.belongings.Possessions;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.libvirt.VirtHindrances;
import io.gangway.vm.Vm;
import io.gangway.vm.VmNeeds;
import io.gangway.vm.VmNeedsReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the source is asked before a migration. */
final class DepartureQuestions {

    private DepartureQuestions() {}

    /** Asks; throws {@link VirtException} where the host does not answer or no longer knows the VM. */
    static PreflightFindings.Departure ask(VirtConnection from, Vm vm, MigrationChoices choices) {
        String xml = configuration(from, vm, choices);
        VmNeeds needs = VmNeedsReader.read(xml);
        Possessions possessions = possessions(from, vm, needs, choices, xml);
        if (!vm.state().active()) {
            return new PreflightFindings.Departure(
                    needs, new PreflightFindings.Source(firmware(from, needs), Set.of(), Map.of(), possessions, xml));
        }
        Map<String, Long> sizes = new HashMap<>();
        Set<String> busy = new HashSet<>();
        needs.disks().stream()
                .filter(disk -> disk.source().present())
                .forEach(disk -> look(from.hindrances(), vm.uuid(), disk.target(), sizes, busy));
        return new PreflightFindings.Departure(
                needs,
                new PreflightFindings.Source(
                        firmware(from, needs),
                        busy,
                        sizes,
                        possessions,
                        kept(from, vm).orElse(xml)));
    }

    private static Possessions possessions(
            VirtConnection from, Vm vm, VmNeeds needs, MigrationChoices choices, String xml) {
        List<VmNeeds.Disk> copied = choices.storage().copies()
                ? needs.copied(choices.options().copying().disks())
                : List.of();
        return PossessionQuestions.ask(from, vm.uuid(), xml, vm.state().active())
                .withDisks(needs.disks().stream()
                        .filter(disk ->
                                disk.source().present() && (!disk.device().removable() || copied.contains(disk)))
                        .map(disk -> new Possessions.Disk(
                                disk.target(),
                                disk.file().orElse(""),
                                allocation(from, vm, disk),
                                disk.source().chain().stream()
                                        .skip(1)
                                        .flatMap(image -> image.file().stream())
                                        .toList(),
                                copied.contains(disk)))
                        .toList());
    }

    private static OptionalLong allocation(VirtConnection from, Vm vm, VmNeeds.Disk disk) {
        return answer(() -> from.diskSizes().of(vm.uuid(), disk.target()))
                .flatMap(Function.identity())
                .map(size -> OptionalLong.of(size.allocation()))
                .orElse(OptionalLong.empty());
    }

    /** What the source keeps of a VM that runs, which a permanent move takes along. */
    private static Optional<String> kept(VirtConnection from, Vm vm) {
        return vm.persistent() ? from.xml(vm.uuid(), true) : Optional.empty();
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
