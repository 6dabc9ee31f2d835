package io.gangway.migration.preflight;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.ArrivalTrial;
import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.command.ArrivalSecrets;
import io.gangway.migration.command.MigrationCalls;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Finds out whether a destination has the addresses at which a VM is to listen there. libvirt tells no host's addresses, so
 * it is tried: a QEMU that is started there for a moment either can listen or says that it cannot.
 */
@ApplicationScoped
class AddressTrial {

    private static final Logger LOG = Logger.getLogger(AddressTrial.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NOT_THERE = "Cannot assign requested address";
    private static final String SPICE_CANNOT_LISTEN = "binding socket to ";

    private final Hosts hosts;

    AddressTrial(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Tries; moves nothing, and blocks for as long as it takes to start a QEMU.
     *
     * @param sockets at which it is to listen there
     * @return one whose address is proven not to be there; empty also where the trial proves nothing
     */
    Optional<ListeningSocket> missing(
            Vm vm, MigrationRequest request, HostName destination, List<ListeningSocket> sockets) {
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        AtomicBoolean waitedFor = new AtomicBoolean(true);
        try {
            String answer = hosts.migration(vm.host(), destination, (from, to) -> {
                        MigrationCall call = ArrivalSecrets.restored(from, vm.uuid(), MigrationCalls.of(request));
                        // A host that let the console in too late must not stand in the way of the migration itself.
                        return waitedFor.get()
                                ? ArrivalTrial.attempt(from, to, vm.uuid(), call)
                                        .map(VirtException::getMessage)
                                        .orElse("")
                                : "";
                    })
                    .await(PATIENCE);
            return missing(answer, sockets);
        } catch (VirtException e) {
            LOG.debugf(e, "Where %s may listen on %s was not found out", vm.name(), destination);
            return Optional.empty();
        } finally {
            waitedFor.set(false);
        }
    }

    /** What an answer proves: QEMU names the device with its address, or libspice the address. */
    static Optional<ListeningSocket> missing(String answer, List<ListeningSocket> sockets) {
        return sockets.stream()
                .filter(socket -> answer.lines()
                        .anyMatch(line -> (line.contains(SPICE_CANNOT_LISTEN) || line.contains(NOT_THERE))
                                && names(line, socket.address())))
                .findFirst();
    }

    /** The whole address, and not a longer one that begins or ends like it. */
    private static boolean names(String line, String address) {
        for (int at = line.indexOf(address); at >= 0; at = line.indexOf(address, at + 1)) {
            if (!partOfAnother(line, at - 1) && !partOfAnother(line, at + address.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean partOfAnother(String line, int at) {
        return at >= 0 && at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '.');
    }
}
