package io.gangway.migration.history;

import io.gangway.host.HostName;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Convergence;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import io.gangway.migration.state.Progress;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.vm.inventory.VmState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;

/**
 * How a migration stands in its row of the database: each component is the column of its name, in lower case with
 * underscores, and a nested one has those of its own components. Public for Jdbi alone, which reads and writes it.
 *
 * @param activeUuid the VM's UUID while it runs: no two of the same VM may
 */
public record MigrationRow(
        long id,
        UUID vmUuid,
        Optional<UUID> activeUuid,
        String vmName,
        HostName source,
        String destination,
        @Nested MigrationChoices choices,
        Optional<Outcome> outcome,
        CancelState cancel,
        boolean switchedOver,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Instant> arrivedAt,
        Phase phase,
        int percent,
        int pass,
        long processedBytes,
        long remainingBytes,
        long totalBytes,
        OptionalLong totalMs,
        OptionalLong downtimeMs,
        Optional<Instant> checkedAt,
        Optional<Outcome> verdictOutcome,
        Optional<Verdict.Where> verdictPlace,
        @Nested("source") Seen seenOnSource,
        Optional<String> destinationSeenAs,
        @Nested("destination") Seen seenOnDestination,
        Optional<String> errorCode,
        Optional<String> errorTold,
        Optional<String> errorRaw,
        Optional<String> belongings) {

    private static final int LONGEST_TEXT = 3_900;

    private static final Map<String, String> COLUMNS = columns();

    static final String INSERT = "INSERT INTO migration (destination_uri, " + String.join(", ", COLUMNS.keySet())
            + ") VALUES (:destinationUri, :" + String.join(", :", COLUMNS.values()) + ")";

    static final String UPDATE = "UPDATE migration SET "
            + COLUMNS.entrySet().stream()
                    .map(column -> column.getKey() + " = :" + column.getValue())
                    .collect(Collectors.joining(", "))
            + " WHERE id = :id";

    /** For one that runs: whatever was written down as its end stays. */
    static final String UPDATE_RUNNING = UPDATE + " AND outcome IS NULL";

    /** What one host said for the verdict, without its name; all is missing where there was no verdict. */
    public record Seen(
            Optional<Sighting.Kind> kind,
            Optional<VmState> state,
            Optional<Boolean> persistent,
            Optional<Sighting.Hold> hold,
            Optional<String> reason) {

        private static Seen of(Optional<Sighting> sighting) {
            return new Seen(
                    sighting.map(Sighting::kind),
                    sighting.flatMap(Sighting::state),
                    sighting.map(Sighting::persistent),
                    sighting.map(Sighting::hold),
                    sighting.flatMap(Sighting::reason).map(MigrationRow::cut));
        }

        private Sighting by(String host) {
            return new Sighting(
                    host,
                    kind.orElse(Sighting.Kind.UNREACHABLE),
                    state,
                    persistent.orElse(false),
                    hold.orElse(Sighting.Hold.NONE),
                    reason);
        }
    }

    /** All but the number, which the database gives. */
    private static Map<String, String> columns() {
        Map<String, String> columns = Columns.of(MigrationRow.class);
        columns.remove("id");
        return columns;
    }

    /** The database, which knows what is taken for words that are missing or that only a later console knows. */
    static Jdbi database(DataSource source) {
        Jdbi jdbi = Columns.over(source);
        Columns.word(jdbi, MigrationDuration.PERMANENT);
        Columns.word(jdbi, MigrationMode.LIVE);
        Columns.word(jdbi, MigrationRoute.HOST_TO_HOST);
        Columns.word(jdbi, MigrationStorage.SHARED);
        Columns.word(jdbi, MigrationPolicy.NONE);
        Columns.word(jdbi, CancelState.NOT_ASKED);
        Columns.word(jdbi, Phase.PREPARING);
        return jdbi;
    }

    static MigrationRow of(Migration migration) {
        Optional<Verdict> verdict = migration.verdict();
        Optional<Sighting> destination = verdict.map(Verdict::destination);
        Progress progress = migration.progress();
        return new MigrationRow(
                migration.id(),
                migration.uuid(),
                migration.running() ? Optional.of(migration.uuid()) : Optional.empty(),
                migration.name(),
                migration.source(),
                migration.destination(),
                migration.choices(),
                migration.outcome(),
                migration.cancel(),
                migration.switchedOver(),
                migration.startedAt(),
                migration.endedAt(),
                migration.arrivedAt(),
                progress.phase(),
                progress.percent(),
                progress.pass(),
                progress.processedBytes(),
                progress.remainingBytes(),
                progress.totalBytes(),
                migration.totalMs(),
                migration.downtimeMs(),
                verdict.map(Verdict::checkedAt),
                verdict.map(Verdict::outcome),
                verdict.map(Verdict::where),
                Seen.of(verdict.map(Verdict::source)),
                destination.map(Sighting::host),
                Seen.of(destination),
                migration.error().map(Failure::code),
                migration.error().map(FailureColumn::write),
                migration.error().map(Failure::raw).map(MigrationRow::cut),
                Optional.of(BelongingColumn.write(migration.belongings())));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
    }

    /** Without the samples of its chart. */
    Migration migration() {
        return new Migration(
                id,
                vmUuid,
                vmName,
                source,
                destination,
                choices,
                outcome,
                cancel,
                switchedOver,
                startedAt,
                endedAt,
                arrivedAt,
                progress(),
                totalMs,
                downtimeMs,
                checkedAt.map(this::verdict),
                errorTold.map(told -> FailureColumn.read(errorCode.orElse(""), told, errorRaw.orElse(""))),
                BelongingColumn.read(belongings));
    }

    private Progress progress() {
        return new Progress(
                phase,
                percent,
                pass,
                processedBytes,
                remainingBytes,
                totalBytes,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Convergence.NONE,
                List.of());
    }

    private Verdict verdict(Instant checked) {
        return new Verdict(
                verdictOutcome.orElse(Outcome.UNKNOWN),
                verdictPlace.orElse(Verdict.Where.UNPROVEN),
                seenOnSource.by(source.value()),
                seenOnDestination.by(destinationSeenAs.orElse("")),
                checked);
    }
}
