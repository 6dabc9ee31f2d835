package io.gangway.libvirt.fact;

import java.nio.ByteBuffer;

/**
 * A picture of a screen.
 *
 * @param mimeType such as {@code image/x-portable-pixmap} or {@code image/png}
 * @param data read-only
 */
public record Screenshot(String mimeType, ByteBuffer data) {
    public Screenshot {
        data = data.asReadOnlyBuffer();
    }
}
