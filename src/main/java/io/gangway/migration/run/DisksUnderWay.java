package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.vm.action.StartGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** A guest that writes to its disks while they are copied would leave a torn copy. */
@ApplicationScoped
class DisksUnderWay implements StartGuard {

    private final Migrations migrations;

    DisksUnderWay(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public Optional<String> hindrance(HostName host, UUID uuid) {
        return migrations.running().stream()
                .filter(migration -> migration.uuid().equals(uuid))
                .filter(migration -> migration.choices().copiesOffline())
                .findFirst()
                .map(migration -> migration.name() + " was not started on " + host
                        + ": its disks are being copied to " + migration.destination()
                        + ". Wait until they are, or cancel that migration.");
    }
}
