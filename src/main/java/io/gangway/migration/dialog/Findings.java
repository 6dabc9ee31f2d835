package io.gangway.migration.dialog;

import io.gangway.migration.dialog.MigrationAdvice.Warning;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
     * @param field the name of the field that takes a yes to it, or by which it would be otherwise; empty where there is none
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

        /** Equal as long as the same is asked, in the same words. */
        private String question() {
            return UUID.nameUUIDFromBytes(
                            String.join("\n", field, code, sentence).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        /** Whether somebody said yes to this very question, which was among those that were on the page. */
        private boolean answers(Set<String> asked) {
            return ticked && asked.contains(question());
        }

        private Finding answering(Set<String> asked) {
            return level == Level.CONFIRM ? new Finding(level, sentence, field, code, answers(asked), bytes) : this;
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

    /** Everything for which a yes is asked, and in which words; goes to the page and comes back with the yes. */
    public String asked() {
        return all.stream()
                .filter(one -> one.level() == Level.CONFIRM)
                .map(Finding::question)
                .collect(Collectors.joining(" "));
    }

    /**
     * A yes stays as long as the very same is asked. One that was said to something else, such as to what another
     * destination would lose, counts for nothing here.
     *
     * @param asked what was on the page when it was said, as {@link #asked} gives it
     */
    Findings answering(String asked) {
        Set<String> questions = Set.copyOf(List.of(asked.split(" ")));
        return new Findings(
                warnings, all.stream().map(one -> one.answering(questions)).toList(), refused);
    }

    /** The same, for somebody who has just tried to start. */
    Findings afterStart() {
        return new Findings(warnings, all, true);
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
