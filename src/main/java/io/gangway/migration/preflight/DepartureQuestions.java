package io.gangway.migration.preflight;

import io.gangway.belongings.PossessionQuestions;
import io.gangway.belongings.Possessions;
import io.gangway.libvirt.binding.VirtHindrances;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.details.VmNeedsReader;
import io.gangway.vm.inventory.Vm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the source is asked before every migration, whatever the rules want to know besides. */
final class DepartureQuestions {

    /** The configuration that is to move. Whoever asks hears in {@link VirtException#NO_DOMAIN} that the VM has gone. */
    static final Question<Departing, String> CONFIGURATION =
            Question.needed("the VM's configuration", asking -> configuration(asking.host()));

    /** What the VM asks of a host, as it is to run on the destination. */
    static final Question<Departing, VmNeeds> NEEDS =
            Question.needed("what the VM needs", asking -> VmNeedsReader.read(onArrival(asking)));

    /** Paths of the firmware that libvirt knows of there; none where the VM names no firmware, or the host cannot tell. */
    static final Question<Departing, Set<String>> FIRMWARE =
            new Question<>("its packaged firmware", Set.of(), asking -> {
                VmNeeds needs = asking.answer(NEEDS);
                return needs.firmware().isEmpty()
                        ? Set.of()
                        : MachineOffer.of(asking.host().from().offers(), needs.type())
                                .firmware();
            });

    /** How the VM's disks are, by their targets. */
    static final Question<Departing, Map<String, DiskState>> DISKS = new Question<>("its disks", Map.of(), asking -> {
        Map<String, DiskState> disks = new HashMap<>();
        asking.answer(NEEDS).disks().stream()
                .filter(disk -> disk.source().present())
                .forEach(disk -> disks.put(disk.target(), disk(asking.host(), disk.target())));
        return disks;
    });

    /** Whether something moves the VM away just now. */
    static final Question<Departing, Boolean> MOVING = new Question<>("whether it is being moved", false, asking -> {
        Departing source = asking.host();
        return source.vm().state().active()
                && source.from().jobs().migratesAway(source.vm().uuid());
    });

    /** All that belongs to the VM, but for its disks, and for firmware that came with a package. */
    static final Question<Departing, Possessions> POSSESSIONS = Question.needed("its belongings", asking -> {
        Vm vm = asking.host().vm();
        return PossessionQuestions.ask(
                        asking.host().from(),
                        vm.uuid(),
                        asking.answer(CONFIGURATION),
                        onArrival(asking),
                        vm.state().active())
                .without(asking.answer(FIRMWARE));
    });

    /** The configuration that the destination would keep: what the source keeps of a VM that runs, or the one that moves. */
    static final Question<Departing, String> KEPT = Question.needed("the configuration that is kept", asking -> {
        Departing source = asking.host();
        return (source.vm().persistent() ? source.from().xml(source.vm().uuid(), true) : Optional.<String>empty())
                .orElseGet(() -> asking.answer(CONFIGURATION));
    });

    /**
     * A disk as its host has it.
     *
     * @param bytes as the guest sees it; empty where the host cannot tell
     * @param busy whether a block job is at work on it
     */
    record DiskState(OptionalLong bytes, boolean busy) {}

    private DepartureQuestions() {}

    /** All of them, in the order in which they are asked. */
    static List<Question<Departing, ?>> all() {
        return List.of(CONFIGURATION, NEEDS, FIRMWARE, DISKS, MOVING, POSSESSIONS, KEPT);
    }

    private static String configuration(Departing source) {
        Vm vm = source.vm();
        return (vm.state().active()
                        ? source.from().migratableXml(vm.uuid())
                        : source.from().xml(vm.uuid(), true))
                .orElseThrow(() -> new VirtException(vm.host().value(), VirtException.NO_DOMAIN, 0, source.gone()));
    }

    private static String onArrival(Answers.Asking<Departing> asking) {
        return asking.host()
                .choices()
                .options()
                .text(Field.DESTINATION_XML)
                .orElseGet(() -> asking.answer(CONFIGURATION));
    }

    private static DiskState disk(Departing source, String target) {
        Vm vm = source.vm();
        VirtHindrances hindrances = source.from().hindrances();
        OptionalLong bytes =
                Question.ifTold(() -> hindrances.diskSize(vm.uuid(), target)).orElseGet(OptionalLong::empty);
        boolean busy = vm.state().active()
                && Question.ifTold(() -> hindrances.blockJob(vm.uuid(), target)).orElse(false);
        return new DiskState(bytes, busy);
    }
}
