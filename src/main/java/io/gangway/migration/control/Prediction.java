package io.gangway.migration.control;

import io.gangway.migration.state.Convergence;
import java.util.OptionalLong;

/**
 * What would help, and what it would do to the guest. All of it follows from what there was to send when the latest
 * passes began and how fast it is sent; where that does not tell one figure, it is a range.
 *
 * @param downtime the range of limits of which one would do, in milliseconds: with the lower one it depends on luck, the
 *     upper one is as long as a whole pass takes
 * @param pause how long the guest would stand still if it was paused now, in milliseconds
 * @param postCopy how long the guest would run at the destination without all of its memory, in milliseconds
 * @param bandwidth more than this many bytes a second would have to be sent; empty where nothing limits it, or where it
 *     is not known
 */
public record Prediction(Range downtime, Range pause, Range postCopy, OptionalLong bandwidth) {

    /** From, to. */
    public record Range(long from, long to) {}

    /**
     * A guest that rewrites the same pages again and again can do so with half of a pass done, so that half of it may be
     * enough. A share, not a law.
     */
    private static final double LUCKY = 0.5;
    /** What is sent at more than this share of a limit is held up by the limit. */
    private static final double AT_THE_LIMIT = 0.8;

    /**
     * Predicts.
     *
     * @param remainingBytes what is left to send now
     * @param bytesPerSecond how fast it is sent, smoothed
     * @param dirtyBytesPerSecond how fast the guest rewrites, at least: QEMU counts a page once in each pass
     * @param limitBytesPerSecond the bandwidth limit; empty if there is none
     */
    public static Prediction of(
            Convergence convergence,
            long remainingBytes,
            long bytesPerSecond,
            long dirtyBytesPerSecond,
            OptionalLong limitBytesPerSecond) {
        long least = millis(Math.round(convergence.leastLately() * LUCKY), bytesPerSecond);
        long most = millis(convergence.mostLately(), bytesPerSecond);
        long now = millis(remainingBytes, bytesPerSecond);
        // What was rewritten in this pass already comes on top, and that can be all of a pass.
        Range tillAllIsSent = new Range(now, now + most);
        boolean held =
                limitBytesPerSecond.isPresent() && bytesPerSecond >= AT_THE_LIMIT * limitBytesPerSecond.getAsLong();
        return new Prediction(
                new Range(least, Math.max(least, most)),
                tillAllIsSent,
                tillAllIsSent,
                held
                        ? OptionalLong.of(Math.max(dirtyBytesPerSecond, limitBytesPerSecond.getAsLong()))
                        : OptionalLong.empty());
    }

    private static long millis(long bytes, long bytesPerSecond) {
        return bytesPerSecond <= 0 ? 0 : Math.round(1000.0 * bytes / bytesPerSecond);
    }
}
