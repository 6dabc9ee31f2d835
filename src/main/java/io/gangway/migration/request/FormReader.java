package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Field;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads single fields of a form and notes what is wrong with each. */
public final class FormReader {

    private final MigrationForm form;
    private final List<Problem> problems;

    public FormReader(MigrationForm form, List<Problem> problems) {
        this.form = form;
        this.problems = problems;
    }

    void refuse(Field field, String message) {
        problems.add(new Problem(field, message));
    }

    boolean given(Field field) {
        return !form.text(field).isEmpty();
    }

    Optional<String> text(Field field) {
        return Optional.of(form.text(field)).filter(text -> !text.isEmpty());
    }

    /** A text that passes a check; {@code remedy} says how to write it. */
    Optional<String> text(Field field, Predicate<String> check, String remedy) {
        Optional<String> text = text(field);
        if (text.isPresent() && !check.test(text.get())) {
            refuse(field, remedy);
            return Optional.empty();
        }
        return text;
    }

    /** Whether a box is ticked. */
    boolean flag(Field field) {
        String text = form.text(field);
        if (!List.of("", "true", "false", "on").contains(text)) {
            refuse(field, "“" + text + "” is neither true nor false.");
        }
        return text.equals("true") || text.equals("on");
    }

    /** A whole number in a range, both ends included. */
    OptionalInt number(Field field, int least, int most) {
        String text = form.text(field);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, together with the range.
        }
        refuse(field, "Write a whole number from " + least + " to " + most + ".");
        return OptionalInt.empty();
    }

    /** One of a few words; the preset where none is given, and also where a wrong one is, which is noted. */
    <E extends Enum<E> & Word> E choice(Field field, Class<E> type, E preset) {
        if (!given(field)) {
            return preset;
        }
        Optional<E> chosen = Word.parse(type, form.text(field));
        if (chosen.isEmpty()) {
            String words =
                    Arrays.stream(type.getEnumConstants()).map(Word::word).collect(Collectors.joining(" or "));
            refuse(field, "“" + form.text(field) + "” is not possible here. Choose " + words + ".");
        }
        return chosen.orElse(preset);
    }

    /** A list with commas between. */
    public List<String> list(Field field) {
        return Arrays.stream(form.text(field).split(","))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }
}
