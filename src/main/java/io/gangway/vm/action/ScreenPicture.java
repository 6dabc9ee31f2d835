package io.gangway.vm.action;

import io.gangway.libvirt.fact.Screenshot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Turns the picture that a hypervisor gives into PNG, which browsers show. */
final class ScreenPicture {

    /**
     * Four screens in full HD: a picture takes seven bytes a pixel here while it is turned, and a host may claim any size.
     */
    static final int MOST_PIXELS = 3840 * 2160;

    private static final int PNG_SIZE = 16;
    private static final int PNG_HEAD = 33;
    private static final int LONGEST_TOKEN = 9;

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
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = data.get() & 0xff;
                int green = data.get() & 0xff;
                int blue = data.get() & 0xff;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
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
