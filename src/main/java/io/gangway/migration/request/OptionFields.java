package io.gangway.migration.request;

import io.gangway.page.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives the options that were chosen by the names of their fields, and reads them back from these. */
public final class OptionFields {

    private OptionFields() {}

    /** Only what was chosen: texts, numbers, {@code true}, lists and objects of texts; nothing that may hold a secret. */
    public static Map<String, Object> of(MigrationOptions options) {
        Map<String, Object> fields = new LinkedHashMap<>();
        options.chosen()
                .forEach((field, value) -> fields.put(
                        field.word(), field.option().orElseThrow().shape().told(value)));
        return Collections.unmodifiableMap(fields);
    }

    /** From what {@link #of} gave; a field that is not known any more is left out. */
    public static MigrationOptions read(Map<String, ?> fields) {
        Map<String, Object> known = new LinkedHashMap<>(fields);
        known.keySet().removeIf(name -> Word.parse(Field.class, name).isEmpty());
        return MigrationOptions.read(FormReader.unheard(MigrationForm.ofNames(known)));
    }
}
