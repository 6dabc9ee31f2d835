package io.gangway.migration;

import java.util.List;
import java.util.Optional;
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
 * @param converging false once the guest is known to rewrite memory faster than it can be sent
 * @param history the last samples, oldest first, for the chart
 */
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
        boolean converging,
        List<Point> history) {

    /** One sample of the chart: when, how fast it was sent, how fast it was rewritten, how much was left. */
    public record Point(long elapsedMs, long bytesPerSecond, long dirtyBytesPerSecond, long remainingBytes) {}

    public static final Progress NONE = new Progress(
            Phase.PREPARING, 0, 0, 0, 0, 0, 0, 0, OptionalLong.empty(), OptionalLong.empty(), true, List.of());

    public Progress {
        history = List.copyOf(history);
    }

    /** The last chart point, if there is one. */
    public Optional<Point> last() {
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }
}
