package io.gangway.configuration;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What differs between two configurations, line by line, with some unchanged lines around each change.
 *
 * @param hunks the places that differ, in order; none if nothing does
 */
public record ConfigurationDiff(List<Hunk> hunks) {

    private static final int AROUND = 3;
    /** Comparing takes up to this many steps; two texts that need more have next to nothing in common. */
    private static final long MOST_STEPS = 4_000_000;

    /** Whether a line stands in both texts or in one. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * One line.
     *
     * @param before its number in the first text, from 1; 0 if it is not there
     * @param after its number in the second text, from 1; 0 if it is not there
     */
    public record Line(Kind kind, int before, int after, String text) {

        /** The sign that tools print before such a line. */
        public String sign() {
            return switch (kind) {
                case SAME -> " ";
                case REMOVED -> "−";
                case ADDED -> "+";
            };
        }

        /** The kind in a form that fits a CSS class. */
        public String slug() {
            return switch (kind) {
                case SAME -> "same";
                case REMOVED -> "removed";
                case ADDED -> "added";
            };
        }
    }

    /**
     * Changes that stand close together.
     *
     * @param skipped how many unchanged lines of the second text are left out before it
     */
    public record Hunk(int skipped, List<Line> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    public ConfigurationDiff {
        hunks = List.copyOf(hunks);
    }

    /** Compares two texts; how their lines end does not matter. */
    public static ConfigurationDiff between(String before, String after) {
        return new ConfigurationDiff(hunks(lines(before), lines(after)));
    }

    public boolean isEmpty() {
        return hunks.isEmpty();
    }

    public long added() {
        return count(Kind.ADDED);
    }

    public long removed() {
        return count(Kind.REMOVED);
    }

    private long count(Kind kind) {
        return hunks.stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.kind() == kind)
                .count();
    }

    private static List<String> lines(String text) {
        return text.strip().lines().map(String::stripTrailing).toList();
    }

    private static List<Hunk> hunks(List<String> before, List<String> after) {
        List<Line> all = compare(before, after);
        List<Hunk> hunks = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        int skipped = 0;
        for (int i = 0; i < all.size(); i++) {
            if (nearChange(all, i)) {
                open.add(all.get(i));
            } else {
                if (!open.isEmpty()) {
                    hunks.add(new Hunk(skipped, open));
                    open = new ArrayList<>();
                    skipped = 0;
                }
                skipped++;
            }
        }
        if (!open.isEmpty()) {
            hunks.add(new Hunk(skipped, open));
        }
        return hunks;
    }

    private static boolean nearChange(List<Line> all, int index) {
        return IntStream.rangeClosed(Math.max(0, index - AROUND), Math.min(all.size() - 1, index + AROUND))
                .anyMatch(i -> all.get(i).kind() != Kind.SAME);
    }

    private static List<Line> compare(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        int left = 0;
        int right = 0;
        for (Change change : changes(before, after)) {
            while (left < change.from()) {
                lines.add(new Line(Kind.SAME, left + 1, right + 1, after.get(right)));
                left++;
                right++;
            }
            for (int i = 0; i < change.removed(); i++, left++) {
                lines.add(new Line(Kind.REMOVED, left + 1, 0, before.get(left)));
            }
            for (int i = 0; i < change.added(); i++, right++) {
                lines.add(new Line(Kind.ADDED, 0, right + 1, after.get(right)));
            }
        }
        while (left < before.size()) {
            lines.add(new Line(Kind.SAME, left + 1, right + 1, after.get(right)));
            left++;
            right++;
        }
        return lines;
    }

    /** From a line of the first text on, so many lines gave way to so many others. */
    private record Change(int from, int removed, int added) {}

    private static List<Change> changes(List<String> before, List<String> after) {
        int head = commonHead(before, after);
        int tail = commonTail(before.subList(head, before.size()), after.subList(head, after.size()));
        List<String> left = before.subList(head, before.size() - tail);
        List<String> right = after.subList(head, after.size() - tail);
        if (left.isEmpty() && right.isEmpty()) {
            return List.of();
        }
        if ((long) left.size() * right.size() > MOST_STEPS) {
            return List.of(new Change(head, left.size(), right.size()));
        }
        return DiffUtils.diff(left, right).getDeltas().stream()
                .map(delta -> change(head, delta))
                .toList();
    }

    private static Change change(int head, AbstractDelta<String> delta) {
        return new Change(
                head + delta.getSource().getPosition(),
                delta.getSource().size(),
                delta.getTarget().size());
    }

    private static int commonHead(List<String> left, List<String> right) {
        int most = Math.min(left.size(), right.size());
        int same = 0;
        while (same < most && left.get(same).equals(right.get(same))) {
            same++;
        }
        return same;
    }

    private static int commonTail(List<String> left, List<String> right) {
        int most = Math.min(left.size(), right.size());
        int same = 0;
        while (same < most && left.get(left.size() - 1 - same).equals(right.get(right.size() - 1 - same))) {
            same++;
        }
        return same;
    }
}
