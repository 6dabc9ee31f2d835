package io.gangway.storage.copy;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VolumeContent;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.HostPath;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** A small file as a whole. */
@SuppressWarnings("ArrayRecordComponent")
record FileContent(String name, byte[] bytes) {

    /** More than any firmware's variables or any TPM's state takes: what is larger is something else. */
    static final long MOST_BYTES = 16L << 20;

    static List<VolumeFacts> files(VirtConnection host, String pool) {
        return host.volumes().all(pool).stream()
                .filter(volume -> volume.type().equals("file"))
                .sorted(Comparator.comparing(VolumeFacts::name))
                .toList();
    }

    static List<FileContent> read(VirtConnection host, String pool, String folder, Predicate<String> names) {
        List<FileContent> contents = new ArrayList<>();
        for (VolumeFacts file : files(host, pool)) {
            if (names.test(file.name())) {
                if (file.lengthBytes() > MOST_BYTES) {
                    throw CopyFailed.refused(CopyCause.FILE_TOO_LARGE.with(
                            HostPath.in(folder, file.name()), host.host(), file.lengthBytes(), MOST_BYTES));
                }
                contents.add(new FileContent(file.name(), bytes(host, pool, file)));
            }
        }
        return contents;
    }

    static byte[] bytes(VirtConnection host, String pool, VolumeFacts file) {
        Gathered gathered = new Gathered();
        if (file.lengthBytes() > 0) {
            host.volumeStreams().download(pool, file.name(), 0, file.lengthBytes(), gathered);
        }
        if (gathered.bytes.size() != file.lengthBytes()) {
            throw CopyFailed.broken(CopyCause.FILE_CHANGED.with(file.path(), host.host()));
        }
        return gathered.bytes.toByteArray();
    }

    String sum() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Gathered implements VolumeContent {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void data(ByteBuffer data) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
        }

        @Override
        public void hole(long length) {
            bytes.writeBytes(new byte[Math.toIntExact(length)]);
        }
    }
}
