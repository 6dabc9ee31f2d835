package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gangway.migration.control.ControlAction.Actor;
import io.gangway.migration.history.KeptMigrations;
import io.gangway.migration.history.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The store of what was done to migrations")
class ControlActionStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:02:07.123Z");

    private final TestDatabase database = new TestDatabase();
    private final ControlActionStore store = new ControlActionStore(database.source());
    private final long migration = KeptMigrations.begun(database).id();
    private final long other = KeptMigrations.begun(database).id();

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    @DisplayName("gives back all of each action, oldest first, and nothing of another migration's")
    void roundTrip() {
        ControlAction limit = store.add(asked(migration, ControlKind.DOWNTIME, OptionalLong.of(500), Actor.POLICY)
                .tookEffect(NOW.plusSeconds(1), ControlResult.of(ControlResult.Kind.DOWNTIME_SET, "500 ms")));
        store.add(asked(other, ControlKind.CANCEL, OptionalLong.empty(), Actor.OPERATOR));
        ControlAction postCopy =
                store.add(asked(migration, ControlKind.POST_COPY, OptionalLong.empty(), Actor.CONSOLE));

        assertEquals(List.of(limit, postCopy), store.of(migration));
    }

    @Test
    @DisplayName("writes down what came of an action later")
    void whatCameOfIt() {
        ControlAction asked = store.add(asked(migration, ControlKind.CANCEL, OptionalLong.empty(), Actor.OPERATOR));
        ControlAction taken =
                asked.tookEffect(NOW.plusSeconds(2), ControlResult.of(ControlResult.Kind.CANCEL_TAKEN, "alpha"));

        store.save(taken);

        assertEquals(List.of(taken), store.of(migration));
    }

    @Test
    @DisplayName(
            "takes somebody whom only a later console knows for a person, and fails for a kind of action that it does not")
    void unknownWords() throws SQLException {
        store.add(asked(migration, ControlKind.PAUSE, OptionalLong.empty(), Actor.POLICY));

        database.execute("UPDATE control_action SET actor = 'later'");
        assertEquals(Actor.OPERATOR, store.of(migration).get(0).by());

        database.execute("UPDATE control_action SET kind = 'later'");
        assertThrows(RuntimeException.class, () -> store.of(migration));
    }

    @Test
    @DisplayName("knows of which migrations a guest was paused and not yet seen to go on")
    void openPauses() {
        ControlAction pause = asked(migration, ControlKind.PAUSE, OptionalLong.empty(), Actor.OPERATOR);
        store.add(asked(other, ControlKind.PAUSE, OptionalLong.empty(), Actor.OPERATOR));
        assertEquals(List.of(), store.withOpenPause(), "none took effect so far");

        store.add(pause.tookEffect(NOW, ControlResult.NONE));
        assertEquals(List.of(migration), store.withOpenPause());

        store.add(asked(migration, ControlKind.RESUME, OptionalLong.empty(), Actor.CONSOLE)
                .tookEffect(NOW, ControlResult.NONE));
        assertEquals(List.of(), store.withOpenPause());
    }

    @Test
    @DisplayName("keeps the last figures of a job by their names, and no texts")
    void figures() {
        store.saveFigures(migration, Map.of("time_elapsed", 5L, "old", 1, "errmsg", "no figure"));
        store.saveFigures(other, Map.of("time_elapsed", 9L));

        store.saveFigures(migration, Map.of("time_elapsed", 7L, "auto_converge_throttle", 20, "errmsg", "no figure"));

        assertEquals(Map.of("time_elapsed", 7L, "auto_converge_throttle", 20L), store.figures(migration));
        store.saveFigures(migration, Map.of());
        assertEquals(Map.of(), store.figures(migration));
    }

    private static ControlAction asked(long of, ControlKind kind, OptionalLong value, Actor by) {
        return ControlAction.asked(of, kind, value, by, NOW);
    }
}
