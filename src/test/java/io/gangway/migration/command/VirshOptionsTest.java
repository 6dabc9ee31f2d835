package io.gangway.migration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.migration.dialog.OptionMessages;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.Option;
import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keeps docs/virsh-options.md as the table of options has it; what is written behind that in a row stays. */
@DisplayName("docs/virsh-options.md")
class VirshOptionsTest {

    private static final Path DOCUMENT = Path.of("docs", "virsh-options.md");
    private static final Path RENEWED = Path.of("target", "virsh-options.md");
    private static final Pattern ROW = Pattern.compile("\\| `(--[a-z-]+)` \\| (.*) \\|");

    @Test
    @DisplayName("says of each option what the table says")
    void renewed() throws IOException {
        String present = Files.readString(DOCUMENT);

        String renewed = renewed(present);

        Files.writeString(RENEWED, renewed);
        assertEquals(renewed, present, "cp " + RENEWED + " " + DOCUMENT);
    }

    private static String renewed(String present) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Field field : Field.options()) {
            Option option = field.option().orElseThrow();
            Arrays.stream(option.virsh().split(" "))
                    .filter(word -> word.startsWith("--"))
                    .forEach(word -> cells.put(word, cell(field, option)));
        }
        String lines = present.lines().map(line -> line(line, cells)).collect(Collectors.joining("\n"));
        String more = cells.entrySet().stream()
                .map(cell -> "| `" + cell.getKey() + "` | " + cell.getValue() + " |\n")
                .collect(Collectors.joining());
        return lines.replaceFirst("(?m)^(\\| `--[^\n]*\n)(?!\\|)", "$1" + Matcher.quoteReplacement(more)) + "\n";
    }

    private static String line(String line, Map<String, String> cells) {
        Matcher row = ROW.matcher(line);
        if (!row.matches() || !cells.containsKey(row.group(1))) {
            return line;
        }
        String cell = cells.remove(row.group(1));
        return row.group(2).startsWith(cell) ? line : "| `" + row.group(1) + "` | " + cell + " |";
    }

    private static String cell(Field field, Option option) {
        String unit = option.unit().isEmpty() ? "" : ", in " + option.unit();
        return "**" + label(field) + "**" + unit + "; `" + field.word() + "`";
    }

    private static String label(Field field) {
        String labels = Arrays.stream(OptionMessages.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("label"))
                .findFirst()
                .orElseThrow()
                .getAnnotation(Message.class)
                .value();
        Matcher label = Pattern.compile("\\{#is " + field + "}([^{]*)").matcher(labels);
        return label.find() ? label.group(1) : field.word();
    }
}
