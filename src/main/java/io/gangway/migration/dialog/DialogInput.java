package io.gangway.migration.dialog;

import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.StorageWish;
import io.gangway.page.Word;
import io.gangway.vm.inventory.Vm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dialog's fields as they come, under the names of {@link Field}; destination and URI are two fields there. */
public record DialogInput(Map<String, List<String>> fields) {

    private static final String URI = "uri";
    /** Sent along by the list of disks, since boxes that are not ticked send nothing. */
    private static final String DISKS_LISTED = "disksListed";
    /** What the console would choose; comes with all that is shown of the disks. */
    private static final String STORAGE_PRESET = "storagePreset";
    /** Comes once a person changed that, also where the new choice is what the console would choose elsewhere. */
    private static final String STORAGE_CHOSEN = "storageChosen";
    /** What was said of the choices when the page was last told. */
    private static final String FINDINGS_SEEN = "findingsSeen";
    /** The same of what a yes was asked for. */
    private static final String FINDINGS_ASKED = "findingsAsked";
    /** Before a disk's target: the pool that is to take it. */
    private static final String POOL = "pool-";

    private static final String DISKS = Field.DISKS.word();
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

    String findingsSeen() {
        return text(FINDINGS_SEEN);
    }

    String findingsAsked() {
        return text(FINDINGS_ASKED);
    }

    /** Whether somebody said yes to something. */
    boolean confirms() {
        return Stream.of(Field.ACCEPT, Field.EJECT, Field.OVERWRITE)
                .anyMatch(field -> !text(field.word()).isEmpty());
    }

    boolean storageShown() {
        return fields.containsKey(STORAGE_PRESET);
    }

    /** What a person chose of the storage; empty as long as it stands where the console put it. */
    Optional<StorageWish> storageWish() {
        StorageWish standing = new StorageWish(
                text(Field.STORAGE.word()), copies() ? fields.getOrDefault(DISKS, List.of()) : List.of(), pools());
        return Optional.of(standing)
                .filter(wish -> storageShown())
                .filter(wish ->
                        fields.containsKey(STORAGE_CHOSEN) || !wish.toString().equals(text(STORAGE_PRESET)));
    }

    /** Lists of pools are hidden, and sent all the same, where a disk is not copied. */
    private Map<String, String> pools() {
        Map<String, String> pools = new LinkedHashMap<>();
        for (String disk : copies() ? fields.getOrDefault(DISKS, List.of()) : List.<String>of()) {
            Optional.of(text(POOL + disk)).filter(pool -> !pool.isEmpty()).ifPresent(pool -> pools.put(disk, pool));
        }
        return pools;
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

    /** What is hidden by other choices is sent all the same. */
    private boolean concerns(Field field) {
        return switch (field) {
            case DISKS -> copies();
            case KEEP_AUTOSTART -> text(Field.DURATION.word()).equals(MigrationDuration.TEMPORARY.word());
            default -> true;
        };
    }

    MigrationForm form(Vm vm) {
        MigrationForm form = MigrationForm.EMPTY;
        for (Field field : Field.values()) {
            if (fields.containsKey(field.word()) && concerns(field)) {
                form = form.with(field, text(field.word()));
            }
        }
        if (copies() && fields.containsKey(DISKS_LISTED) && !fields.containsKey(DISKS)) {
            form = form.with(Field.DISKS, NONE);
        }
        if (!pools().isEmpty()) {
            form = form.with(
                    Field.TARGETS,
                    pools().entrySet().stream()
                            .map(pool -> pool.getKey() + "=" + pool.getValue())
                            .collect(Collectors.joining(",")));
        }
        return form.with(Field.UUID, vm.uuid().toString())
                .with(Field.SOURCE, vm.host().value())
                .with(Field.DESTINATION, destination().equals(MigrateDialog.BY_URI) ? uri() : destination());
    }
}
