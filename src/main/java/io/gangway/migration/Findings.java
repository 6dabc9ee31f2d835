package io.gangway.migration;

import io.gangway.migration.MigrationAdvice.Warning;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the dialog says of the choices as they stand: what is in the way, what needs a yes, what is good to know.
 *
 * @param refused whether somebody has just tried to start with these choices
 */
public record Findings(List<Warning> warnings, List<Finding> all, boolean refused) {

    static final Findings NONE = new Findings(List.of(), List.of(), false);

    /** In the order of weight. */
    public enum Level {
        BLOCKED,
        CONFIRM,
        WARNING,
        NOTE
    }

    /**
     * Something that the hosts said.
     *
     * @param field the name of the field that takes a yes to it; empty where nobody can say yes
     * @param code what that field then names
     * @param ticked whether somebody said yes
     * @param bytes how large it is; 0 where that is not known
     */
    public record Finding(Level level, String sentence, String field, String code, boolean ticked, long bytes) {

        static Finding blocked(String sentence) {
            return new Finding(Level.BLOCKED, sentence, "", "", false, 0);
        }

        static Finding warning(String sentence) {
            return new Finding(Level.WARNING, sentence, "", "", false, 0);
        }

        /** What the box is called that says yes. */
        public boolean of(String name) {
            return field.equals(name);
        }

        /** The same each time it is shown, so that the focus stays on it. */
        public String id() {
            return "confirm-" + Integer.toHexString((field + ' ' + code).hashCode());
        }

        Finding unticked() {
            return new Finding(level, sentence, field, code, false, bytes);
        }

        boolean open() {
            return level == Level.CONFIRM && !ticked;
        }
    }

    public Findings {
        warnings = List.copyOf(warnings);
        all = List.copyOf(all);
    }

    /** What is only good to know. */
    public List<Finding> notes() {
        return all.stream().filter(finding -> finding.level() == Level.NOTE).toList();
    }

    /** Whether nobody said yes to something yet. */
    public boolean open() {
        return all.stream().anyMatch(Finding::open);
    }

    public boolean blocked() {
        return all.stream().anyMatch(finding -> finding.level() == Level.BLOCKED);
    }

    /** Where somebody who was refused must look first. */
    public boolean first(Finding finding) {
        Optional<Finding> first = all.stream()
                .filter(one -> blocked() ? one.level() == Level.BLOCKED : one.open())
                .findFirst();
        return refused && first.equals(Optional.of(finding));
    }

    /** Equal as long as a yes is asked for the same things, in the same words. */
    public String asked() {
        return Integer.toHexString(all.stream()
                .filter(one -> one.level() == Level.CONFIRM)
                .map(one -> one.sentence() + one.code())
                .toList()
                .hashCode());
    }

    /** A yes that was said to other things, such as to those of another destination, counts for nothing here. */
    Findings answering(String asked) {
        return asked.equals(asked())
                ? this
                : new Findings(warnings, all.stream().map(Finding::unticked).toList(), refused);
    }

    /** Equal as long as the same is said, whatever is ticked. */
    public String seen() {
        return Integer.toHexString(Objects.hash(
                warnings.toString(),
                all.stream()
                        .map(one -> one.level().name() + one.sentence() + one.code() + one.bytes())
                        .toList()));
    }
}
