package io.gangway.migration.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.gangway.page.Word;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the dialog or a JSON body holds, untrusted and as it was typed.
 *
 * @param fields only those that were given
 */
public record MigrationForm(Map<Field, String> fields) {

    /** Nothing was given. */
    public static final MigrationForm EMPTY = new MigrationForm(Map.of());

    public MigrationForm {
        fields = Map.copyOf(fields);
    }

    /**
     * The main choices.
     *
     * @param destination a host's name or a URI
     */
    public static MigrationForm of(
            String uuid, String source, String destination, String duration, String mode, String storage) {
        return EMPTY.with(Field.UUID, uuid)
                .with(Field.SOURCE, source)
                .with(Field.DESTINATION, destination)
                .with(Field.DURATION, duration)
                .with(Field.MODE, mode)
                .with(Field.STORAGE, storage);
    }

    /**
     * Reads a JSON object: names are those of the fields, values are texts, numbers, truth values, lists of such, or an
     * object of such, as for {@code targets}.
     *
     * @throws IllegalArgumentException at a name that no field has, or at another kind of value
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MigrationForm ofNames(Map<String, ?> body) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        body.forEach((name, value) -> {
            Field field = Word.parse(Field.class, name)
                    .orElseThrow(() -> new IllegalArgumentException("There is no field named " + name + "."));
            if (value != null) {
                fields.put(field, text(field, value));
            }
        });
        return new MigrationForm(fields);
    }

    private static String text(Field field, Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(item -> text(field, item)).collect(Collectors.joining(","));
        }
        if (value instanceof Map<?, ?> object && field == Field.TARGETS) {
            return object.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + text(field, entry.getValue()))
                    .collect(Collectors.joining(","));
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                field.word() + " must be a text, a number, true or false, or a list of such.");
    }

    /** What was given, without blanks around it; empty if nothing was. */
    public String text(Field field) {
        return fields.getOrDefault(field, "").trim();
    }

    /** What was given as a list with commas between. */
    public List<String> list(Field field) {
        return Arrays.stream(text(field).split(","))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }

    /** The same with one more field; null means that it was not given. */
    public MigrationForm with(Field field, String text) {
        Map<Field, String> more = new EnumMap<>(Field.class);
        more.putAll(fields);
        Optional.ofNullable(text).ifPresent(given -> more.put(field, given));
        return new MigrationForm(more);
    }
}
