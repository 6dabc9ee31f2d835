package io.gangway.storage.copy;

import com.google.errorprone.annotations.ThreadSafe;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a copy of one or more volumes is, for those who watch it; and the way to cancel it. Written by the copy's own
 * threads, read by any.
 */
@ThreadSafe
public final class CopyProgress {

    private final AtomicLong total = new AtomicLong();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong checked = new AtomicLong();
    private volatile boolean cancelled;

    /** Bytes of all volumes, holes included, as far as they are known. */
    public long totalBytes() {
        return total.get();
    }

    /** Of these, what has been copied; a hole counts once it is passed. */
    public long copiedBytes() {
        return passed.get();
    }

    /** What had to be sent for that: holes are not. */
    public long sentBytes() {
        return sent.get();
    }

    /** Of the total, what has been read again on the destination. */
    public long checkedBytes() {
        return checked.get();
    }

    /** Asks the copy to end; it then deletes what it made. */
    public void cancel() {
        cancelled = true;
    }

    public boolean cancelled() {
        return cancelled;
    }

    void expect(long bytes) {
        total.addAndGet(bytes);
    }

    void copied(long bytes, boolean hole) {
        passed.addAndGet(bytes);
        if (!hole) {
            sent.addAndGet(bytes);
        }
    }

    void checked(long bytes) {
        checked.addAndGet(bytes);
    }
}
