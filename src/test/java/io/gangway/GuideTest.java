package io.gangway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/guide.md names tests: they exist, and no point is left out. */
class GuideTest {

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern ROW =
            Pattern.compile("^\\| G(\\d+) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$", Pattern.MULTILINE);

    private final String guide = read(Path.of("docs", "guide.md"));

    @Test
    void speaksOfEveryPointOfTheGuide() {
        Set<Integer> points =
                rows().map(row -> Integer.valueOf(row.group(1))).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(IntStream.rangeClosed(1, 20).boxed().collect(Collectors.toSet()), points);
    }

    @Test
    void namesATestForEachStepOrSaysThatItIsNotThereYet() {
        List<String> bare = rows().filter(
                        row -> !NAMED_TEST.matcher(row.group(4)).find())
                .filter(row -> !row.group(3).strip().equals("not yet"))
                .map(MatchResult::group)
                .toList();

        assertEquals(List.of(), bare);
    }

    @Test
    void namesNoTestThatDoesNotExist() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src", "test", "java"))) {
            files = all.filter(Files::isRegularFile).toList();
        }

        List<String> missing = NAMED_TEST
                .matcher(guide)
                .results()
                .filter(test -> !exists(files, test))
                .map(MatchResult::group)
                .toList();

        assertEquals(List.of(), missing);
        assertTrue(NAMED_TEST.matcher(guide).results().count() > 20);
    }

    private static boolean exists(List<Path> files, MatchResult test) {
        Pattern method = Pattern.compile("^    void " + test.group(2) + "\\(", Pattern.MULTILINE);
        return files.stream()
                .filter(file -> file.endsWith(test.group(1) + ".java"))
                .anyMatch(file -> method.matcher(read(file)).find());
    }

    private Stream<MatchResult> rows() {
        return ROW.matcher(guide).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
