package io.gangway.vm.action;

import io.gangway.libvirt.fact.Screenshot;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Turns the picture that a hypervisor gives into PNG, which browsers show. */
final class ScreenPicture {

    /**
     * Four screens in full HD: a picture takes six bytes a pixel here while it is turned, and a host may claim any size.
     */
    static final int MOST_PIXELS = 3840 * 2160;

    private static final int PNG_SIZE = 16;
    private static final int PNG_HEAD = 33;
    private static final int LONGEST_TOKEN = 9;

    /** Red, green and blue, as they follow each other in a pixmap. */
    private static final int[] BANDS = {0, 1, 2};

    private static final ColorModel COLORS = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);

    private ScreenPicture() {}

    /**
     * The picture as PNG.
     *
     * @throws IllegalArgumentException if it is no picture, or has more than {@link #MOST_PIXELS}
     */
    static byte[] png(Screenshot screenshot) {
        ByteBuffer data = screenshot.data().duplicate();
        if (screenshot.mimeType().equals("image/png")) {
            if (data.remaining() < PNG_HEAD) {
                throw new IllegalArgumentException("not a picture in PNG");
            }
            checkSize(data.getInt(data.position() + PNG_SIZE), data.getInt(data.position() + PNG_SIZE + Integer.BYTES));
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            return bytes;
        }
        return png(pixmap(data));
    }

    private static void checkSize(int width, int height) {
        if (width <= 0 || height <= 0 || (long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("a screen of " + width + " x " + height + " pixels is not shown");
        }
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Binary portable pixmap: {@code P6 width height 255} and three bytes a pixel. */
    private static BufferedImage pixmap(ByteBuffer data) {
        String magic = token(data);
        int width = Integer.parseInt(token(data));
        int height = Integer.parseInt(token(data));
        String depth = token(data);
        if (!magic.equals("P6") || !depth.equals("255")) {
            throw new IllegalArgumentException("not a picture in P6 with 255 shades");
        }
        checkSize(width, height);
        if (data.remaining() < 3L * width * height) {
            throw new IllegalArgumentException("a picture that ends before its last pixel");
        }
        byte[] pixels = new byte[BANDS.length * width * height];
        data.get(pixels);
        return new BufferedImage(
                COLORS,
                Raster.createInterleavedRaster(
                        new DataBufferByte(pixels, pixels.length),
                        width,
                        height,
                        BANDS.length * width,
                        BANDS.length,
                        BANDS,
                        null),
                false,
                null);
    }

    private static String token(ByteBuffer data) {
        StringBuilder token = new StringBuilder();
        while (data.hasRemaining() && token.length() < LONGEST_TOKEN) {
            char next = (char) data.get();
            if (Character.isWhitespace(next)) {
                break;
            }
            token.append(next);
        }
        return token.toString();
    }
}
