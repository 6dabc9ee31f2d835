package io.gangway.storage.copy;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.StorageHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Carries a few small files from a folder of one host to a folder of another, through libvirt alone: UEFI variables and
 * the state of an emulated TPM, which libvirt leaves behind when the configuration of a VM moves that is shut off.
 *
 * <p>The files arrive as root's own, readable by nobody else. That is right for both: libvirt gives the TPM's folder and
 * what is in it to swtpm's account, and the UEFI variables to QEMU's, whenever it starts the VM.
 */
@ApplicationScoped
public class SmallFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Function<HostName, StorageHost> hosts;
    private final FolderPools folders;

    /** A file of a folder. */
    public record Entry(String name, long bytes) {}

    @Inject
    public SmallFiles(Hosts hosts, FolderPools folders) {
        this(name -> StorageHost.of(hosts, name), folders);
    }

    SmallFiles(Function<HostName, StorageHost> hosts, FolderPools folders) {
        this.hosts = hosts;
        this.folders = folders;
    }

    /** The files of a folder, by their names; none if there is no such folder. Folders within it are left out. */
    public List<Entry> list(HostName host, String folder) {
        return on(host, connection -> in(connection, folder, pool -> FileContent.files(connection, pool)))
                .map(files -> files.stream()
                        .map(file -> new Entry(file.name(), file.lengthBytes()))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Carries files, each read again on the destination and compared. A file that is there already with the same content
     * stays as it is.
     *
     * @param names which of the folder's files
     * @param overwrite whether one that is there with another content is replaced; else it is a refusal
     * @return what was carried, by name; empty if the source has none of them
     * @throws CopyFailed if one is too large, is in the way, or did not arrive as it was; those that this call made are then
     *     deleted, and one that it replaced has its old content again
     */
    public List<CarriedFile> carry(
            HostName from,
            String fromFolder,
            HostName to,
            String toFolder,
            Predicate<String> names,
            boolean overwrite) {
        try {
            List<FileContent> sent = on(
                            from, host -> in(host, fromFolder, pool -> FileContent.read(host, pool, fromFolder, names)))
                    .orElse(List.of());
            if (sent.isEmpty()) {
                return List.of();
            }
            return on(
                            to,
                            host -> folders.in(
                                    host, toFolder, true, pool -> new FileArrival(host, pool, toFolder, overwrite)
                                            .take(sent)))
                    .orElseThrow();
        } catch (VirtException e) {
            throw CopyFailed.broken(e);
        }
    }

    /** Deletes files of a folder; gives the names of those that were there. */
    public List<String> remove(HostName host, String folder, Collection<String> names) {
        return on(
                        host,
                        connection -> in(connection, folder, pool -> names.stream()
                                .filter(name -> connection.volumes().delete(pool, name))
                                .toList()))
                .orElse(List.of());
    }

    private <T> T on(HostName host, Function<VirtConnection, T> work) {
        return hosts.apply(host).within(PATIENCE, work);
    }

    private <T> Optional<T> in(VirtConnection host, String folder, Function<String, T> work) {
        return folders.in(host, folder, false, work);
    }
}
