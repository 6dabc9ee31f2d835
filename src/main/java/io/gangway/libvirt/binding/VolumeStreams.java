package io.gangway.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.ptr.LongByReference;
import io.gangway.libvirt.fact.VolumeContent;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StorageVolPointer;
import org.libvirt.jna.StreamPointer;

/**
 * Carries the content of one host's volumes through libvirt's streams, with holes as holes.
 *
 * <p>Both ways block for the whole transfer: call them on a thread for migrations. A failure of whoever takes or gives the
 * content aborts the stream and comes out as it was thrown.
 */
public final class VolumeStreams {

    /**
     * What is best sent as one message. libvirt's own streams send 262,120 bytes, for daemons that took no more; whoever
     * knows holes, since libvirt 3.4, takes 16 MiB. Fewer and larger ones cost a daemon half: it gets memory for each
     * message, and from about this size on glibc keeps that instead of giving it back to the kernel each time.
     */
    public static final int PIECE = 1 << 20;

    /** VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM. */
    private static final int SPARSE = 1;
    /** VIR_STREAM_RECV_STOP_AT_HOLE. */
    private static final int STOP_AT_HOLE = 1;

    private static final int AT_HOLE = -3;

    private final VirtConnection connection;
    private final LibvirtApi api;
    private final ConnectionPointer pointer;

    VolumeStreams(VirtConnection connection, LibvirtApi api, ConnectionPointer pointer) {
        this.connection = connection;
        this.api = api;
        this.pointer = pointer;
    }

    /**
     * Gives a part of a volume to {@code to}. The daemon sends as fast as it can, and libvirt keeps what was not taken yet
     * in this process's memory without a limit of its own: the length of the part is the limit.
     */
    public void download(String pool, String name, long offset, long length, VolumeContent to) {
        stream(pool, name, (volume, stream) -> {
            connection.check(api.virStorageVolDownload(volume, stream, offset, length, SPARSE));
            receive(stream, to);
        });
    }

    /** Each part of a volume needs a buffer: it is given back at once, since Java's own wait for a collection. */
    private void receive(StreamPointer stream, VolumeContent to) {
        try (Memory memory = new Memory(PIECE)) {
            receive(stream, memory.getByteBuffer(0, PIECE), to);
        }
    }

    private void receive(StreamPointer stream, ByteBuffer buffer, VolumeContent to) {
        LongByReference hole = new LongByReference();
        SizeT most = new SizeT(PIECE);
        while (true) {
            buffer.clear();
            int count = api.virStreamRecvFlags(stream, buffer, most, STOP_AT_HOLE);
            if (count == 0) {
                return;
            }
            if (count == AT_HOLE) {
                connection.check(api.virStreamRecvHole(stream, hole, 0));
                to.hole(hole.getValue());
            } else {
                buffer.limit(connection.check(count));
                to.data(buffer);
            }
        }
    }

    /** Writes over a volume, from its beginning, what {@code from} gives; returns once the daemon has written it all. */
    public void upload(String pool, String name, long length, Consumer<VolumeContent> from) {
        stream(pool, name, (volume, stream) -> {
            connection.check(api.virStorageVolUpload(volume, stream, 0, length, SPARSE));
            from.accept(new Sender(stream));
        });
    }

    private final class Sender implements VolumeContent {
        private final StreamPointer stream;

        Sender(StreamPointer stream) {
            this.stream = stream;
        }

        @Override
        public void data(ByteBuffer bytes) {
            // JNA passes a buffer's beginning, not its position.
            ByteBuffer rest = bytes.slice();
            while (rest.hasRemaining()) {
                SizeT most = new SizeT(Math.min(PIECE, rest.remaining()));
                int sent = connection.check(api.virStreamSend(stream, rest, most));
                rest = rest.position(sent).slice();
            }
        }

        @Override
        public void hole(long length) {
            connection.check(api.virStreamSendHole(stream, length, 0));
        }
    }

    private interface Transfer {
        void run(StorageVolPointer volume, StreamPointer stream);
    }

    private void stream(String pool, String name, Transfer transfer) {
        connection.volumes().require(pool, name, volume -> {
            StreamPointer stream = api.virStreamNew(pointer, 0);
            if (stream == null) {
                throw connection.failure();
            }
            try {
                run(transfer, volume, stream);
                // What the daemon could not write, such as for want of room, it may only say now.
                return connection.check(api.virStreamFinish(stream));
            } finally {
                api.virStreamFree(stream);
            }
        });
    }

    private void run(Transfer transfer, StorageVolPointer volume, StreamPointer stream) {
        try {
            transfer.run(volume, stream);
        } catch (RuntimeException e) {
            api.virStreamAbort(stream);
            throw e;
        }
    }
}
