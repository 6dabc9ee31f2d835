package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.ArrivalTrial;
import io.gangway.libvirt.MigrationCall;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finds out why a migration between hosts failed where libvirt did not say: as it closes the connection to the
 * destination, it often forgets what the destination answered, and reports the end of that connection instead. The
 * console has a connection of its own to both, and asks once more, in a way that cannot move anything.
 */
@ApplicationScoped
class LostReason {

    private static final Logger LOG = Logger.getLogger(LostReason.class);
    private static final String NOTHING_BUT_THE_END = "End of file while reading data: : Input/output error";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Hosts hosts;

    LostReason(Hosts hosts) {
        this.hosts = hosts;
    }

    /** The same failure, or one with all that libvirt said, the second answer first if it is a reason. */
    VirtException of(VirtException failure, UUID uuid, HostName source, HostName destination, MigrationCall call) {
        // Offline no QEMU waits on an address that could be wrong: the trial itself would move the VM.
        boolean offline = call.flags().contains(MigrationCall.Flag.OFFLINE);
        if (offline || !failure.getMessage().contains(NOTHING_BUT_THE_END)) {
            return failure;
        }
        try {
            String answer = hosts.migration(
                            source, from -> hosts.migration(destination, to -> trial(from, to, uuid, call))
                                    .await(PATIENCE))
                    .await(PATIENCE);
            if (answer.isEmpty()) {
                return failure;
            }
            String all = ArrivalTrial.arrives(answer)
                    ? failure.getMessage() + "\n" + answer
                    : answer + "\n" + failure.getMessage();
            return new VirtException(failure.host(), failure.code(), failure.domain(), all);
        } catch (VirtException e) {
            LOG.debugf(e, "The reason why %s did not get from %s to %s stays lost", uuid, source, destination);
            return failure;
        }
    }

    private static String trial(VirtConnection from, VirtConnection to, UUID uuid, MigrationCall call) {
        return from.arrivalTrial(to).attempt(uuid, call);
    }
}
