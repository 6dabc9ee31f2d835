package io.gangway.storage.copy;

import com.google.errorprone.annotations.ThreadSafe;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.gangway.libvirt.binding.VolumeStreams;
import io.gangway.libvirt.fact.VolumeContent;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Hands a volume's content from the thread that reads it to the thread that writes it.
 *
 * <ul>
 *   <li>Never holds more than {@value #BUFFERS} pieces: who is faster waits.
 *   <li>Once one side has failed, the other fails with the same reason instead of waiting for ever.
 * </ul>
 */
@ThreadSafe
final class VolumePipe implements VolumeContent {

    static final int BUFFERS = 8;

    /** Either bytes or the length of a hole. */
    private record Piece(Optional<ByteBuffer> bytes, long hole) {}

    @GuardedBy("this")
    private final Deque<ByteBuffer> free = new ArrayDeque<>(BUFFERS);

    @GuardedBy("this")
    private final Deque<Piece> waiting = new ArrayDeque<>(BUFFERS);

    /** Of the thread that reads. */
    private ByteBuffer filling;

    @GuardedBy("this")
    private boolean ended;

    @GuardedBy("this")
    private Optional<RuntimeException> failure = Optional.empty();

    VolumePipe() {
        for (int i = 0; i < BUFFERS; i++) {
            free.add(ByteBuffer.allocateDirect(VolumeStreams.PIECE));
        }
        filling = free.remove();
    }

    /** The daemon's pieces may be tiny; they go on as whole messages. */
    @Override
    public void data(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            ByteBuffer part = bytes.slice();
            part.limit(Math.min(part.remaining(), filling.remaining()));
            bytes.position(bytes.position() + part.remaining());
            filling.put(part);
            if (!filling.hasRemaining()) {
                passOn();
            }
        }
    }

    @Override
    public void hole(long length) {
        passOn();
        put(new Piece(Optional.empty(), length));
    }

    /** Says that there is no more. */
    void end() {
        passOn();
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    /** Lets both sides fail; the first reason counts. */
    synchronized void fail(RuntimeException reason) {
        if (failure.isEmpty()) {
            failure = Optional.of(reason);
            notifyAll();
        }
    }

    /** Gives everything to {@code to}, until the end. */
    void drainTo(VolumeContent to) {
        Optional<Piece> next = take();
        while (next.isPresent()) {
            Piece piece = next.get();
            piece.bytes().ifPresentOrElse(to::data, () -> to.hole(piece.hole()));
            piece.bytes().ifPresent(this::giveBack);
            next = take();
        }
    }

    private void passOn() {
        if (filling.position() > 0) {
            filling.flip();
            put(new Piece(Optional.of(filling), 0));
            filling = freeBuffer();
        }
    }

    private synchronized void put(Piece piece) {
        while (goesOn() && waiting.size() >= BUFFERS) {
            pause();
        }
        waiting.add(piece);
        notifyAll();
    }

    private synchronized ByteBuffer freeBuffer() {
        while (goesOn() && free.isEmpty()) {
            pause();
        }
        return free.remove();
    }

    private synchronized void giveBack(ByteBuffer buffer) {
        free.add(buffer.clear());
        notifyAll();
    }

    private synchronized Optional<Piece> take() {
        while (goesOn() && waiting.isEmpty() && !ended) {
            pause();
        }
        return Optional.ofNullable(waiting.poll());
    }

    /** Always true: once one side has failed, it throws what that side did. */
    @GuardedBy("this")
    private boolean goesOn() {
        failure.ifPresent(reason -> {
            throw reason;
        });
        return true;
    }

    /** Until something may have changed: each caller goes round in a loop. */
    @SuppressWarnings("WaitNotInLoop")
    @GuardedBy("this")
    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the midst of a copy", e);
        }
    }
}
