package io.gangway.storage.copy;

import io.gangway.libvirt.fact.VolumeContent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * A checksum of what a volume holds, the same for the same bytes, however much of the zeros among them comes as holes.
 *
 * <p>SHA-256 over the offset and the checksums of each block of {@value #BLOCK} bytes that is not all zeros, and over the
 * length of it all; so a hole costs next to nothing. A block has two checksums of 32 bits, CRC-32 and CRC-32C: damage that
 * both miss is one in 2 to the 64th. It finds what broke on the way, not who changed it on purpose: who can do that can
 * write to the disk as well. SHA-256 over the bytes themselves took a tenth of a copy's time.
 */
final class BlockDigest implements VolumeContent {

    static final int BLOCK = 65_536;
    private static final byte[] ZEROS = new byte[BLOCK];
    private static final long ZEROS_SUM = zeros(BLOCK);

    private final MessageDigest digest = sha256();
    private final Checksum first = new CRC32();
    private final Checksum second = new CRC32C();
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
            first.update(bytes.slice().limit(count));
            second.update(bytes.slice().limit(count));
            bytes.position(bytes.position() + count);
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
            first.update(ZEROS, 0, count);
            second.update(ZEROS, 0, count);
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
        long sum = sum(first, second);
        if (sum != (filled == BLOCK ? ZEROS_SUM : zeros(filled))) {
            digest.update(number(offset));
            digest.update(number(sum));
        }
        first.reset();
        second.reset();
        offset += filled;
        filled = 0;
    }

    private static long sum(Checksum first, Checksum second) {
        return first.getValue() << Integer.SIZE | second.getValue();
    }

    private static long zeros(int count) {
        Checksum first = new CRC32();
        Checksum second = new CRC32C();
        first.update(ZEROS, 0, count);
        second.update(ZEROS, 0, count);
        return sum(first, second);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
