package io.gangway.migration.dialog;

import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.Word;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmAction;
import io.gangway.vm.inventory.VmState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the dialog shows: the choices as they stand, what is wrong with them, what to know before.
 *
 * @param destination the chosen host, or {@link #BY_URI}
 * @param form all other fields as they were typed
 * @param running the migration of the same VM that is under way; empty if there is none
 * @param findings what was in the way when somebody tried to start; else none
 * @param storageShown whether the page has what is known of the disks already, and keeps it
 */
public record MigrateDialog(
        Vm vm,
        List<MigrationAdvice.Choice> hosts,
        String destination,
        String uri,
        MigrationForm form,
        List<Problem> problems,
        Optional<Long> running,
        Findings findings,
        boolean storageShown) {

    /** Stands for a destination that is typed in; no host can have this name. */
    public static final String BY_URI = ":uri";

    private static final Set<Field> WITHOUT_A_PLACE = Set.of(Field.UUID, Field.SOURCE, Field.KEEP_AUTOSTART);
    /** Those at the first sight of the dialog. */
    private static final Set<Field> MAIN = Set.of(
            Field.UUID,
            Field.SOURCE,
            Field.DESTINATION,
            Field.DURATION,
            Field.STORAGE,
            Field.DISKS,
            Field.TARGETS,
            Field.KEEP_AUTOSTART);
    /** Those that the dialog has for a VM that is shut off. */
    private static final Set<Field> OFFLINE = Set.of(
            Field.DESTINATION,
            Field.DURATION,
            Field.STORAGE,
            Field.DISKS,
            Field.TARGETS,
            Field.ROUTE,
            Field.DESTINATION_NAME,
            Field.DESTINATION_XML);

    public boolean byUri() {
        return destination.equals(BY_URI);
    }

    /** Whether the VM is shut off, so that only its configuration can move. */
    public boolean off() {
        return !vm.state().active();
    }

    /** Whether its memory was saved, so that it can neither run on elsewhere nor be moved as what is shut off. */
    public boolean saved() {
        return vm.state() == VmState.SAVED;
    }

    public boolean startable() {
        return vm.allows(VmAction.START);
    }

    public boolean discardable() {
        return vm.allows(VmAction.DISCARD_SAVED_STATE);
    }

    /** What was typed into a field, by its name; empty if nothing was. */
    public String text(String name) {
        return form.text(field(name));
    }

    /** Whether a box is ticked. */
    public boolean ticked(String name) {
        return !text(name).isEmpty() && !text(name).equals("false");
    }

    /** Whether a choice stands at this word; {@code preset} is where it stands while nothing was chosen. */
    public boolean chosen(String name, String word, String preset) {
        String text = text(name);
        return text.isEmpty() ? word.equals(preset) : word.equals(text);
    }

    /** What is wrong with a field, by its name; empty if nothing is. */
    public String problem(String name) {
        Field field = field(name);
        return problems.stream()
                .filter(problem -> problem.field() == field)
                .map(Problem::message)
                .findFirst()
                .orElse("");
    }

    /** What is wrong with the destination; empty if nothing is. */
    public String destinationProblem() {
        return problem(Field.DESTINATION.word());
    }

    /** What is wrong with anything that has no field of its own in the dialog. */
    public List<String> otherProblems() {
        return problems.stream()
                .filter(problem ->
                        WITHOUT_A_PLACE.contains(problem.field()) || (off() && !OFFLINE.contains(problem.field())))
                .map(Problem::message)
                .toList();
    }

    /** Whether any of these fields, named with commas between, is wrong. */
    public boolean wrong(String names) {
        return Arrays.stream(names.split(",")).anyMatch(name -> !problem(name).isEmpty());
    }

    /** Whether anything is wrong that is folded away. */
    public boolean anyWrong() {
        return problems.stream().anyMatch(problem -> !MAIN.contains(problem.field()));
    }

    public List<MigrationPolicy> policies() {
        return List.of(MigrationPolicy.values());
    }

    /** The field of this name. */
    public Field field(String name) {
        return Word.parse(Field.class, name).orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }
}
