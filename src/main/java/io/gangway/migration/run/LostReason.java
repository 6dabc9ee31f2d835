package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.ArrivalTrial;
import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.failure.FailureCatalogue;
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
    private static final String LISTEN_ADDRESS = "listen_address";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Hosts hosts;

    LostReason(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * The same failure, or the reason if that was found: the second answer alone, which carries what libvirt said first.
     * Where all could be made ready on the destination, the failure is {@link VirtException#UNSAID}, or
     * {@link VirtException#UNSAID_LISTENING}.
     */
    VirtException of(VirtException failure, UUID uuid, HostName source, HostName destination, MigrationCall call) {
        boolean offline = call.flags().contains(MigrationCall.Flag.OFFLINE);
        if (offline || !FailureCatalogue.saysNothingButTheEnd(failure)) {
            return failure;
        }
        try {
            return hosts.migration(source, destination, (from, to) -> ArrivalTrial.attempt(from, to, uuid, call))
                    .await(PATIENCE)
                    .map(answer -> FailureCatalogue.saysNothingButTheEnd(answer) ? failure : instead(answer, failure))
                    .orElseGet(() -> ready(failure, call));
        } catch (VirtException e) {
            LOG.debugf(e, "The reason why %s did not get from %s to %s stays lost", uuid, source, destination);
            return failure;
        }
    }

    private static VirtException instead(VirtException answer, VirtException first) {
        answer.addSuppressed(first);
        return answer;
    }

    /** The trial listens elsewhere: of an address that the migration itself named it says nothing. */
    private static VirtException ready(VirtException failure, MigrationCall call) {
        int code = call.params().containsKey(LISTEN_ADDRESS) ? VirtException.UNSAID_LISTENING : VirtException.UNSAID;
        return new VirtException(failure.host(), code, failure.domain(), failure.getMessage());
    }
}
