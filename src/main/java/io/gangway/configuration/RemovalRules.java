package io.gangway.configuration;

import io.gangway.vm.inventory.Copy;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmStateMessages;
import java.util.List;
import java.util.Optional;

/**
 * When the configuration that a host keeps of a VM must not be given up. A leftover may go while the VM runs elsewhere,
 * as long as it is kept there; where it only runs as a temporary copy, the leftover is all that will be left of it.
 */
final class RemovalRules {

    private final ConfigurationMessages messages;
    private final VmStateMessages states;

    RemovalRules(ConfigurationMessages messages, VmStateMessages states) {
        this.messages = messages;
        this.states = states;
    }

    /** Why not, and what to do about it; empty if it may go. */
    Optional<String> refusal(Vm vm, Holding holding, List<Copy> elsewhere) {
        String host = vm.host().value();
        if (holding.state().active()) {
            return Optional.of(messages.removeRunsHere(vm.name(), states.word(holding.state()), host));
        }
        Optional<Copy> temporary = elsewhere.stream()
                .filter(Copy::active)
                .filter(copy ->
                        copy.found().filter(found -> !found.persistent()).isPresent())
                .findFirst();
        if (temporary.isPresent() && elsewhere.stream().noneMatch(RemovalRules::keeps)) {
            return Optional.of(onlyOneKept(vm, temporary.get()));
        }
        if (holding.savedState()) {
            return Optional.of(saved(vm, elsewhere));
        }
        if (holding.snapshots() > 0) {
            return Optional.of(messages.removeSnapshots(vm.name(), host, holding.snapshots()));
        }
        return Optional.empty();
    }

    /** Memory that is older than what the guest has done elsewhere since must never be started. */
    private String saved(Vm vm, List<Copy> elsewhere) {
        String host = vm.host().value();
        return elsewhere.stream()
                .filter(Copy::active)
                .findFirst()
                .map(copy -> messages.removeOldSavedState(
                        vm.name(), host, copy.host().value()))
                .orElseGet(() -> messages.removeSavedState(vm.name(), host));
    }

    private String onlyOneKept(Vm vm, Copy copy) {
        String word = copy.found().map(found -> states.word(found.state())).orElse("");
        String sentence = messages.removeOnlyOne(
                vm.name(), word, copy.host().value(), vm.host().value());
        return copy.answered()
                ? sentence
                : messages.removeUnanswered(copy.host().value(), sentence);
    }

    static boolean keeps(Copy copy) {
        return copy.found().filter(Copy.Found::persistent).isPresent();
    }
}
