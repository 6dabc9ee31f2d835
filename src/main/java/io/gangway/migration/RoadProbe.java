package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.MigrationCall;
import io.gangway.libvirt.MigrationCall.Flag;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.migration.RefusedMigration.Problem;
import io.gangway.vm.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tries the road from a source to a destination that nobody configured, without moving anything.
 *
 * <ol>
 *   <li>A migration is started with a configuration whose name is wrong. The source's libvirtd logs in to the
 *       destination; only then does libvirt refuse the name. Whatever is wrong with the road comes back before.
 *   <li>Another is started that must listen on an address that no host has (from the range for documentation, RFC
 *       5737). The destination gets as far as a QEMU that waits for data and cannot; a destination that is the source
 *       itself is found out before.
 * </ol>
 */
@ApplicationScoped
class RoadProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WRONG_NAME = "gangway-road-probe";
    private static final String NOBODYS_ADDRESS = "203.0.113.1";
    private static final Set<Flag> FLAGS = EnumSet.of(Flag.LIVE, Flag.PEER2PEER, Flag.UNSAFE);

    private static final Set<Flag> OFFLINE = EnumSet.of(Flag.OFFLINE, Flag.PEER2PEER, Flag.PERSIST_DEST);

    private final Hosts hosts;

    RoadProbe(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Throws {@link RefusedMigration} with the reason at the destination's field if the road is closed. */
    void check(Vm vm, String destination) {
        UUID uuid = vm.uuid();
        HostName source = vm.host();
        boolean off = !vm.state().active();
        FailureCatalogue.Ends ends = new FailureCatalogue.Ends(vm.name(), source.value(), "the destination");
        String login = hosts.migration(
                        source, connection -> wrongName(connection, uuid, destination, off ? OFFLINE : FLAGS))
                .await(PATIENCE);
        if (!login.contains(WRONG_NAME)) {
            throw refused(FailureCatalogue.translate(login, ends));
        }
        if (off) {
            // Offline there is no data port: an attempt to use a wrong one would move the VM.
            return;
        }
        String arrival = hosts.migration(source, connection -> nobodysAddress(connection, uuid, destination))
                .await(PATIENCE);
        // libvirt names the reason in its log only: it closes the connection to itself in the midst of the call.
        if (arrival.contains("same host") || arrival.contains("End of file")) {
            throw refused(FailureCatalogue.translate("same host", ends));
        }
    }

    private static String wrongName(VirtConnection connection, UUID uuid, String destination, Set<Flag> flags) {
        String xml = connection.migratableXml(uuid).orElse("");
        String wrong = xml.replaceFirst("<name>[^<]*</name>", "<name>" + WRONG_NAME + "</name>");
        return attempt(connection, uuid, destination, flags, Map.of("destination_xml", wrong));
    }

    private static String nobodysAddress(VirtConnection connection, UUID uuid, String destination) {
        return attempt(connection, uuid, destination, FLAGS, Map.of("listen_address", NOBODYS_ADDRESS));
    }

    /** What libvirt answers; it always refuses. */
    private static String attempt(
            VirtConnection connection, UUID uuid, String destination, Set<Flag> flags, Map<String, Object> params) {
        try {
            connection.migrate(uuid, new MigrationCall(destination, flags, params));
            return "";
        } catch (VirtException e) {
            return e.getMessage();
        }
    }

    private static RefusedMigration refused(Failure failure) {
        return new RefusedMigration(List.of(
                new Problem(Field.DESTINATION, failure.title() + ". " + failure.cause() + " " + failure.nextStep())));
    }
}
