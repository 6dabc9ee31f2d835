package io.gangway.storage.place;

import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.Sharing.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finds out whether a folder of one host and a folder of another are the same storage.
 *
 * <ol>
 *   <li>The first writes a marker of 4 KiB under a name that nobody else chooses.
 *   <li>The second looks. If it sees the marker, they are the same.
 *   <li>If not, it may be looking at an old list, as NFS keeps one for up to a minute: it tries to write the same name.
 *       Where a file system says that the name is taken, they are the same; where the file can be made, they are not.
 *   <li>What was written is deleted.
 * </ol>
 */
public final class SharingProof {

    private static final Logger LOG = Logger.getLogger(SharingProof.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MARKER_BYTES = 4096;

    private final FolderPools folders;
    private final StorageHost first;
    private final StorageHost second;

    public SharingProof(FolderPools folders, StorageHost first, StorageHost second) {
        this.folders = folders;
        this.first = first;
        this.second = second;
    }

    public Sharing prove(String folder, String other) {
        if (!exists(second, other)) {
            return Sharing.of(Answer.SEPARATE, Reason.NO_FOLDER);
        }
        String marker = "gangway-proof-" + UUID.randomUUID();
        try {
            if (!write(first, folder, marker)) {
                return unknown(first.name() + " has no folder " + folder + ".");
            }
        } catch (VirtException e) {
            if (e.unanswered()) {
                throw e;
            }
            return unknown(first.name() + ": " + e.getMessage());
        }
        try {
            return sees(other, marker) ? Sharing.of(Answer.SHARED, Reason.PROVEN) : writesToo(other, marker);
        } finally {
            remove(first, folder, marker);
            // A pool of the second host would go on believing in the marker.
            exists(second, other);
        }
    }

    private Sharing writesToo(String folder, String marker) {
        try {
            write(second, folder, marker);
        } catch (VirtException e) {
            if (taken(e, marker)) {
                return Sharing.of(Answer.SHARED, Reason.PROVEN);
            }
            if (e.unanswered()) {
                throw e;
            }
            return unknown(second.name() + ": " + e.getMessage());
        }
        remove(second, folder, marker);
        return Sharing.of(Answer.SEPARATE, Reason.DISPROVEN);
    }

    /** libvirt looks for the file before it makes one (an operation that is not valid), and so does the file system. */
    static boolean taken(VirtException e, String name) {
        return e.fileExists()
                || (e.code() == VirtException.OPERATION_INVALID
                        && e.getMessage().contains(name));
    }

    private static Sharing unknown(String detail) {
        return new Sharing(Answer.UNKNOWN, Reason.NOT_WRITABLE, detail);
    }

    private boolean exists(StorageHost host, String folder) {
        return host.within(PATIENCE, to -> folders.in(to, folder, false, pool -> true))
                .isPresent();
    }

    private boolean write(StorageHost host, String folder, String marker) {
        return host.within(
                        PATIENCE,
                        to -> folders.in(to, folder, false, pool -> to.volumes()
                                .create(pool, StorageXml.rawVolume(marker, MARKER_BYTES))))
                .isPresent();
    }

    private boolean sees(String folder, String marker) {
        return second.within(
                        PATIENCE,
                        to -> folders.in(to, folder, false, pool -> to.volumes().find(pool, marker)))
                .flatMap(found -> found)
                .isPresent();
    }

    private void remove(StorageHost host, String folder, String marker) {
        try {
            Optional<Boolean> unused = host.within(
                    PATIENCE,
                    to -> folders.in(to, folder, false, pool -> to.volumes().delete(pool, marker)));
        } catch (VirtException e) {
            LOG.warnf("%s did not delete %s/%s: %s", host.name(), folder, marker, e.getMessage());
        }
    }
}
