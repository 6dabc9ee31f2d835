package io.gangway.migration.web;

import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Progress;
import io.gangway.migration.verdict.Outcome;
import io.gangway.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The course of a migration as lines in boxes that are {@value #WIDTH} wide and {@value #HEIGHT} high.
 *
 * @param sent how fast it was sent
 * @param rewritten how fast the guest rewrote its memory
 * @param remaining the edge of what was left to send
 * @param mostPerSecond what the height of the box of rates stands for
 * @param mostRemaining what the height of the other box stands for
 */
public record Course(
        boolean drawable, String sent, String rewritten, String remaining, String mostPerSecond, String mostRemaining) {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 80;
    private static final int MOST_POINTS = 130;

    /** The course so far; of one that succeeded, to its end, which came after the last sample. */
    public static Course of(Migration migration) {
        Optional<Progress.Point> end = Optional.of(migration)
                .filter(ended -> ended.outcome().equals(Optional.of(Outcome.SUCCEEDED)))
                .filter(ended -> ended.totalMs().isPresent())
                .map(ended -> new Progress.Point(ended.totalMs().getAsLong(), 0, 0, 0));
        return of(migration.progress().history(), end);
    }

    static Course of(List<Progress.Point> samples, Optional<Progress.Point> end) {
        List<Progress.Point> points = thinned(samples);
        if (points.size() < 2 || withoutRates(points)) {
            return new Course(false, "", "", "", "", "");
        }
        long rates = niceCeiling(Math.max(
                most(points, Progress.Point::bytesPerSecond), most(points, Progress.Point::dirtyBytesPerSecond)));
        long remaining = niceCeiling(most(points, Progress.Point::remainingBytes));
        List<Progress.Point> all = new ArrayList<>(points);
        end.filter(last -> last.elapsedMs() > points.get(points.size() - 1).elapsedMs())
                .ifPresent(all::add);
        return new Course(
                true,
                line(points, all, Progress.Point::bytesPerSecond, rates),
                line(known(points), all, Progress.Point::dirtyBytesPerSecond, rates),
                line(all, all, Progress.Point::remainingBytes, remaining),
                Units.perSecond(rates),
                Units.bytes(remaining));
    }

    /** While a migration is prepared there is no rate that a scale could stand for. */
    private static boolean withoutRates(List<Progress.Point> points) {
        return points.stream().allMatch(point -> point.bytesPerSecond() == 0 && point.dirtyBytesPerSecond() == 0);
    }

    /** The next power of two, so that the scale changes seldom and the lines do not jump about. */
    static long niceCeiling(long value) {
        long ceiling = 1024;
        while (ceiling < value) {
            ceiling *= 2;
        }
        return ceiling;
    }

    private static long most(List<Progress.Point> points, ToLongFunction<Progress.Point> figure) {
        return points.stream().mapToLong(figure).max().orElse(0);
    }

    /** No more points than can be told apart; the last one always. */
    private static List<Progress.Point> thinned(List<Progress.Point> points) {
        int step = 1 + points.size() / MOST_POINTS;
        int last = points.size() - 1;
        return IntStream.range(0, points.size())
                .filter(i -> i % step == 0 || i == last)
                .mapToObj(points::get)
                .toList();
    }

    /** The points at which the guest's rate was known: QEMU first tells it after the first pass. */
    private static List<Progress.Point> known(List<Progress.Point> points) {
        return points.stream()
                .dropWhile(point -> point.dirtyBytesPerSecond() == 0)
                .toList();
    }

    private static String line(
            List<Progress.Point> shown, List<Progress.Point> points, ToLongFunction<Progress.Point> figure, long most) {
        long first = points.get(0).elapsedMs();
        long span = Math.max(1, points.get(points.size() - 1).elapsedMs() - first);
        return shown.stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        WIDTH * (double) (point.elapsedMs() - first) / span,
                        HEIGHT - HEIGHT * (double) figure.applyAsLong(point) / most))
                .collect(Collectors.joining(" "));
    }
}
