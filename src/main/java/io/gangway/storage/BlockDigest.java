package io.gangway.storage;

import io.gangway.libvirt.VolumeContent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A checksum of what a volume holds, the same for the same bytes, however much of the zeros among them comes as holes.
 *
 * <p>SHA-256 over each block of {@value #BLOCK} bytes that is not all zeros, preceded by its offset, and over the length of
 * it all; so a hole costs next to nothing.
 */
final class BlockDigest implements VolumeContent {

    static final int BLOCK = 65_536;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final MessageDigest digest = sha256();
    private final byte[] block = new byte[BLOCK];
    /** Where the block under way begins, and how much of it is there. */
    private long offset;

    private int filled;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void data(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), BLOCK - filled);
            bytes.get(block, filled, count);
            advance(count);
        }
    }

    @Override
    public void hole(long length) {
        long rest = length;
        while (rest > 0) {
            if (filled == 0) {
                long whole = rest / BLOCK * BLOCK;
                offset += whole;
                rest -= whole;
            }
            int count = (int) Math.min(rest, BLOCK - filled);
            Arrays.fill(block, filled, filled + count, (byte) 0);
            rest -= count;
            advance(count);
        }
    }

    /** How many bytes and zeros it was given. */
    long length() {
        return offset + filled;
    }

    /** The checksum in hexadecimal digits. Nothing can be added afterwards. */
    String finish() {
        closeBlock();
        digest.update(number(offset));
        return HexFormat.of().formatHex(digest.digest());
    }

    private void advance(int count) {
        filled += count;
        if (filled == BLOCK) {
            closeBlock();
        }
    }

    private void closeBlock() {
        if (!Arrays.equals(block, 0, filled, ZEROS, 0, filled)) {
            digest.update(number(offset));
            digest.update(block, 0, filled);
        }
        offset += filled;
        filled = 0;
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
