package io.gangway.migration.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gangway.migration.control.ControlResult.Kind;
import io.gangway.page.Word;
import java.util.List;

/** What came of a control in one column of the database, as JSON; empty while nothing is known. */
final class ResultColumn {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_VALUE = 1_900;

    /** The column's JSON. */
    private record Entry(String kind, List<String> values) {}

    private ResultColumn() {}

    static String write(ControlResult result) {
        if (!result.known()) {
            return "";
        }
        try {
            return JSON.writeValueAsString(new Entry(
                    result.kind().word(),
                    result.values().stream().map(ResultColumn::cut).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always make a JSON object", e);
        }
    }

    /** A kind that only a later console knows is told by its name. */
    static ControlResult read(String column) {
        if (column.isEmpty()) {
            return ControlResult.NONE;
        }
        try {
            Entry entry = JSON.readValue(column, Entry.class);
            return Word.parse(Kind.class, entry.kind())
                    .map(kind -> new ControlResult(kind, entry.values()))
                    .orElseGet(() -> ControlResult.of(Kind.AS_TOLD, entry.kind()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column with what came of a control is damaged", e);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + " …";
    }
}
