package io.gangway.storage.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.binding.VolumeStreams;
import io.gangway.libvirt.fact.VolumeContent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VolumePipeTest {

    private final VolumePipe pipe = new VolumePipe();
    private final Taker taker = new Taker();

    @Test
    void carriesMoreThanItHoldsInTheSameOrder() throws Exception {
        byte[] bytes = new byte[3 * VolumePipe.BUFFERS * VolumeStreams.PIECE + 99];
        new Random(1).nextBytes(bytes);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> pipe.drainTo(taker));

        for (int from = 0; from < bytes.length; from += 100_000) {
            pipe.data(ByteBuffer.wrap(bytes, from, Math.min(100_000, bytes.length - from)));
        }
        pipe.end();
        writing.get(10, TimeUnit.SECONDS);

        assertArrayEquals(bytes, taker.bytes.toByteArray());
    }

    @Test
    void joinsSmallPiecesAndKeepsHolesInTheirPlace() {
        pipe.data(ByteBuffer.wrap(new byte[] {1, 2}));
        pipe.data(ByteBuffer.wrap(new byte[] {3}));
        pipe.hole(4096);
        pipe.data(ByteBuffer.wrap(new byte[] {4}));
        pipe.end();

        pipe.drainTo(taker);

        assertEquals(List.of("3 bytes", "hole of 4096", "1 bytes"), taker.pieces);
    }

    @Test
    void whoReadsFailsOnceWhoWritesHasFailed() {
        IllegalStateException full = new IllegalStateException("no room");
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            while (true) {
                pipe.hole(1);
            }
        });

        pipe.fail(full);

        ExecutionException failure = assertThrows(ExecutionException.class, () -> reading.get(10, TimeUnit.SECONDS));
        assertSame(full, failure.getCause());
    }

    @Test
    void whoWritesFailsOnceWhoReadsHasFailed() {
        IllegalStateException gone = new IllegalStateException("gone");
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> pipe.drainTo(taker));

        pipe.fail(gone);

        ExecutionException failure = assertThrows(ExecutionException.class, () -> writing.get(10, TimeUnit.SECONDS));
        assertSame(gone, failure.getCause());
        assertTrue(taker.pieces.isEmpty());
    }

    private static final class Taker implements VolumeContent {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> pieces = new ArrayList<>();

        @Override
        public void data(ByteBuffer data) {
            byte[] copy = new byte[data.remaining()];
            data.get(copy);
            bytes.writeBytes(copy);
            pieces.add(copy.length + " bytes");
        }

        @Override
        public void hole(long length) {
            pieces.add("hole of " + length);
        }
    }
}
