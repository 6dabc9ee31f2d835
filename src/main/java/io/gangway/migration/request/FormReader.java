package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.request.RefusedMigration.Rule;
import io.gangway.page.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads single fields of a form and notes what is wrong with each. */
public final class FormReader {

    private final MigrationForm form;
    private final Consumer<Refused> refusals;

    private record Refused(Field field, Rule rule, Function<RequestMessages, String> reason) {}

    /**
     * Begins.
     *
     * @param problems takes what is found to be wrong, in these words
     */
    public FormReader(MigrationForm form, RequestMessages say, List<Problem> problems) {
        this(
                form,
                found -> problems.add(
                        new Problem(found.field(), found.rule(), found.reason().apply(say))));
    }

    private FormReader(MigrationForm form, Consumer<Refused> refusals) {
        this.form = form;
        this.refusals = refusals;
    }

    /** Of what was found to be right before: nobody hears of what is wrong. */
    static FormReader unheard(MigrationForm form) {
        return new FormReader(form, found -> {});
    }

    void refuse(Field field, Rule rule, Function<RequestMessages, String> reason) {
        refusals.accept(new Refused(field, rule, reason));
    }

    boolean given(Field field) {
        return !form.text(field).isEmpty();
    }

    Optional<String> text(Field field) {
        return Optional.of(form.text(field)).filter(text -> !text.isEmpty());
    }

    /** A text that passes a check; {@code remedy} says how to write it. */
    Optional<String> text(Field field, Predicate<String> check, Function<RequestMessages, String> remedy) {
        Optional<String> text = text(field);
        if (text.isPresent() && !check.test(text.get())) {
            refuse(field, Rule.MALFORMED_TEXT, remedy);
            return Optional.empty();
        }
        return text;
    }

    /** Whether a box is ticked. */
    boolean flag(Field field) {
        String text = form.text(field);
        if (!List.of("", "true", "false", "on").contains(text)) {
            refuse(field, Rule.NEITHER_TRUE_NOR_FALSE, say -> say.neitherTrueNorFalse(text));
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
        refuse(field, Rule.NUMBER_OUT_OF_RANGE, say -> say.wholeNumber(least, most));
        return OptionalInt.empty();
    }

    /** The same of what was read before: nothing is noted again. */
    boolean ticked(Field field) {
        return List.of("true", "on").contains(form.text(field));
    }

    /** One of a few words; the preset where none is given, and also where a wrong one is, which is noted. */
    <E extends Enum<E> & Word> E choice(Field field, Class<E> type, E preset) {
        return choice(field, type).orElse(preset);
    }

    /** The same without a preset. */
    <E extends Enum<E> & Word> Optional<E> choice(Field field, Class<E> type) {
        Optional<E> chosen = Word.parse(type, form.text(field));
        if (chosen.isEmpty() && given(field)) {
            refuse(field, Rule.NO_SUCH_CHOICE, say -> say.notPossible(form.text(field), words(type, say)));
        }
        return chosen;
    }

    private static <E extends Enum<E> & Word> String words(Class<E> type, RequestMessages say) {
        return Arrays.stream(type.getEnumConstants())
                .map(Word::word)
                .reduce(say::either)
                .orElse("");
    }

    List<String> list(Field field) {
        return form.list(field);
    }
}
