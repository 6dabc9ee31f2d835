package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.migration.history.MigrationStore;
import io.gangway.vm.inventory.OwnMoves;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells the list of VMs which of them this console moves: those whose migration is under way, or not known to have ended. */
@ApplicationScoped
class OwnMigrations implements OwnMoves {

    private final MigrationStore store;

    OwnMigrations(MigrationStore store) {
        this.store = store;
    }

    @Override
    public boolean moving(HostName source, UUID uuid) {
        return store.active(uuid).isPresent()
                || store.unknown().stream()
                        .anyMatch(migration -> migration.uuid().equals(uuid)
                                && migration.source().equals(source));
    }
}
