package io.gangway.migration;

import io.gangway.migration.RefusedMigration.Field;
import io.gangway.page.Word;
import io.gangway.vm.Vm;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** The dialog's fields as they come, under the names of {@link Field}; destination and URI are two fields there. */
public record DialogInput(MultivaluedMap<String, String> fields) {

    private static final String URI = "uri";
    /** Sent along by the list of disks, since boxes that are not ticked send nothing. */
    private static final String DISKS_LISTED = "disksListed";
    /** A list that was given and names nothing. */
    private static final String NONE = ",";

    /** The chosen host, or {@link MigrateDialog#BY_URI}. */
    String destination() {
        return text(Field.DESTINATION.word());
    }

    String uri() {
        return text(URI);
    }

    /** What the page that shows the changes of an edited configuration sent along with it. */
    String seen(Field field) {
        return text(field.word() + "Seen");
    }

    private String text(String name) {
        return String.join(",", fields.getOrDefault(name, List.of()));
    }

    /** The list of disks is hidden, and sent all the same, where none is copied. */
    private boolean copies() {
        return Word.parse(MigrationStorage.class, text(Field.STORAGE.word()))
                .filter(MigrationStorage::copies)
                .isPresent();
    }

    MigrationForm form(Vm vm) {
        MigrationForm form = MigrationForm.EMPTY;
        for (Field field : Field.values()) {
            if (fields.containsKey(field.word()) && (field != Field.DISKS || copies())) {
                form = form.with(field, text(field.word()));
            }
        }
        if (copies() && fields.containsKey(DISKS_LISTED) && !fields.containsKey(Field.DISKS.word())) {
            form = form.with(Field.DISKS, NONE);
        }
        return form.with(Field.UUID, vm.uuid().toString())
                .with(Field.SOURCE, vm.host().value())
                .with(Field.DESTINATION, destination().equals(MigrateDialog.BY_URI) ? uri() : destination());
    }
}
