package io.gangway.migration.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.Said;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is told of a failure in one column of the database, as JSON: keys of texts with what is filled in. */
final class FailureColumn {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_VALUE = 1_500;

    /** The column's JSON. */
    private record Entry(Sentence title, List<Sentence> cause, Sentence next) {}

    private record Sentence(String key, Map<String, String> values) {
        static Sentence of(Said said) {
            return new Sentence(
                    said.key(),
                    said.values().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, value -> cut(value.getValue()))));
        }

        Said said() {
            return new Said(key, values);
        }
    }

    private FailureColumn() {}

    static String write(Failure failure) {
        try {
            return JSON.writeValueAsString(new Entry(
                    Sentence.of(failure.title()),
                    failure.cause().stream().map(Sentence::of).toList(),
                    Sentence.of(failure.nextStep())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always make a JSON object", e);
        }
    }

    static Failure read(String code, String column, String raw) {
        try {
            Entry entry = JSON.readValue(column, Entry.class);
            return new Failure(
                    code,
                    entry.title().said(),
                    entry.cause().stream().map(Sentence::said).toList(),
                    entry.next().said(),
                    raw);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column with the failure of a migration is damaged", e);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + " …";
    }
}
