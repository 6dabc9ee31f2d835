package io.gangway.storage.place;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VolumeFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What lies at a path on a host, whether in a pool or not; looked at afresh. */
@ApplicationScoped
public class HostFiles {

    private final FolderPools folders;

    public HostFiles(FolderPools folders) {
        this.folders = folders;
    }

    /**
     * What is there: its format, sizes and backing image. The pool that it names may be gone by now.
     *
     * @return empty if nothing is there, or only a link to nothing
     */
    public Optional<VolumeFacts> at(VirtConnection host, String path) {
        return folders.in(host, HostPath.folder(path), false, pool -> host.volumes()
                        .find(pool, HostPath.name(path)))
                .flatMap(found -> found);
    }

    /** When it was last written to, by the host's clock, to the nanosecond where its file system tells. */
    public Optional<Instant> modifiedAt(VirtConnection host, String path) {
        return folders.in(host, HostPath.folder(path), false, pool -> host.volumes()
                        .modifiedAt(pool, HostPath.name(path)))
                .flatMap(found -> found);
    }

    /** Deletes what lies at a path, for whoever knows that nobody needs it; false if nothing was there. */
    public boolean delete(VirtConnection host, String path) {
        return folders.in(host, HostPath.folder(path), false, pool -> host.volumes()
                        .delete(pool, HostPath.name(path)))
                .orElse(false);
    }
}
