package io.gangway.vm.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gangway.libvirt.fact.Screenshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The picture of a screen")
class ScreenPictureTest {

    @Test
    @DisplayName("is turned into PNG, each pixel as it was")
    void isTurned() throws IOException {
        byte[] pixmap = pixmap("P6\n2 1\n255\n", new byte[] {1, 2, 3, (byte) 255, 0, 7});
        var picture =
                ImageIO.read(new ByteArrayInputStream(ScreenPicture.png(shot("image/x-portable-pixmap", pixmap))));
        assertEquals(2, picture.getWidth());
        assertEquals(0xff010203, picture.getRGB(0, 0));
        assertEquals(0xffff0007, picture.getRGB(1, 0));
    }

    @Test
    @DisplayName("may be as large as a screen can be")
    void mayBeLarge() throws IOException {
        byte[] pixmap = pixmap("P6 3840 2160 255\n", new byte[3 * ScreenPicture.MOST_PIXELS]);
        byte[] png = ScreenPicture.png(shot("image/x-portable-pixmap", pixmap));
        assertEquals(2160, ImageIO.read(new ByteArrayInputStream(png)).getHeight());
        assertEquals(png.length, ScreenPicture.png(shot("image/png", png)).length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P6 16384 16384 255\n",
                "P6 3841 2160 255\n",
                "P6 46341 46341 255\n",
                "P6 0 1 255\n",
                "P6 -1 -1 255\n",
                "P6 99999999999 1 255\n",
                "P6 100 100 255\nshort",
                "P6 2 2 65535\n",
                "P3 2 2 255\n",
                "P6",
                "",
                "nonsense without an end, as it seems"
            })
    @DisplayName("is refused, and no memory taken for it, where it is too large or none")
    void isRefused(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        assertThrows(IllegalArgumentException.class, () -> ScreenPicture.png(shot("image/x-portable-pixmap", bytes)));
    }

    @Test
    @DisplayName("is refused in PNG, too, where it unfolds to more than a screen")
    void isRefusedInPng() {
        ByteBuffer head =
                ByteBuffer.allocate(64).putLong(0x89504e470d0a1a0aL).putInt(13).putInt(0x49484452);
        head.putInt(60_000).putInt(60_000).rewind();
        assertThrows(IllegalArgumentException.class, () -> ScreenPicture.png(new Screenshot("image/png", head)));
        assertThrows(IllegalArgumentException.class, () -> ScreenPicture.png(shot("image/png", new byte[8])));
    }

    private static Screenshot shot(String type, byte[] bytes) {
        return new Screenshot(type, ByteBuffer.wrap(bytes));
    }

    private static byte[] pixmap(String head, byte[] pixels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(pixels);
        return out.toByteArray();
    }
}
