package io.gangway.storage.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockDigestTest {

    private static final int BLOCK = BlockDigest.BLOCK;

    private final BlockDigest digest = new BlockDigest();

    @Test
    void isTheSameHoweverTheBytesAreCut() {
        byte[] bytes = random(5 * BLOCK + 17);
        BlockDigest whole = digestOf(bytes);

        for (int from = 0; from < bytes.length; from += 1000) {
            digest.data(ByteBuffer.wrap(bytes, from, Math.min(1000, bytes.length - from)));
        }

        assertEquals(whole.finish(), digest.finish());
    }

    @Test
    void isTheSameForZerosAndForHoles() {
        byte[] bytes = random(7 * BLOCK);
        Arrays.fill(bytes, BLOCK / 2, 5 * BLOCK + 3, (byte) 0);

        digest.data(ByteBuffer.wrap(bytes, 0, BLOCK / 2));
        digest.hole(BLOCK);
        digest.hole(5 * BLOCK + 3 - BLOCK / 2 - BLOCK);
        digest.data(ByteBuffer.wrap(bytes, 5 * BLOCK + 3, 2 * BLOCK - 3));

        assertEquals(bytes.length, digest.length());
        assertEquals(digestOf(bytes).finish(), digest.finish());
    }

    @Test
    void noticesOneChangedBitAndBytesInAnotherPlaceAndAnotherLength() {
        byte[] bytes = random(3 * BLOCK);
        String before = digestOf(bytes).finish();
        byte[] changed = bytes.clone();
        changed[2 * BLOCK + 5] ^= 1;
        BlockDigest moved = new BlockDigest();
        moved.hole(BLOCK);
        moved.data(ByteBuffer.wrap(bytes));
        BlockDigest longer = digestOf(bytes);
        longer.hole(1);

        assertNotEquals(before, digestOf(changed).finish());
        assertNotEquals(before, moved.finish());
        assertNotEquals(before, longer.finish());
    }

    @Test
    void passesAHoleOfManyTerabytesAtOnce() {
        digest.hole(1L << 50);
        digest.hole(1);

        assertEquals((1L << 50) + 1, digest.length());
        assertEquals(64, digest.finish().length());
    }

    private static BlockDigest digestOf(byte[] bytes) {
        BlockDigest digest = new BlockDigest();
        digest.data(ByteBuffer.wrap(bytes));
        return digest;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(4711).nextBytes(bytes);
        return bytes;
    }
}
