package io.gangway.migration;

import io.gangway.configuration.ConfigurationCheck;
import io.gangway.configuration.ConfigurationDiff;
import io.gangway.configuration.ConfigurationWords;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.migration.RefusedMigration.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The configurations with which a VM is to go on at the destination: from where they start, and whether they fit. */
@ApplicationScoped
class DestinationXml {

    private final Hosts hosts;
    private final ConfigurationWords words;

    DestinationXml(Hosts hosts, ConfigurationWords words) {
        this.hosts = hosts;
        this.words = words;
    }

    /**
     * What to start from: the configuration as a migration takes it, or the one that the host keeps.
     *
     * @throws VirtException when the host does not answer
     */
    Optional<String> original(HostName host, UUID uuid, Field field) {
        return hosts.ask(host, connection -> original(connection, uuid, field));
    }

    private static Optional<String> original(VirtConnection connection, UUID uuid, Field field) {
        return field == Field.PERSISTENT_XML ? connection.xml(uuid, true) : connection.migratableXml(uuid);
    }

    /** What was changed in it. */
    Optional<ConfigurationDiff> changes(HostName host, UUID uuid, Field field, String edited) {
        return original(host, uuid, field).map(original -> ConfigurationDiff.between(original, edited));
    }

    /** Throws {@link RefusedMigration} when one of them cannot be read, or describes another VM. */
    void check(MigrationRequest request) {
        List<Problem> problems = new ArrayList<>();
        MigrationOptions.Arrival arrival = request.choices().options().arrival();
        arrival.xml().ifPresent(xml -> problems.addAll(problems(request, Field.DESTINATION_XML, xml)));
        arrival.persistentXml().ifPresent(xml -> problems.addAll(problems(request, Field.PERSISTENT_XML, xml)));
        if (!problems.isEmpty()) {
            throw new RefusedMigration(problems);
        }
    }

    private List<Problem> problems(MigrationRequest request, Field field, String xml) {
        try {
            return original(request.source(), request.uuid(), field)
                    .map(original -> ConfigurationCheck.findings(original, xml).stream()
                            .map(finding -> new Problem(field, words.of(finding)))
                            .toList())
                    .orElseGet(List::of);
        } catch (VirtException e) {
            return List.of(new Problem(
                    field,
                    request.source() + " could not be asked for the configuration that this one stands for: "
                            + e.getMessage()));
        }
    }
}
