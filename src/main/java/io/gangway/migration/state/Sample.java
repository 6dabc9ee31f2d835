package io.gangway.migration.state;

import java.util.OptionalLong;

/**
 * How far the move of a VM is, at one look: by libvirt's job, or by the disks that the console copies itself.
 *
 * @param elapsedMs since the job, or the copying, began; in milliseconds
 * @param pass the pass over the guest's memory, from 1; 0 before there was one
 * @param memory the guest's memory; {@link Part#NONE} as long as it is not told, or where none moves
 * @param disks the disks that are copied, all together
 * @param dirtyBytesPerSecond how fast the guest rewrites its memory, in bytes a second
 * @param expectedDowntimeMs for how long the guest would stand still if it were switched over now, as QEMU expects it; in
 *     milliseconds
 */
public record Sample(
        long elapsedMs, int pass, Part memory, Part disks, long dirtyBytesPerSecond, OptionalLong expectedDowntimeMs) {

    /**
     * One of the things that move, in bytes.
     *
     * @param processedBytes sent so far; what is sent again counts again
     * @param remainingBytes known to be left to send
     */
    public record Part(long totalBytes, long processedBytes, long remainingBytes) {
        public static final Part NONE = new Part(0, 0, 0);
    }

    /** Of disks that are copied while no memory moves: one pass, which nothing rewrites. */
    public static Sample ofDisks(long elapsedMs, Part disks) {
        return new Sample(elapsedMs, 1, Part.NONE, disks, 0, OptionalLong.empty());
    }

    /** What there is to send, as far as it is told: memory and disks, in bytes. */
    public long totalBytes() {
        return memory.totalBytes() + disks.totalBytes();
    }

    /** What was sent so far: memory and disks, in bytes. */
    public long processedBytes() {
        return memory.processedBytes() + disks.processedBytes();
    }

    /** The same at another time since the beginning, in milliseconds. */
    Sample at(long milliseconds) {
        return new Sample(milliseconds, pass, memory, disks, dirtyBytesPerSecond, expectedDowntimeMs);
    }
}
