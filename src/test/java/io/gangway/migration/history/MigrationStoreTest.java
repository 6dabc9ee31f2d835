package io.gangway.migration.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.Said;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import io.gangway.migration.state.Progress;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The store of migrations")
class MigrationStoreTest {

    private static final UUID VM = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");

    private final TestDatabase database = new TestDatabase();
    private final MigrationStore store = new MigrationStore(database.source());

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    @DisplayName("gives back all that was written down")
    void roundTrip() {
        Migration begun = begin(VM, "wanderer1");
        Migration full = KeptMigrations.full(begun.id());

        store.save(full);
        store.saveSamples(full);

        assertEquals(Optional.of(full), store.find(begun.id()));
        assertEquals(List.of(full.withProgress(full.progress().withHistory(List.of()))), store.list(all()));
    }

    @Test
    @DisplayName("writes down all of one that begins")
    void allOfOneThatBegins() {
        Migration full = KeptMigrations.full(0);

        Migration begun = store.begin(full, KeptMigrations.URI).orElseThrow();
        store.saveSamples(begun);

        assertEquals(Optional.of(full.withId(begun.id())), store.find(begun.id()));
    }

    @Test
    @DisplayName("gives back one of which nothing is known yet")
    void nothingKnown() {
        Migration begun = begin(VM, "wanderer1");

        Migration kept = store.find(begun.id()).orElseThrow();

        assertEquals(begun, kept);
        assertEquals(Optional.empty(), kept.outcome());
        assertEquals(OptionalLong.empty(), kept.totalMs());
        assertEquals(Optional.empty(), kept.verdict());
    }

    @Test
    @DisplayName("knows nothing of one that was never written down")
    void neverWrittenDown() {
        assertEquals(Optional.empty(), store.find(17));
        assertEquals(Optional.empty(), store.active(VM));
        assertEquals(List.of(), store.list(all()));
    }

    @Test
    @DisplayName("keeps a moment in the hour that the time zone has twice")
    void hourThatIsThereTwice() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            Migration begun = begin(VM, "wanderer1");
            for (String moment : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
                Migration arrived =
                        begun.copy().arrivedAt(Instant.parse(moment)).build();

                store.save(arrived);

                assertEquals(Optional.of(arrived), store.find(begun.id()));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @DisplayName("takes words that only a later console knows for what is usual, and unknown ends for none")
    void unknownWords() throws SQLException {
        Migration full = KeptMigrations.full(begin(VM, "wanderer1").id());
        store.save(full);
        database.execute("UPDATE migration SET duration = 'later', mode = 'later', route = 'later', storage = 'later',"
                + " policy = 'later', phase = 'later', cancel = 'later', outcome = 'later', verdict_outcome = 'later',"
                + " verdict_place = 'later', source_kind = 'later', source_state = 'later', source_hold = 'later'");

        Migration kept = store.find(full.id()).orElseThrow();

        assertEquals(
                new MigrationChoices(
                        MigrationDuration.PERMANENT,
                        MigrationMode.LIVE,
                        MigrationRoute.HOST_TO_HOST,
                        MigrationStorage.SHARED,
                        MigrationPolicy.NONE,
                        full.choices().options()),
                kept.choices());
        assertEquals(Phase.PREPARING, kept.progress().phase());
        assertEquals(CancelState.NOT_ASKED, kept.cancel());
        assertEquals(Optional.empty(), kept.outcome());
        Verdict verdict = kept.verdict().orElseThrow();
        assertEquals(Outcome.UNKNOWN, verdict.outcome());
        assertEquals(Verdict.Where.UNPROVEN, verdict.where());
        assertEquals(
                new Sighting(
                        "alpha",
                        Sighting.Kind.UNREACHABLE,
                        Optional.empty(),
                        true,
                        Sighting.Hold.NONE,
                        Optional.empty()),
                verdict.source());
    }

    @Test
    @DisplayName("reads what the first console wrote")
    void rowOfTheFirstConsole() throws SQLException {
        try (TestDatabase old = new TestDatabase("1")) {
            old.execute("INSERT INTO migration (vm_uuid, vm_name, source, destination, destination_uri, duration, mode,"
                    + " storage, phase, switched_over, outcome, cancel, started_at, percent, pass, processed_bytes,"
                    + " remaining_bytes, total_bytes, verdict_outcome, verdict_place, source_kind, destination_kind,"
                    + " destination_state, destination_seen_as, checked_at) VALUES"
                    + " ('6695eb01-f6a4-8304-79aa-97f2502e193f', 'wanderer1', 'alpha', 'beta', 'qemu+ssh://beta/system',"
                    + " 'temporary', 'live', 'shared', 'ended', TRUE, 'succeeded', 'not-asked',"
                    + " TIMESTAMP WITH TIME ZONE '2026-03-01 14:02:07.123+00', 100, 1, 5, 0, 5, 'succeeded', 'destination',"
                    + " 'absent', 'seen', 'running', 'beta', TIMESTAMP WITH TIME ZONE '2026-03-01 14:02:07.123+00')");

            old.migrate("latest");

            Migration kept = new MigrationStore(old.source()).find(1).orElseThrow();
            assertEquals(MigrationRoute.HOST_TO_HOST, kept.choices().route());
            assertEquals(MigrationPolicy.NONE, kept.choices().policy());
            assertEquals(MigrationOptions.NONE, kept.choices().options());
            assertEquals(List.of(), kept.belongings());
            assertEquals(KeptMigrations.NOW, kept.startedAt());
            Verdict verdict = kept.verdict().orElseThrow();
            assertEquals(Sighting.absent("alpha"), verdict.source());
            assertEquals(Sighting.Hold.NONE, verdict.destination().hold());
            assertFalse(verdict.destination().persistent());
        }
    }

    @Test
    @DisplayName("cuts what is too long for its column")
    void cutsLongTexts() {
        Migration begun = begin(VM, "wanderer1");
        String endless = "x".repeat(50_000);
        Said said = Said.asTold(endless);
        Failure failure = new Failure("vm-busy", said, List.of(said), said, endless);
        Verdict verdict = new Verdict(
                Outcome.UNKNOWN,
                Verdict.Where.UNPROVEN,
                Sighting.unreachable("alpha", endless),
                Sighting.unreachable("beta", endless),
                KeptMigrations.NOW);

        store.save(begun.copy().verdict(verdict).error(Optional.of(failure)).build());

        Migration kept = store.find(begun.id()).orElseThrow();
        assertEquals(
                Optional.of("x".repeat(3_900) + " …"),
                kept.verdict().orElseThrow().source().reason());
        assertEquals("x".repeat(3_900) + " …", kept.error().orElseThrow().raw());
        assertTrue(kept.error().orElseThrow().title().values().get("what").endsWith(" …"));
    }

    @Test
    @DisplayName("begins none of a VM that is on its way, and another once that has ended")
    void oneAtATime() {
        Migration begun = begin(VM, "wanderer1");

        assertEquals(Optional.empty(), store.begin(KeptMigrations.beginning(VM, "wanderer1"), KeptMigrations.URI));
        assertEquals(Optional.of(begun.id()), store.active(VM));

        store.save(KeptMigrations.ended(begun, Outcome.SUCCEEDED));
        assertEquals(Optional.empty(), store.active(VM));
        assertTrue(store.newest(begun));
        assertNotEquals(begun.id(), begin(VM, "wanderer1").id());
        assertFalse(store.newest(begun));
    }

    @Test
    @DisplayName("lets nothing that comes late take the place of an end")
    void nothingTakesThePlaceOfAnEnd() {
        Migration begun = begin(VM, "wanderer1");
        Migration ended = KeptMigrations.ended(begun, Outcome.CANCELLED);

        store.save(ended);
        store.save(begun);

        assertEquals(Optional.of(ended), store.find(begun.id()));
    }

    @Test
    @DisplayName("writes samples down anew each time")
    void samplesAnew() {
        Migration begun = begin(VM, "wanderer1");
        Progress.Point first = new Progress.Point(0, 1, 2, 3);
        Progress.Point second = new Progress.Point(500, 4, 5, 6);

        store.saveSamples(begun.withProgress(begun.progress().withHistory(List.of(first, second))));
        store.saveSamples(begun.withProgress(begun.progress().withHistory(List.of(second))));
        assertEquals(List.of(second), samples(begun));

        store.saveSamples(begun);
        assertEquals(List.of(), samples(begun));
    }

    @Test
    @DisplayName("lists the newest first, by part of a name, VM, either host, and page by page")
    void filters() {
        long odd = begin(VM, "100%_sure!").id();
        long two = begin(UUID.randomUUID(), "Wanderer2").id();
        long three = begin(UUID.randomUUID(), "wanderer3").id();

        assertEquals(List.of(three, two, odd), listed(all()));
        assertEquals(List.of(three, two), listed(filter(" WANDERER ", Optional.empty(), "", Optional.empty(), 9)));
        assertEquals(List.of(odd), listed(filter("0%_sure!", Optional.empty(), "", Optional.empty(), 9)));
        assertEquals(List.of(), listed(filter("w%r", Optional.empty(), "", Optional.empty(), 9)));
        assertEquals(List.of(odd), listed(MigrationFilter.ofVm(VM)));
        assertEquals(List.of(three, two, odd), listed(filter("", Optional.empty(), " alpha ", Optional.empty(), 9)));
        assertEquals(List.of(three, two, odd), listed(filter("", Optional.empty(), "beta", Optional.empty(), 9)));
        assertEquals(List.of(), listed(filter("", Optional.empty(), "bet", Optional.empty(), 9)));
        assertEquals(List.of(two), listed(filter("", Optional.empty(), "", Optional.of(three), 1)));
    }

    @Test
    @DisplayName("tells which have no end, an unknown one, or one of which a host was not heard")
    void withoutAProvenEnd() {
        Migration running = begin(UUID.randomUUID(), "running");
        Migration unknown = begin(UUID.randomUUID(), "unknown");
        Migration halfSeen = begin(UUID.randomUUID(), "half seen");
        Migration proven = begin(UUID.randomUUID(), "proven");
        store.save(KeptMigrations.ended(unknown, Outcome.UNKNOWN));
        store.save(KeptMigrations.halfSeen(halfSeen, Outcome.SUCCEEDED));
        store.save(KeptMigrations.ended(proven, Outcome.SUCCEEDED));

        assertEquals(List.of(running.id()), ids(store.unfinished()));
        assertEquals(List.of(unknown.id()), ids(store.unknown()));
        assertEquals(List.of(unknown.id(), halfSeen.id()), ids(store.open()));

        begin(unknown.uuid(), "unknown");
        assertEquals(List.of(), ids(store.unknown()));
        assertEquals(List.of(halfSeen.id()), ids(store.open()));
    }

    private Migration begin(UUID vm, String name) {
        return store.begin(KeptMigrations.beginning(vm, name), KeptMigrations.URI)
                .orElseThrow();
    }

    private List<Progress.Point> samples(Migration migration) {
        return store.find(migration.id()).orElseThrow().progress().history();
    }

    private List<Long> listed(MigrationFilter filter) {
        return ids(store.list(filter));
    }

    private static List<Long> ids(List<Migration> migrations) {
        return migrations.stream().map(Migration::id).toList();
    }

    private static MigrationFilter all() {
        return MigrationFilter.ALL;
    }

    private static MigrationFilter filter(
            String vm, Optional<UUID> uuid, String host, Optional<Long> before, int limit) {
        return new MigrationFilter(vm, uuid, host, before, limit);
    }
}
