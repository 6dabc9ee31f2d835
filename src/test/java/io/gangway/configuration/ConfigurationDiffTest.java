package io.gangway.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.configuration.ConfigurationDiff.Hunk;
import io.gangway.configuration.ConfigurationDiff.Kind;
import io.gangway.configuration.ConfigurationDiff.Line;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfigurationDiffTest {

    @Test
    void findsNothingWhereOnlyTheLineEndsDiffer() {
        assertTrue(ConfigurationDiff.between("a\nb\n", "a\r\nb \r\n\r\n").isEmpty());
    }

    @Test
    void showsAChangedLineAsRemovedAndAddedWithItsNumbers() {
        ConfigurationDiff diff = ConfigurationDiff.between("a\nb\nc", "a\nB\nc");

        assertEquals(
                List.of(new Hunk(
                        0,
                        List.of(
                                new Line(Kind.SAME, 1, 1, "a"),
                                new Line(Kind.REMOVED, 2, 0, "b"),
                                new Line(Kind.ADDED, 0, 2, "B"),
                                new Line(Kind.SAME, 3, 3, "c")))),
                diff.hunks());
        assertEquals(1, diff.added());
        assertEquals(1, diff.removed());
    }

    @Test
    void leavesOutWhatIsFarFromAnyChange() {
        String before = numbers(1, 40);

        ConfigurationDiff diff = ConfigurationDiff.between(before, before.replace("20\n", "twenty\nmore\n"));

        Hunk hunk = diff.hunks().get(0);
        assertEquals(1, diff.hunks().size());
        assertEquals(16, hunk.skipped());
        assertEquals(17, hunk.lines().get(0).before());
        assertEquals(9, hunk.lines().size());
        assertEquals(new Line(Kind.SAME, 23, 24, "23"), hunk.lines().get(8));
    }

    @Test
    void countsWhatIsLeftOutBetweenTwoChanges() {
        String before = numbers(1, 40);

        ConfigurationDiff diff =
                ConfigurationDiff.between(before, before.replace("10\n", "").replace("30\n", ""));

        assertEquals(List.of(6, 13), diff.hunks().stream().map(Hunk::skipped).toList());
    }

    @Test
    void showsTextThatIsAddedAtTheEnd() {
        assertEquals(
                List.of(new Line(Kind.SAME, 1, 1, "a"), new Line(Kind.ADDED, 0, 2, "b")),
                ConfigurationDiff.between("a", "a\nb").hunks().get(0).lines());
    }

    @Test
    void comparesLongTextsThatHaveNothingInCommonInAMoment() {
        String before = numbers(1, 60_000);
        String after = numbers(100_001, 160_000);

        ConfigurationDiff diff = assertTimeout(Duration.ofSeconds(10), () -> ConfigurationDiff.between(before, after));

        assertEquals(60_000, diff.added());
        assertEquals(60_000, diff.removed());
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}
