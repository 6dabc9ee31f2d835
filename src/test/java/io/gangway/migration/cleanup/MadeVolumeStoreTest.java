package io.gangway.migration.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.history.KeptMigrations;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.history.TestDatabase;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The store of what was made on destinations")
class MadeVolumeStoreTest {

    private final TestDatabase database = new TestDatabase();
    private final MigrationStore migrations = new MigrationStore(database.source());
    private final MadeVolumeStore store = new MadeVolumeStore(database.source());
    private final Migration migration = KeptMigrations.begun(database);

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    @DisplayName("gives back what was made for a migration until it is forgotten")
    void roundTrip() {
        store.add(migration.id(), "/pool/b.qcow2");
        store.add(migration.id(), "/pool/a 虚拟机.qcow2");
        assertEquals(List.of("/pool/a 虚拟机.qcow2", "/pool/b.qcow2"), store.of(migration.id()));

        store.forget(migration.id(), "/pool/b.qcow2");
        assertEquals(List.of("/pool/a 虚拟机.qcow2"), store.of(migration.id()));

        store.forget(migration.id());
        assertEquals(List.of(), store.of(migration.id()));
    }

    @Test
    @DisplayName("leaves out what another migration that is under way makes, too")
    void whatAnotherMakes() {
        Migration other = KeptMigrations.begun(database);
        store.add(migration.id(), "/pool/a.qcow2");
        store.add(other.id(), "/pool/a.qcow2");
        assertEquals(List.of(), store.of(migration.id()));

        migrations.save(KeptMigrations.ended(other, Outcome.FAILED));

        assertEquals(List.of("/pool/a.qcow2"), store.of(migration.id()));
    }

    @Test
    @DisplayName("tells which migrations have ended and left something, unless the VM was migrated again")
    void endedOnes() {
        store.add(migration.id(), "/pool/a.qcow2");
        store.add(migration.id(), "/pool/b.qcow2");
        assertEquals(List.of(), store.ended());

        migrations.save(KeptMigrations.ended(migration, Outcome.FAILED));
        assertEquals(List.of(migration.id()), store.ended());

        assertTrue(migrations
                .begin(KeptMigrations.beginning(migration.uuid(), migration.name()), KeptMigrations.URI)
                .isPresent());
        assertEquals(List.of(), store.ended());
    }
}
