package io.gangway.storage.copy;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.place.StorageXml;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files as they are written into a folder: all of them, or none. */
final class FileArrival {
    private final VirtConnection host;
    private final String pool;
    private final String folder;
    private final boolean overwrite;
    private final List<String> made = new ArrayList<>();
    private final List<FileContent> replaced = new ArrayList<>();

    FileArrival(VirtConnection host, String pool, String folder, boolean overwrite) {
        this.host = host;
        this.pool = pool;
        this.folder = folder;
        this.overwrite = overwrite;
    }

    List<CarriedFile> take(List<FileContent> files) {
        try {
            return files.stream().map(this::take).toList();
        } catch (CopyFailed e) {
            throw takenBack(e);
        } catch (VirtException e) {
            throw takenBack(CopyFailed.broken(e));
        }
    }

    private CarriedFile take(FileContent file) {
        Optional<VolumeFacts> there = host.volumes().find(pool, file.name());
        if (there.isPresent()) {
            byte[] present = there.get().lengthBytes() > FileContent.MOST_BYTES
                    ? new byte[0]
                    : FileContent.bytes(host, pool, there.get());
            if (Arrays.equals(present, file.bytes())) {
                return new CarriedFile(file.name(), file.bytes().length, file.sum(), true);
            }
            if (!overwrite || there.get().lengthBytes() > FileContent.MOST_BYTES) {
                throw CopyFailed.refused(
                        CopyCause.OTHER_CONTENT_THERE.with(host.host(), HostPath.in(folder, file.name())));
            }
            replaced.add(new FileContent(file.name(), present));
            host.volumes().delete(pool, file.name());
        }
        write(file);
        FileContent arrived = host.volumes()
                .find(pool, file.name())
                .map(facts -> new FileContent(file.name(), FileContent.bytes(host, pool, facts)))
                .orElse(new FileContent(file.name(), new byte[0]));
        if (!arrived.sum().equals(file.sum())) {
            throw CopyFailed.different(
                    CopyCause.FILE_ARRIVED_DIFFERENT.with(host.host(), HostPath.in(folder, file.name())));
        }
        return new CarriedFile(file.name(), arrived.bytes().length, arrived.sum(), false);
    }

    private void write(FileContent file) {
        host.volumes().create(pool, StorageXml.rawVolume(file.name(), file.bytes().length));
        made.add(file.name());
        if (file.bytes().length > 0) {
            host.volumeStreams()
                    .upload(pool, file.name(), file.bytes().length, to -> to.data(ByteBuffer.wrap(file.bytes())));
        }
    }

    private CopyFailed takenBack(CopyFailed failure) {
        try {
            made.forEach(name -> host.volumes().delete(pool, name));
            replaced.forEach(this::write);
            return failure;
        } catch (VirtException e) {
            return failure.leaving(folder);
        }
    }
}
