package io.gangway.migration.request;

import io.gangway.host.HostName;
import io.gangway.vm.inventory.Vm;
import java.util.List;
import java.util.Optional;

/**
 * The name that a VM has to have on a host which keeps a configuration of it already. libvirt takes the same UUID under
 * another name for another VM, so that one which was renamed while it was away would not be let in at home.
 */
public final class NameThere {

    private NameThere() {}

    /** Empty where it keeps none, or the VM runs there, or the name is the same. */
    static Optional<String> of(Vm moving, HostName to, List<Vm> all) {
        return all.stream()
                .filter(vm -> vm.host().equals(to) && vm.uuid().equals(moving.uuid()))
                .filter(vm -> !vm.state().active() && !vm.name().equals(moving.name()))
                .map(Vm::name)
                .findFirst();
    }

    /** The form with that name, where a person gave none. */
    public static MigrationForm completed(MigrationForm form, Vm moving, Destination destination, List<Vm> all) {
        return destination
                .host()
                .filter(to -> form.text(Field.DESTINATION_NAME).isEmpty())
                .flatMap(to -> of(moving, to, all))
                .map(name -> form.with(Field.DESTINATION_NAME, name))
                .orElse(form);
    }
}
