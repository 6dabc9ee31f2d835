package io.gangway.migration.dialog;

import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.Option;
import io.gangway.migration.request.Option.Section;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.Word;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmAction;
import io.gangway.vm.inventory.VmState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    /** What the dialog has at first sight, or beside its options, also for a VM that is shut off. */
    private static final Set<Field> CHOICES_OFFLINE =
            Set.of(Field.DESTINATION, Field.DURATION, Field.STORAGE, Field.DISKS, Field.TARGETS, Field.ROUTE);

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
                .filter(problem -> !shown(problem.field()))
                .map(Problem::message)
                .toList();
    }

    private boolean shown(Field field) {
        return off()
                ? CHOICES_OFFLINE.contains(field)
                        || (field.section().isPresent()
                                && field.option().filter(Option::offline).isPresent())
                : !WITHOUT_A_PLACE.contains(field);
    }

    /** The parts that are folded away, without those of which nothing concerns this VM. */
    public List<Section> sections() {
        return Arrays.stream(Section.values())
                .filter(section -> fields(section).anyMatch(this::shown))
                .toList();
    }

    private static Stream<Field> fields(Section section) {
        return Arrays.stream(Field.values()).filter(field -> field.section().equals(Optional.of(section)));
    }

    /** The options in one of these parts, in their order. */
    public List<Field> options(Section section) {
        return fields(section)
                .filter(field -> field.option().isPresent() && shown(field))
                .toList();
    }

    /** Whether anything in one of these parts is wrong. */
    public boolean wrong(Section section) {
        return problems.stream().anyMatch(problem -> problem.field().section().equals(Optional.of(section)));
    }

    /** Whether anything is wrong that is folded away. */
    public boolean anyWrong() {
        return problems.stream().anyMatch(problem -> problem.field().section().isPresent());
    }

    public List<MigrationPolicy> policies() {
        return List.of(MigrationPolicy.values());
    }

    /** The field of this name. */
    public Field field(String name) {
        return Word.parse(Field.class, name).orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }
}
