package io.gangway.migration.luggage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import io.gangway.migration.history.KeptMigrations;
import io.gangway.migration.history.TestDatabase;
import io.gangway.migration.luggage.EjectedMediumStore.Ejected;
import io.gangway.migration.luggage.HeldAutostartStore.Held;
import io.gangway.vm.details.Medium;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The stores of what goes along with a VM")
class LuggageStoresTest {

    private final TestDatabase database = new TestDatabase();
    private final long migration = KeptMigrations.begun(database).id();
    private final long other = KeptMigrations.begun(database).id();

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    @DisplayName("give back what was ejected, with and without a medium in either configuration, until it is forgotten")
    void ejectedMedia() {
        EjectedMediumStore store = new EjectedMediumStore(database.source());
        Ejected both = new Ejected(migration, "sdb", medium("<disk name='虚'/>", "<disk/>"));
        Ejected running = new Ejected(other, "fda", new Medium(Optional.of("<disk/>"), Optional.empty()));
        Ejected kept = new Ejected(migration, "sda", new Medium(Optional.empty(), Optional.of("<disk/>")));

        store.add(both);
        store.add(running);
        store.add(kept);
        assertEquals(List.of(kept, both, running), store.all());

        store.forget(both);
        assertEquals(List.of(kept, running), store.all());
    }

    @Test
    @DisplayName("give back which VMs are held, each once per host with what was said last")
    void heldAutostarts() {
        HeldAutostartStore store = new HeldAutostartStore(database.source());
        UUID vm = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");
        Held onAlpha = new Held(vm, new HostName("alpha"), false);
        Held onBeta = new Held(vm, new HostName("beta"), false);
        Held unseenOnBeta = new Held(vm, new HostName("beta"), true);

        store.add(onBeta);
        store.add(onAlpha);
        store.add(unseenOnBeta);
        assertEquals(List.of(onAlpha, unseenOnBeta), store.all());

        store.forget(onBeta);
        assertEquals(List.of(onAlpha), store.all());
    }

    @Test
    @DisplayName("take a VM that was held before there were unknown hosts for one that can be seen")
    void heldBefore() throws SQLException {
        database.execute("INSERT INTO held_autostart (vm_uuid, host) VALUES"
                + " ('6695eb01-f6a4-8304-79aa-97f2502e193f', 'alpha')");

        assertEquals(
                List.of(new Held(
                        UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f"), new HostName("alpha"), false)),
                new HeldAutostartStore(database.source()).all());
    }

    @Test
    @DisplayName("give back checkpoints in the order in which they were given, parents first")
    void checkpoints() {
        CheckpointStore store = new CheckpointStore(database.source());

        store.add(migration, List.of("<parent/>", "<child>虚</child>", "<a/>"));
        store.add(other, List.of("<b/>"));

        assertEquals(List.of("<parent/>", "<child>虚</child>", "<a/>"), store.of(migration));
        assertEquals(List.of("<b/>"), store.of(other));
        assertEquals(List.of(), store.of(17));
    }

    private static Medium medium(String running, String kept) {
        return new Medium(Optional.of(running), Optional.of(kept));
    }
}
