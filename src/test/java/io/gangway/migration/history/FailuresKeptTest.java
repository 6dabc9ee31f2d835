package io.gangway.migration.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.language.Language;
import io.gangway.language.Languages;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.FailureTexts;
import io.gangway.migration.failure.OwnWords;
import io.gangway.migration.failure.Said;
import io.gangway.migration.failure.ToldFailure;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.storage.copy.CopyCause;
import io.gangway.storage.copy.CopyFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The failure of a migration that is kept")
class FailuresKeptTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:02:07Z");
    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");
    private static final String ODD = "It said \"no\" to C:\\x {vm} 虚拟机\nand more";

    private final FailureTexts texts = new FailureTexts();

    @Test
    @DisplayName("is told later in the words of whoever reads it")
    void toldLater() throws SQLException {
        try (TestDatabase database = new TestDatabase()) {
            MigrationStore store = new MigrationStore(database.source());
            Failure failure = FailureCatalogue.alsoEnded(FailureCatalogue.translate(ODD, ENDS), ENDS);
            Migration begun = store.begin(migration(), "qemu+ssh://beta/system").orElseThrow();

            store.save(begun.copy()
                    .outcome(Outcome.FAILED, NOW)
                    .error(Optional.of(failure))
                    .build());

            Failure kept = store.find(begun.id()).orElseThrow().error().orElseThrow();
            assertEquals(failure, kept);
            assertTrue(texts.told(kept, Language.ENGLISH).cause().endsWith("ended, as well."));
            assertTrue(texts.told(kept, Language.CHINESE).cause().endsWith("。"));
        }
    }

    @Test
    @DisplayName("of a disk that was not copied is its cause with what is filled in, and no sentence")
    void copyFailed() throws SQLException {
        try (TestDatabase database = new TestDatabase()) {
            MigrationStore store = new MigrationStore(database.source());
            CopyFailed refused = CopyFailed.refused(CopyCause.CHOSEN_POOL_MISSING.with("beta", ODD));
            VirtException lost =
                    new OwnWords(texts, new Languages(null)).failure(refused, List.of(refused.problem()), "beta");
            Migration begun = store.begin(migration(), "qemu+ssh://beta/system").orElseThrow();

            store.save(begun.copy()
                    .outcome(Outcome.FAILED, NOW)
                    .error(Optional.of(FailureCatalogue.translate(lost, ENDS)))
                    .build());

            Failure kept = store.find(begun.id()).orElseThrow().error().orElseThrow();
            assertEquals(
                    List.of(new Said("copy.chosen-pool-missing", Map.of("destination", "beta", "pool", ODD))),
                    kept.cause());
            assertEquals(
                    "beta has no storage pool " + ODD + ". Choose one that it has.",
                    texts.told(kept, Language.ENGLISH).cause());
            assertEquals(
                    "beta 没有存储池 " + ODD + "。请选择它已有的存储池。",
                    texts.told(kept, Language.CHINESE).cause());
        }
    }

    @Test
    @DisplayName("by a console from before is told as it was said then")
    void fromBefore() throws SQLException {
        try (TestDatabase database = new TestDatabase("9")) {
            writeAsBefore(database);

            database.migrate("latest");

            Failure kept = new MigrationStore(database.source())
                    .find(1)
                    .orElseThrow()
                    .error()
                    .orElseThrow();
            ToldFailure told = new ToldFailure("vm-busy", "The VM is \"busy\"", ODD, "", "raw " + ODD);
            assertEquals(told, texts.told(kept, Language.ENGLISH));
            assertEquals(told, texts.told(kept, Language.CHINESE));
        }
    }

    private static Migration migration() {
        MigrationRequest request = new MigrationRequest(
                UUID.randomUUID(),
                new HostName("alpha"),
                new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                MigrationChoices.USUAL);
        return Migration.begin(request, "wanderer1", 1 << 20, List.of(), NOW);
    }

    private static void writeAsBefore(TestDatabase database) throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO migration (vm_uuid, vm_name, source,"
                                + " destination, destination_uri, duration, mode, storage, phase, switched_over, outcome, cancel,"
                                + " started_at, ended_at, percent, pass, processed_bytes, remaining_bytes, total_bytes, error_code,"
                                + " error_title, error_cause, error_next_step, error_raw) VALUES (?, 'wanderer1', 'alpha', 'beta',"
                                + " 'qemu+ssh://beta/system', 'permanent', 'live', 'shared', 'ended', FALSE, 'failed', 'not-asked',"
                                + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 0, 0, 0, 0, 0, 'vm-busy', ?, ?, ?, ?)")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, "The VM is \"busy\"");
            insert.setString(3, ODD);
            insert.setString(4, null);
            insert.setString(5, "raw " + ODD);
            insert.executeUpdate();
        }
    }
}
