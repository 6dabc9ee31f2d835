package io.gangway.migration;

import io.gangway.migration.RefusedMigration.Field;
import io.gangway.page.Word;
import java.util.Collection;
import java.util.stream.Collectors;

/** An advanced option that was chosen, for a page. */
public record GivenOption(Field field, String value) {

    static GivenOption of(String name, Object value) {
        String text = value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
        return new GivenOption(Word.parse(Field.class, name).orElseThrow(), text);
    }

    /** Whether it is a whole configuration, too long to be shown. */
    public boolean edited() {
        return field == Field.DESTINATION_XML || field == Field.PERSISTENT_XML;
    }

    /** Whether it is a ticked box, without a value of its own. */
    public boolean ticked() {
        return value.equals("true");
    }
}
