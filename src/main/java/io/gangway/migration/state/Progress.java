package io.gangway.migration.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far a migration is. Made from the one before it and a new sample; percent and phase never go back.
 *
 * @param percent 0 to 99 while it runs; 100 only once a verdict says that the VM arrived
 * @param pass 0 before memory flows, 1 in the first pass, and so on
 * @param processedBytes sent so far, memory and disks
 * @param remainingBytes known to be left to send
 * @param totalBytes what there was to send at the start: the guest's memory and, if copied, its disks
 * @param bytesPerSecond smoothed
 * @param dirtyBytesPerSecond how fast the guest rewrites its memory
 * @param expectedDowntimeMs as QEMU expects it now
 * @param secondsLeft an honest estimate; empty when none can be given
 * @param convergence whether what is left shrinks from pass to pass
 * @param history the samples, oldest first, for the chart
 */
@RecordBuilder
public record Progress(
        Phase phase,
        int percent,
        int pass,
        long processedBytes,
        long remainingBytes,
        long totalBytes,
        long bytesPerSecond,
        long dirtyBytesPerSecond,
        OptionalLong expectedDowntimeMs,
        OptionalLong secondsLeft,
        Convergence convergence,
        List<Point> history) {

    /** One sample of the chart: when, how fast it was sent, how fast it was rewritten, how much was left. */
    public record Point(long elapsedMs, long bytesPerSecond, long dirtyBytesPerSecond, long remainingBytes) {}

    public static final Progress NONE = new Progress(
            Phase.PREPARING,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Convergence.NONE,
            List.of());

    /** The first pass moves nearly everything, so it gets nearly all of the bar; the rest is for catching up. */
    private static final double FIRST_PASS_SHARE = 90;
    /** Weight of a new rate in the smoothed one, as in KubeVirt's migration monitor. */
    private static final double SMOOTHING = 0.4;
    /** Half as many points are kept beyond this, so that a run of hours still fits in a chart and in memory. */
    private static final int MOST_POINTS = 600;
    /** An estimate from less than this much time would be a guess. */
    private static final long SHORTEST_BASIS_MS = 2_000;

    public Progress {
        history = List.copyOf(history);
    }

    /** Before the first sample, when only the VM's own size is known. */
    public static Progress expecting(long totalBytes) {
        return new Progress(
                Phase.PREPARING,
                0,
                0,
                0,
                totalBytes,
                totalBytes,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Convergence.NONE,
                List.of());
    }

    /** False once a pass began with no less to send than one before it. */
    public boolean converging() {
        return convergence.shrinking();
    }

    /** The progress after a new sample. */
    public Progress after(Sample sample) {
        long total = Math.max(totalBytes, sample.totalBytes());
        long memoryLeft = sample.memory().totalBytes() > 0
                ? sample.memory().remainingBytes()
                : Math.max(0, total - sample.disks().totalBytes());
        long left = memoryLeft + sample.disks().remainingBytes();
        long processed = Math.max(processedBytes, sample.processedBytes());
        int nextPass = Math.max(pass, sample.pass());
        long rate = rate(sample, processed);
        long dirty = sample.dirtyBytesPerSecond();
        // Some of what the new pass has to send was sent before this sample was taken.
        long begunWith = left + Math.max(0, processed - processedBytes - remainingBytes);
        Convergence nextConvergence = convergence.after(nextPass, sample.elapsedMs(), begunWith);
        long stillToCome = left + nextConvergence.rewrittenInThisPass(sample.elapsedMs(), dirty);
        Progress next = new Progress(
                later(phase(nextPass, processed)),
                Math.max(percent, percent(nextPass, stillToCome, total)),
                nextPass,
                processed,
                left,
                total,
                rate,
                dirty,
                nextPass > 0 ? sample.expectedDowntimeMs() : OptionalLong.empty(),
                OptionalLong.empty(),
                nextConvergence,
                history);
        return next.with(new Point(sample.elapsedMs(), rate, dirty, left)).estimated();
    }

    private static Phase phase(int pass, long processed) {
        if (pass >= 2) {
            return Phase.CATCHING_UP;
        }
        return processed > 0 ? Phase.FIRST_PASS : Phase.PREPARING;
    }

    private Phase later(Phase candidate) {
        return candidate.compareTo(phase) > 0 ? candidate : phase;
    }

    private static int percent(int pass, long left, long total) {
        double upToDate = total == 0 ? 0 : Math.max(0, 1 - (double) left / total);
        double share = pass < 2 ? FIRST_PASS_SHARE * upToDate : Math.max(FIRST_PASS_SHARE, 100 * upToDate);
        return (int) Math.min(99, share);
    }

    private long rate(Sample sample, long processed) {
        long passed = sample.elapsedMs()
                - (history.isEmpty() ? 0 : history.get(history.size() - 1).elapsedMs());
        if (passed <= 0) {
            return bytesPerSecond;
        }
        double now = 1000.0 * (processed - processedBytes) / passed;
        return Math.round(bytesPerSecond == 0 ? now : SMOOTHING * now + (1 - SMOOTHING) * bytesPerSecond);
    }

    private Progress with(Point point) {
        List<Point> points = new ArrayList<>(history);
        boolean repeated = !points.isEmpty() && points.get(points.size() - 1).elapsedMs() >= point.elapsedMs();
        if (!repeated) {
            points.add(point);
        }
        return withHistory(points.size() > MOST_POINTS ? everySecond(points) : points);
    }

    private static List<Point> everySecond(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 2) {
            kept.add(points.get(i));
        }
        return kept;
    }

    /**
     * Time left at the average speed at which the remainder shrank; while catching up, against the dirty rate, and with
     * what the guest has rewritten since the pass began.
     */
    private Progress estimated() {
        if (phase == Phase.FIRST_PASS && !history.isEmpty()) {
            Point first = history.get(0);
            Point last = history.get(history.size() - 1);
            long passed = last.elapsedMs() - first.elapsedMs();
            long shrunk = first.remainingBytes() - last.remainingBytes();
            if (passed >= SHORTEST_BASIS_MS && shrunk > 0) {
                return withSecondsLeft(seconds((double) remainingBytes * passed / shrunk / 1000));
            }
        }
        if (phase == Phase.CATCHING_UP && converging() && bytesPerSecond > dirtyBytesPerSecond) {
            long now = history.get(history.size() - 1).elapsedMs();
            long stillToCome = remainingBytes + convergence.rewrittenInThisPass(now, dirtyBytesPerSecond);
            return withSecondsLeft(seconds((double) stillToCome / (bytesPerSecond - dirtyBytesPerSecond)));
        }
        return this;
    }

    private static long seconds(double exact) {
        return (long) Math.ceil(exact);
    }

    private Progress withSecondsLeft(long seconds) {
        return ProgressBuilder.builder(this)
                .secondsLeft(OptionalLong.of(seconds))
                .build();
    }

    /** The same progress with the chart's points read back from the database. */
    public Progress withHistory(List<Point> points) {
        return ProgressBuilder.builder(this).history(points).build();
    }

    /** In this phase at least. */
    public Progress in(Phase reached) {
        Phase next = later(reached);
        return ProgressBuilder.builder(this)
                .phase(next)
                .secondsLeft(next.compareTo(Phase.SWITCHING_OVER) >= 0 ? OptionalLong.empty() : secondsLeft)
                .build();
    }

    /** After a verdict: complete, with nothing left, if the VM arrived, and as far as it came if not. */
    public Progress ended(boolean arrived) {
        return ProgressBuilder.builder(this)
                .phase(Phase.ENDED)
                .percent(arrived ? 100 : percent)
                .remainingBytes(arrived ? 0 : remainingBytes)
                .secondsLeft(OptionalLong.empty())
                .build();
    }

    /** With the final count of what was sent, which the last sample came too early for. */
    public Progress finallyProcessed(long bytes) {
        return ProgressBuilder.builder(this)
                .processedBytes(Math.max(processedBytes, bytes))
                .build();
    }
}
