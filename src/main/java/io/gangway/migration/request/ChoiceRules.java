package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Field;
import io.gangway.vm.inventory.Vm;
import java.util.Optional;

/** Reads how the VM is to be moved, and says which ways do not go together with the VM or with each other. */
public final class ChoiceRules {

    private final FormReader form;

    public ChoiceRules(FormReader form) {
        this.form = form;
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
                new OptionReader(form).read());
        vm.ifPresent(moving -> mode(moving, choices.mode()));
        if (choices.mode() == MigrationMode.OFFLINE && choices.storage() == MigrationStorage.COPY_DIFFERENCE) {
            form.refuse(
                    Field.STORAGE,
                    "While a VM is shut off, its disks are copied whole or not at all. Choose one of these.");
        }
        if (choices.copiesOffline()
                && destination.filter(to -> to.host().isEmpty()).isPresent()) {
            form.refuse(
                    Field.STORAGE,
                    "The console can copy the disks only to a host that it knows. Choose one of its hosts, or shared"
                            + " storage.");
        }
        if (choices.copiesOffline() && choices.options().arrival().xml().isPresent()) {
            form.refuse(
                    Field.DESTINATION_XML,
                    "While a VM is shut off, its disks are copied to the same paths. Leave this out, or copy the disks by"
                            + " hand.");
        }
        if (choices.route() == MigrationRoute.THROUGH_THE_CONSOLE
                && destination.filter(to -> to.host().isEmpty()).isPresent()) {
            form.refuse(
                    Field.ROUTE,
                    "The console can lead the way only to a host that it knows. Choose host-to-host, or one of its"
                            + " hosts.");
        }
        new OptionRules(form).check(choices);
        return choices;
    }

    private void mode(Vm vm, MigrationMode mode) {
        if (!vm.state().active() && mode != MigrationMode.OFFLINE) {
            form.refuse(
                    Field.MODE,
                    vm.name() + " is " + vm.state().word() + ", so it can only be moved offline. Start it first to move"
                            + " it " + mode.word() + ".");
        }
        if (vm.state().active() && mode == MigrationMode.OFFLINE) {
            form.refuse(
                    Field.MODE,
                    vm.name() + " is " + vm.state().word() + ", so it cannot be moved offline. Shut it down first, or"
                            + " move it live or paused.");
        }
    }
}
