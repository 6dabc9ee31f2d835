package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.MigrationCall;
import io.gangway.libvirt.VirtException;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.migration.RefusedMigration.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tries the road from a source to a destination that nobody configured, without moving anything.
 *
 * <p>A migration is started with a configuration whose name is wrong. The source's libvirtd logs in to the destination
 * first; only then does libvirt refuse the name. Whatever is wrong with the road comes back as its own error before.
 */
@ApplicationScoped
class RoadProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WRONG_NAME = "gangway-road-probe";

    private final Hosts hosts;

    RoadProbe(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Throws {@link RefusedMigration} with the reason at the destination's field if the road is closed. */
    void check(UUID uuid, String vmName, HostName source, String destination) {
        try {
            hosts.migration(source, connection -> {
                        String xml = connection.migratableXml(uuid).orElse("");
                        String wrong = xml.replaceFirst("<name>[^<]*</name>", "<name>" + WRONG_NAME + "</name>");
                        connection.migrate(
                                uuid,
                                new MigrationCall(
                                        destination,
                                        EnumSet.of(MigrationCall.Flag.LIVE, MigrationCall.Flag.PEER2PEER),
                                        Map.of("destination_xml", wrong)));
                        return uuid;
                    })
                    .await(PATIENCE);
        } catch (VirtException e) {
            if (e.getMessage().contains(WRONG_NAME)) {
                return;
            }
            Failure failure =
                    FailureCatalogue.translate(e, new FailureCatalogue.Ends(vmName, source.value(), "the destination"));
            throw new RefusedMigration(List.of(new Problem(
                    Field.DESTINATION, failure.title() + ". " + failure.cause() + " " + failure.nextStep())));
        }
    }
}
