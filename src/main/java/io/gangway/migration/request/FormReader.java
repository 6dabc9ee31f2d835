package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Field;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads single fields of a form and notes what is wrong with each. */
public final class FormReader {

    private final MigrationForm form;
    private final BiConsumer<Field, Function<RequestMessages, String>> refusals;

    /**
     * Begins.
     *
     * @param problems takes what is found to be wrong, in these words
     */
    public FormReader(MigrationForm form, RequestMessages say, List<Problem> problems) {
        this(form, (field, reason) -> problems.add(new Problem(field, reason.apply(say))));
    }

    private FormReader(MigrationForm form, BiConsumer<Field, Function<RequestMessages, String>> refusals) {
        this.form = form;
        this.refusals = refusals;
    }

    /** Of what was found to be right before: nobody hears of what is wrong. */
    static FormReader unheard(MigrationForm form) {
        return new FormReader(form, (field, reason) -> {});
    }

    void refuse(Field field, Function<RequestMessages, String> reason) {
        refusals.accept(field, reason);
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
            refuse(field, remedy);
            return Optional.empty();
        }
        return text;
    }

    /** Whether a box is ticked. */
    boolean flag(Field field) {
        String text = form.text(field);
        if (!List.of("", "true", "false", "on").contains(text)) {
            refuse(field, say -> say.neitherTrueNorFalse(text));
        }
        return text.equals("true") || text.equals("on");
    }

    /** A whole number in the field's range. */
    OptionalInt number(Field field) {
        Range range = Range.of(field).orElseThrow();
        String text = form.text(field);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (range.contains(number)) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, together with the range.
        }
        refuse(field, say -> say.wholeNumber(range.least(), range.most()));
        return OptionalInt.empty();
    }

    /** One of a few words; the preset where none is given, and also where a wrong one is, which is noted. */
    <E extends Enum<E> & Word> E choice(Field field, Class<E> type, E preset) {
        if (!given(field)) {
            return preset;
        }
        Optional<E> chosen = Word.parse(type, form.text(field));
        if (chosen.isEmpty()) {
            refuse(field, say -> say.notPossible(form.text(field), choice(type, say)));
        }
        return chosen.orElse(preset);
    }

    private static <E extends Enum<E> & Word> String choice(Class<E> type, RequestMessages say) {
        return Arrays.stream(type.getEnumConstants())
                .map(Word::word)
                .reduce(say::either)
                .orElse("");
    }

    List<String> list(Field field) {
        return form.list(field);
    }
}
