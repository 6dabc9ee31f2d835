package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.UefiVariables;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Optional;

/** What a VM that gets another name on the destination would not find there any more. */
final class RenamedVm {

    private final String vm;
    private final PreflightMessages say;

    RenamedVm(String vm, PreflightMessages say) {
        this.vm = vm;
        this.say = say;
    }

    /**
     * libvirt calls the file of UEFI variables after the VM where the configuration does not name it: at the next start under
     * another name it makes new ones.
     *
     * @param kept the configuration that the destination keeps, unless the request has another
     */
    List<Problem> variables(MigrationChoices choices, String kept) {
        MigrationOptions options = choices.options();
        Optional<String> name = options.text(Field.DESTINATION_NAME).filter(other -> !other.equals(vm));
        boolean offline = choices.mode() == MigrationMode.OFFLINE;
        if (name.isEmpty() || (!offline && choices.duration() == MigrationDuration.TEMPORARY)) {
            return List.of();
        }
        String there = options.text(Field.PERSISTENT_XML)
                .or(() -> options.text(Field.DESTINATION_XML).filter(xml -> offline))
                .orElse(kept);
        return UefiVariables.in(SafeXml.parse(there)).stream()
                .filter(UefiVariables::byName)
                .map(variables -> new Problem(Field.DESTINATION_NAME, say.variablesByName(vm, name.get())))
                .toList();
    }
}
