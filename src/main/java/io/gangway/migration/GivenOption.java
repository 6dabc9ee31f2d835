package io.gangway.migration;

import io.gangway.migration.RefusedMigration.Field;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * An advanced option that was chosen, for a page.
 *
 * @param edited whether it is a whole configuration, too long to be shown
 */
public record GivenOption(String name, String value, boolean edited) {

    static GivenOption of(String name, Object value) {
        String text = value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
        boolean edited = name.equals(Field.DESTINATION_XML.word()) || name.equals(Field.PERSISTENT_XML.word());
        return new GivenOption(name, text, edited);
    }
}
