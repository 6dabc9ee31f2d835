package io.gangway.migration.request;

import io.gangway.belongings.Belonging;
import io.gangway.migration.request.Shape.Widget;
import io.gangway.page.Word;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An advanced option that was chosen, for a page. */
public record GivenOption(Field field, String value) {

    private static final String BETWEEN = ", ";

    public static GivenOption of(String name, Object value) {
        String text = value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN))
                : value instanceof Map<?, ?> object
                        ? object.entrySet().stream().map(String::valueOf).collect(Collectors.joining(BETWEEN))
                        : String.valueOf(value);
        return new GivenOption(Word.parse(Field.class, name).orElseThrow(), text);
    }

    /** Whether it is a whole configuration, too long to be shown. */
    public boolean edited() {
        return field.option()
                .filter(option -> option.shape().widget() == Widget.CONFIGURATION)
                .isPresent();
    }

    /** That of its figure; empty if it has none. */
    public String unit() {
        return field.option().map(Option::unit).orElse("");
    }

    /** Without what is told of the belongings already; empty if nothing is left to tell. */
    public Optional<GivenOption> besides(List<Belonging> told) {
        Set<String> codes = told.stream().map(Belonging::code).collect(Collectors.toSet());
        String left = items().filter(item -> field != Field.ACCEPT || !codes.contains(item))
                .filter(item -> field != Field.EJECT || !codes.contains(Belonging.Kind.MEDIUM.word() + ":" + item))
                .collect(Collectors.joining(BETWEEN));
        return left.isEmpty() ? Optional.empty() : Optional.of(new GivenOption(field, left));
    }

    private Stream<String> items() {
        return Arrays.stream(value.split(BETWEEN));
    }

    /** Its parts, where it is a list: two words each, the second of which may be empty. */
    public List<Part> parts() {
        String between = field == Field.TARGETS ? "=" : ":";
        return items().map(item -> item.split(between, 2))
                .map(item -> new Part(item[0], item.length > 1 ? item[1] : ""))
                .toList();
    }

    /** A part of a list, such as a disk and its pool, or what was confirmed and of which thing. */
    public record Part(String first, String second) {}

    /** Whether it is a ticked box, without a value of its own. */
    public boolean ticked() {
        return value.equals("true");
    }
}
