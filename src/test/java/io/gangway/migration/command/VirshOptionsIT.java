package io.gangway.migration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Lab;
import io.gangway.migration.request.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of what {@code virsh migrate} can do, against virsh itself and against the fields of a request. */
class VirshOptionsIT {

    private static final Pattern IN_HELP = Pattern.compile("(?m)^ {4}\\[?--([a-z0-9-]+)]? ");
    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `--([a-z0-9-]+)` \\| \\S");

    private final String table;

    VirshOptionsIT() throws IOException {
        table = Files.readString(Path.of("docs", "virsh-options.md"));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("each option of virsh migrate stands in the table, and nothing else does")
    void everyOption() {
        Set<String> options = all(IN_HELP, new Lab().virsh("alpha", "help", "migrate"));

        assertTrue(options.size() > 40, options.toString());
        assertEquals(options, all(IN_TABLE, table));
    }

    @Test
    @DisplayName("each field of a request stands in the table")
    void everyField() {
        for (Field field : Arrays.asList(Field.values())) {
            assertTrue(table.contains("`" + field.word() + "`"), field.word());
        }
    }
}
