package io.gangway.migration.cleanup;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import java.util.Optional;
import java.util.function.Function;

/** Removes folders of a host in which there is nothing; libvirt's host refuses to remove any other. */
final class EmptyFolders {

    private final VirtConnection host;
    private final FolderPools folders;

    EmptyFolders(VirtConnection host, FolderPools folders) {
        this.host = host;
        this.folders = folders;
    }

    /** Whether it is a folder. */
    boolean is(String path) {
        return in(path, pool -> host.volumes().find(pool, HostPath.name(path)))
                .map(VolumeFacts::type)
                .filter("dir"::equals)
                .isPresent();
    }

    /** False if it is no folder, or not empty. */
    boolean remove(String path) {
        boolean empty = is(path)
                && folders.in(host, path, false, pool -> host.volumes()
                                .all(pool)
                                .isEmpty())
                        .orElse(false);
        try {
            return empty
                    && in(path, pool -> Optional.of(host.volumes().delete(pool, HostPath.name(path))))
                            .orElse(false);
        } catch (VirtException e) {
            if (e.unanswered()) {
                throw e;
            }
            return false;
        }
    }

    private <T> Optional<T> in(String path, Function<String, Optional<T>> work) {
        return folders.in(host, HostPath.folder(path), false, work).flatMap(Function.identity());
    }
}
