package io.gangway.vm;

import io.gangway.libvirt.Screenshot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Turns the picture that a hypervisor gives into PNG, which browsers show. */
final class ScreenPicture {

    private static final int LARGEST_SIDE = 16_384;

    private ScreenPicture() {}

    static byte[] png(Screenshot screenshot) {
        ByteBuffer data = screenshot.data().duplicate();
        if (screenshot.mimeType().equals("image/png")) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            return bytes;
        }
        return png(pixmap(data));
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
        if (!magic.equals("P6") || !depth.equals("255") || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new IllegalArgumentException("not a picture in P6 with 255 shades");
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
        char next = (char) data.get();
        while (!Character.isWhitespace(next)) {
            token.append(next);
            next = (char) data.get();
        }
        return token.toString();
    }
}
