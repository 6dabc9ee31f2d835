package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Rule;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmStateMessages;
import java.util.Optional;

/** Reads how the VM is to be moved, and says which ways do not go together with the VM or with each other. */
public final class ChoiceRules {

    private final FormReader form;
    private final VmStateMessages states;

    public ChoiceRules(FormReader form, VmStateMessages states) {
        this.form = form;
        this.states = states;
    }

    /**
     * Reads the choices.
     *
     * @param vm empty where it is not known, which is refused elsewhere
     * @param destination empty where it is not known either
     */
    public MigrationChoices read(Optional<Vm> vm, Optional<Destination> destination) {
        MigrationChoices usual = MigrationChoices.USUAL;
        boolean off = vm.filter(moving -> !moving.state().active()).isPresent();
        MigrationChoices choices = new MigrationChoices(
                form.choice(Field.DURATION, MigrationDuration.class, usual.duration()),
                form.choice(Field.MODE, MigrationMode.class, off ? MigrationMode.OFFLINE : usual.mode()),
                form.choice(Field.ROUTE, MigrationRoute.class, usual.route()),
                form.choice(Field.STORAGE, MigrationStorage.class, usual.storage()),
                form.choice(Field.POLICY, MigrationPolicy.class, usual.policy()),
                MigrationOptions.read(form));
        vm.ifPresent(moving -> mode(moving, choices.mode()));
        if (choices.mode() == MigrationMode.OFFLINE && choices.storage() == MigrationStorage.COPY_DIFFERENCE) {
            form.refuse(Field.STORAGE, Rule.OFFLINE_COPIES_WHOLE, RequestMessages::offlineCopiesWhole);
        }
        if (choices.copiesOffline()
                && destination.filter(to -> to.host().isEmpty()).isPresent()) {
            form.refuse(Field.STORAGE, Rule.COPIES_TO_KNOWN_HOSTS, RequestMessages::copiesToKnownHosts);
        }
        if (choices.copiesOffline() && choices.options().has(Field.DESTINATION_XML)) {
            form.refuse(
                    Field.DESTINATION_XML,
                    Rule.OFFLINE_COPIES_TO_SAME_PATHS,
                    RequestMessages::offlineCopiesToSamePaths);
        }
        if (choices.route() == MigrationRoute.THROUGH_THE_CONSOLE
                && destination.filter(to -> to.host().isEmpty()).isPresent()) {
            form.refuse(Field.ROUTE, Rule.LEADS_TO_KNOWN_HOSTS, RequestMessages::leadsToKnownHosts);
        }
        new OptionRules(form).check(choices);
        return choices;
    }

    private void mode(Vm vm, MigrationMode mode) {
        String name = vm.name();
        String state = states.word(vm.state());
        if (!vm.state().active() && mode != MigrationMode.OFFLINE) {
            form.refuse(
                    Field.MODE,
                    Rule.ONLY_OFFLINE,
                    say -> mode == MigrationMode.LIVE
                            ? say.offlineNotLive(name, state)
                            : say.offlineNotPaused(name, state));
        }
        if (vm.state().active() && mode == MigrationMode.OFFLINE) {
            form.refuse(Field.MODE, Rule.NOT_OFFLINE, say -> say.notOffline(name, state));
        }
    }
}
