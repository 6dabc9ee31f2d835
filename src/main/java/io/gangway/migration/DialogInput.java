package io.gangway.migration;

import io.gangway.migration.RefusedMigration.Field;
import io.gangway.vm.Vm;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** The dialog's fields as they come, under the names of {@link Field}; destination and URI are two fields there. */
public record DialogInput(MultivaluedMap<String, String> fields) {

    private static final String URI = "uri";

    /** The chosen host, or {@link MigrateDialog#BY_URI}. */
    String destination() {
        return text(Field.DESTINATION.word());
    }

    String uri() {
        return text(URI);
    }

    private String text(String name) {
        return String.join(",", fields.getOrDefault(name, List.of()));
    }

    MigrationForm form(Vm vm) {
        MigrationForm form = MigrationForm.EMPTY;
        for (Field field : Field.values()) {
            if (fields.containsKey(field.word())) {
                form = form.with(field, text(field.word()));
            }
        }
        return form.with(Field.UUID, vm.uuid().toString())
                .with(Field.SOURCE, vm.host().value())
                .with(Field.DESTINATION, destination().equals(MigrateDialog.BY_URI) ? uri() : destination());
    }
}
