package io.gangway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/architecture.md")
class ArchitectureDocumentTest {

    /** A room, its sentence, the rooms that it may use. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z.]+)` \\| ([^|]*) \\| ([^|]*) \\|$", Pattern.MULTILINE);

    private static final Pattern PICTURE = Pattern.compile("```mermaid\n(flowchart.*?)```", Pattern.DOTALL);
    private static final Pattern DRAWN = Pattern.compile("\\[([a-z.]+)]");
    private static final Pattern COMMENT =
            Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@NullMarked\\s+)?package ", Pattern.DOTALL);

    private final String document = read(Path.of("docs", "architecture.md"));

    @Test
    @DisplayName("has every room of the plan, in its order, and no other")
    void rooms() {
        List<String> told = rows().stream().map(row -> row.group(1)).toList();

        assertEquals(List.copyOf(RoomsTest.ROOMS.keySet()), told);
    }

    @Test
    @DisplayName("says of each room what the room says of itself")
    void sentences() {
        Map<String, String> told = new TreeMap<>();
        Map<String, String> meant = new TreeMap<>();
        for (MatchResult row : rows()) {
            told.put(row.group(1), row.group(2));
            meant.put(row.group(1), sentence(row.group(1)));
        }

        assertEquals(meant, told);
    }

    @Test
    @DisplayName("lets each room use what the plan lets it use")
    void arrows() {
        Map<String, String> told = new TreeMap<>();
        rows().forEach(row -> told.put(row.group(1), row.group(3).replace("`", "")));
        Map<String, String> planned = new TreeMap<>();
        RoomsTest.ROOMS.forEach(
                (room, used) -> planned.put(room, used.isEmpty() ? "none" : String.join(", ", used.split(" +"))));

        assertEquals(planned, told);
    }

    @Test
    @DisplayName("draws every room once")
    void picture() {
        Matcher picture = PICTURE.matcher(document);
        List<String> drawn = new ArrayList<>();
        if (picture.find()) {
            DRAWN.matcher(picture.group(1)).results().map(room -> room.group(1)).forEach(drawn::add);
        }
        drawn.sort(null);

        assertEquals(List.copyOf(new TreeSet<>(RoomsTest.ROOMS.keySet())), drawn);
    }

    private List<MatchResult> rows() {
        return ROW.matcher(document).results().toList();
    }

    /** The comment in its package-info.java, as one line; empty where the room or the comment is missing. */
    private static String sentence(String room) {
        Path file = Path.of("src", "main", "java", "io", "gangway", room.replace('.', '/'), "package-info.java");
        Matcher comment = COMMENT.matcher(Files.exists(file) ? read(file) : "");
        return comment.find() ? comment.group(1).replaceAll("\\s*\n \\*", "").strip() : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
