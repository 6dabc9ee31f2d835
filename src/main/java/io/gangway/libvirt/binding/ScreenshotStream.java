package io.gangway.libvirt.binding;

import io.gangway.libvirt.fact.Screenshot;
import io.gangway.libvirt.fact.VirtException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;

/** Fetches a screenshot through a libvirt stream. */
final class ScreenshotStream {

    private static final int CHUNK = 256 * 1024;
    /** Larger than any screen that is shown, in true colour: whoever goes on beyond would fill the memory. */
    private static final int LIMIT = 32 * 1024 * 1024;

    private ScreenshotStream() {}

    static Screenshot take(
            LibvirtApi api, ConnectionPointer connection, DomainPointer domain, Supplier<VirtException> failure) {
        StreamPointer stream = api.virStreamNew(connection, 0);
        if (stream == null) {
            throw failure.get();
        }
        try {
            CString mimeType = api.virDomainScreenshot(domain, stream, 0, 0);
            if (mimeType == null) {
                throw failure.get();
            }
            ByteBuffer data = readAll(api, stream, failure);
            api.virStreamFinish(stream);
            return new Screenshot(mimeType.toString(), data);
        } finally {
            api.virStreamFree(stream);
        }
    }

    private static ByteBuffer readAll(LibvirtApi api, StreamPointer stream, Supplier<VirtException> failure) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        while (true) {
            ByteBuffer buffer = ByteBuffer.wrap(chunk);
            int count = api.virStreamRecv(stream, buffer, new SizeT(CHUNK));
            if (count < 0) {
                VirtException reason = failure.get();
                api.virStreamAbort(stream);
                throw reason;
            }
            if (count == 0) {
                break;
            }
            if (data.size() + count > LIMIT) {
                api.virStreamAbort(stream);
                throw new IllegalArgumentException("a screen of more than " + LIMIT + " bytes is not shown");
            }
            data.write(chunk, 0, count);
        }
        return ByteBuffer.wrap(data.toByteArray());
    }
}
