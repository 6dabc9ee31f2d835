package io.gangway.migration.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether what is left to send shrinks from pass to pass. Looks at the beginnings of passes only: within a pass the
 * remainder falls to nothing and rises again, a saw-tooth that says nothing.
 *
 * <p>The rules and figures are those of KubeVirt's migration monitor.
 *
 * @param pass the present pass; 0 before there was one
 * @param marks what there was to send when each pass began, oldest first, from the second pass on: the first sends
 *     everything and compares with nothing
 */
public record Convergence(int pass, List<Mark> marks) {

    /** The beginning of a pass: when, counted from the start of the job, and how much there was to send. */
    public record Mark(int pass, long elapsedMs, long bytes) {}

    public static final Convergence NONE = new Convergence(0, List.of());

    /** A pass that begins with more than this share of an older one has not shrunk. */
    private static final double SHRUNK = 0.96;
    /** A pass that begins with no more than this share of the best one is as good a moment as there will be. */
    private static final double GOOD_MOMENT = 1.04;
    /** Enough for hours; older marks than these say little about now. */
    private static final int MOST_MARKS = 240;
    /** The latest passes, from which the size of the next ones is told. */
    private static final int RECENT = 4;

    public Convergence {
        marks = List.copyOf(marks);
    }

    /** What is known once the sample of this pass is in; {@code bytes} is what there was to send when it began. */
    public Convergence after(int nextPass, long elapsedMs, long bytes) {
        if (nextPass <= pass) {
            return this;
        }
        if (nextPass < 2) {
            return new Convergence(nextPass, marks);
        }
        List<Mark> more = new ArrayList<>(marks);
        more.add(new Mark(nextPass, elapsedMs, bytes));
        return new Convergence(nextPass, more.size() > MOST_MARKS ? more.subList(1, more.size()) : more);
    }

    /** False once a pass began with no less to send than one before it. */
    public boolean shrinking() {
        return marks.size() < 2 || last().bytes() < SHRUNK * least(marks.subList(0, marks.size() - 1));
    }

    /** Whether the present pass began with no less than what there was to send this long ago, or longer. */
    public boolean stalled(Duration patience) {
        if (marks.isEmpty()) {
            return false;
        }
        List<Mark> older = marks.stream()
                .filter(mark -> mark.elapsedMs() <= last().elapsedMs() - patience.toMillis())
                .filter(mark -> mark.pass() < last().pass())
                .toList();
        return !older.isEmpty() && last().bytes() >= SHRUNK * least(older);
    }

    /** When a pass last began with clearly less than all before, in the job's own time; empty before the second pass. */
    public OptionalLong lastShrunkMs() {
        OptionalLong at = OptionalLong.empty();
        long best = Long.MAX_VALUE;
        for (Mark mark : marks) {
            if (mark.bytes() < SHRUNK * best) {
                best = mark.bytes();
                at = OptionalLong.of(mark.elapsedMs());
            }
        }
        return at;
    }

    /** Whether the present pass is about as small as any was, so that whatever ends it now costs the least. */
    public boolean goodMoment() {
        return !marks.isEmpty() && last().bytes() <= GOOD_MOMENT * least(marks);
    }

    /**
     * How many bytes the guest has rewritten since the present pass began, at this rate: QEMU finds them at the end of the
     * pass only, so they are not yet in what is left. 0 before the second pass, for which no rate is known.
     */
    public long rewrittenInThisPass(long elapsedMs, long dirtyBytesPerSecond) {
        return marks.isEmpty() ? 0 : Math.max(0, elapsedMs - last().elapsedMs()) * dirtyBytesPerSecond / 1000;
    }

    /** The smallest of the latest passes, in bytes; 0 before the second. */
    public long leastLately() {
        return recent().stream().mapToLong(Mark::bytes).min().orElse(0);
    }

    /** The largest of the latest passes, in bytes; 0 before the second. */
    public long mostLately() {
        return recent().stream().mapToLong(Mark::bytes).max().orElse(0);
    }

    private List<Mark> recent() {
        return marks.subList(Math.max(0, marks.size() - RECENT), marks.size());
    }

    private Mark last() {
        return marks.get(marks.size() - 1);
    }

    private static long least(List<Mark> some) {
        return some.stream().mapToLong(Mark::bytes).min().orElse(Long.MAX_VALUE);
    }
}
