package io.gangway.storage;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.libvirt.VirtException;
import io.gangway.storage.Sharing.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Whether a VM of another host uses a file, through storage that both of them mount. Each host has its own paths to it, so
 * that any file of that name counts whose folder is not proven to be other storage.
 */
@ApplicationScoped
public class UseElsewhere {

    private static final Logger LOG = Logger.getLogger(UseElsewhere.class);
    /** A host that has hundreds of VMs takes a moment to say what they use. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Hosts hosts;
    private final SharedDisks shared;
    private final FolderPools folders;

    /** A VM that may use the file, and its host. */
    public record Found(HostName host, DiskUse.User user) {}

    public UseElsewhere(Hosts hosts, SharedDisks shared, FolderPools folders) {
        this.hosts = hosts;
        this.shared = shared;
        this.folders = folders;
    }

    /**
     * Asks every connected host but the file's own. One that does not answer cannot be asked, and counts for nothing: a
     * host that is gone for good must not keep a file for ever.
     *
     * @throws VirtException where the file's own host does not answer
     */
    public Optional<Found> of(HostName owner, String path) {
        return hosts.all().stream()
                .filter(HostStatus::connected)
                .map(HostStatus::name)
                .filter(other -> !other.equals(owner) && !hosts.sameMachine(owner, other))
                .flatMap(other -> of(owner, path, other).stream())
                .findFirst();
    }

    private Optional<Found> of(HostName owner, String path, HostName other) {
        DiskUse use;
        try {
            use = hosts.call(other, host -> DiskUse.of(host, folders)).await(PATIENCE);
        } catch (VirtException e) {
            LOG.infof("%s cannot say whether a VM there uses %s of %s: %s", other, path, owner, e.getMessage());
            return Optional.empty();
        }
        return use.named(HostPath.name(path)).stream()
                .filter(used -> !used.startsWith("/dev/"))
                .filter(used -> shared.foldersNow(owner, HostPath.folder(path), other, HostPath.folder(used))
                                .answer()
                        != Answer.SEPARATE)
                .findFirst()
                .flatMap(use::user)
                .map(user -> new Found(other, user));
    }
}
