package io.gangway.migration.preflight;

import io.gangway.belongings.PossessionQuestions;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.binding.VirtHindrances;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.details.VmNeedsReader;
import io.gangway.vm.inventory.Vm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** What the source is asked before a migration. */
final class DepartureQuestions {

    private DepartureQuestions() {}

    /**
     * Asks.
     *
     * @param gone says that the host no longer knows the VM
     * @throws VirtException with that, or where the host does not answer
     */
    static PreflightFindings.Departure ask(VirtConnection from, Vm vm, MigrationChoices choices, String gone) {
        String own = configuration(from, vm, gone);
        String there = choices.options().text(Field.DESTINATION_XML).orElse(own);
        VmNeeds needs = VmNeedsReader.read(there);
        Set<String> firmware = firmware(from, needs);
        Map<String, Long> sizes = new HashMap<>();
        Set<String> busy = new HashSet<>();
        needs.disks().stream()
                .filter(disk -> disk.source().present())
                .forEach(disk -> look(from.hindrances(), vm, disk.target(), sizes, busy));
        return new PreflightFindings.Departure(
                needs,
                new PreflightFindings.Source(
                        vm.state().active() && from.jobs().migratesAway(vm.uuid()),
                        firmware,
                        busy,
                        sizes,
                        PossessionQuestions.ask(
                                        from, vm.uuid(), own, there, vm.state().active())
                                .without(firmware),
                        kept(from, vm).orElse(own),
                        own));
    }

    /** What the source keeps of a VM that runs, which a permanent move takes along. */
    private static Optional<String> kept(VirtConnection from, Vm vm) {
        return vm.persistent() ? from.xml(vm.uuid(), true) : Optional.empty();
    }

    private static String configuration(VirtConnection from, Vm vm, String gone) {
        return (vm.state().active() ? from.migratableXml(vm.uuid()) : from.xml(vm.uuid(), true))
                .orElseThrow(() -> new VirtException(vm.host().value(), VirtException.NO_DOMAIN, 0, gone));
    }

    private static void look(
            VirtHindrances hindrances, Vm vm, String target, Map<String, Long> sizes, Set<String> busy) {
        answer(() -> hindrances.diskSize(vm.uuid(), target))
                .filter(OptionalLong::isPresent)
                .ifPresent(size -> sizes.put(target, size.getAsLong()));
        if (vm.state().active()) {
            answer(() -> hindrances.blockJob(vm.uuid(), target))
                    .filter(found -> found)
                    .ifPresent(found -> busy.add(target));
        }
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
