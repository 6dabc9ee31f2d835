package io.gangway.security;

import com.google.errorprone.annotations.ThreadSafe;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many requests are worked on at the same time, so that no crowd takes all of the memory.
 *
 * <ul>
 *   <li>At most so many are inside, and their bodies have no more than so many bytes together; a single one may have more.
 *   <li>Others wait in line, at most so many, and go in in the order in which they came.
 *   <li>Who comes when the line is full is sent away at once.
 *   <li>Each that was let in must leave once, whatever became of it.
 * </ul>
 */
@ThreadSafe
final class Admission {

    private final int mostInside;
    private final int mostWaiting;
    private final long mostBytes;

    @GuardedBy("this")
    private final Deque<Guest> waiting = new ArrayDeque<>();

    @GuardedBy("this")
    private int inside;

    @GuardedBy("this")
    private long bytes;

    /** How one that asks is received. */
    enum Answer {
        IN,
        WAITS,
        FULL
    }

    private record Guest(long bytes, Runnable letIn) {}

    Admission(int mostInside, int mostWaiting, long mostBytes) {
        this.mostInside = mostInside;
        this.mostWaiting = mostWaiting;
        this.mostBytes = mostBytes;
    }

    /**
     * Asks to be let in.
     *
     * @param size the bytes of its body
     * @param letIn called later, on the thread of one that leaves, if it has to wait; not if it is let in now or sent away
     */
    synchronized Answer ask(long size, Runnable letIn) {
        if (waiting.isEmpty() && room(size)) {
            enter(size);
            return Answer.IN;
        }
        if (waiting.size() >= mostWaiting) {
            return Answer.FULL;
        }
        waiting.add(new Guest(size, letIn));
        return Answer.WAITS;
    }

    /** Makes room for those that wait. */
    void leave(long size) {
        Deque<Guest> next = new ArrayDeque<>();
        synchronized (this) {
            inside--;
            bytes -= size;
            while (!waiting.isEmpty() && room(waiting.peek().bytes())) {
                enter(waiting.peek().bytes());
                next.add(waiting.remove());
            }
        }
        next.forEach(guest -> guest.letIn().run());
    }

    @GuardedBy("this")
    private boolean room(long size) {
        return inside == 0 || (inside < mostInside && bytes + size <= mostBytes);
    }

    @GuardedBy("this")
    private void enter(long size) {
        inside++;
        bytes += size;
    }

    synchronized int inside() {
        return inside;
    }
}
