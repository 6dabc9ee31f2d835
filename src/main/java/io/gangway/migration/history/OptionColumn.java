package io.gangway.migration.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.OptionFields;
import java.util.Map;
import java.util.Optional;

/** The options in one column of the database, as a JSON object. */
public final class OptionColumn {

    private static final JsonMapper JSON = new JsonMapper();

    private OptionColumn() {}

    public static String write(MigrationOptions options) {
        try {
            return JSON.writeValueAsString(OptionFields.of(options));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers always make a JSON object", e);
        }
    }

    /** From a row; null in rows that were written before there were options. */
    public static MigrationOptions read(String column) {
        try {
            return OptionFields.read(JSON.readValue(
                    Optional.ofNullable(column).orElse("{}"), new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column with the options of a migration is damaged", e);
        }
    }
}
