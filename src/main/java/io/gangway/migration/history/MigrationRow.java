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
import io.gangway.page.Word;
import io.gangway.vm.inventory.VmState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** How a migration stands in its row of the database. */
final class MigrationRow {

    private static final List<String> COLUMNS = List.of(
            "vm_uuid",
            "active_uuid",
            "vm_name",
            "source",
            "destination",
            "duration",
            "mode",
            "route",
            "storage",
            "policy",
            "options",
            "phase",
            "switched_over",
            "outcome",
            "cancel",
            "started_at",
            "ended_at",
            "arrived_at",
            "percent",
            "pass",
            "processed_bytes",
            "remaining_bytes",
            "total_bytes",
            "total_ms",
            "downtime_ms",
            "verdict_outcome",
            "verdict_place",
            "source_kind",
            "source_state",
            "source_persistent",
            "source_hold",
            "source_reason",
            "destination_kind",
            "destination_state",
            "destination_persistent",
            "destination_hold",
            "destination_reason",
            "destination_seen_as",
            "checked_at",
            "error_code",
            "error_told",
            "error_raw",
            "belongings");

    static final String INSERT = "INSERT INTO migration (destination_uri, " + String.join(", ", COLUMNS)
            + ") VALUES (:destination_uri, :" + String.join(", :", COLUMNS) + ")";

    static final String UPDATE = "UPDATE migration SET "
            + String.join(
                    ", ", COLUMNS.stream().map(name -> name + " = :" + name).toList()) + " WHERE id = :id";

    /** For one that runs: whatever was written down as its end stays. */
    static final String UPDATE_RUNNING = UPDATE + " AND outcome IS NULL";

    private static final int LONGEST_TEXT = 3_900;

    private MigrationRow() {}

    static <S extends SqlStatement<S>> S bind(S statement, Migration migration) {
        statement
                .bind("vm_uuid", migration.uuid().toString())
                .bind("active_uuid", migration.running() ? migration.uuid().toString() : null)
                .bind("vm_name", migration.name())
                .bind("source", migration.source().value())
                .bind("destination", migration.destination())
                .bind("duration", migration.duration().word())
                .bind("mode", migration.mode().word())
                .bind("route", migration.choices().route().word())
                .bind("storage", migration.storage().word())
                .bind("policy", migration.choices().policy().word())
                .bind("belongings", BelongingColumn.write(migration.belongings()))
                .bind("options", OptionColumn.write(migration.choices().options()))
                .bind("phase", migration.progress().phase().word())
                .bind("switched_over", migration.switchedOver())
                .bind("outcome", migration.outcome().map(Word::word).orElse(null))
                .bind("cancel", migration.cancel().word())
                .bind("started_at", time(Optional.of(migration.startedAt())))
                .bind("ended_at", time(migration.endedAt()))
                .bind("arrived_at", time(migration.arrivedAt()))
                .bind("percent", migration.progress().percent())
                .bind("pass", migration.progress().pass())
                .bind("processed_bytes", migration.progress().processedBytes())
                .bind("remaining_bytes", migration.progress().remainingBytes())
                .bind("total_bytes", migration.progress().totalBytes())
                .bind("total_ms", boxed(migration.totalMs()))
                .bind("downtime_ms", boxed(migration.downtimeMs()));
        bindVerdict(statement, migration.verdict());
        return bindError(statement, migration.error());
    }

    private static <S extends SqlStatement<S>> void bindVerdict(S statement, Optional<Verdict> verdict) {
        Optional<Sighting> source = verdict.map(Verdict::source);
        Optional<Sighting> destination = verdict.map(Verdict::destination);
        statement
                .bind("verdict_outcome", verdict.map(v -> v.outcome().word()).orElse(null))
                .bind("verdict_place", verdict.map(v -> v.where().word()).orElse(null))
                .bind("checked_at", time(verdict.map(Verdict::checkedAt)))
                .bind("destination_seen_as", destination.map(Sighting::host).orElse(null));
        bindSighting(statement, "source", source);
        bindSighting(statement, "destination", destination);
    }

    private static <S extends SqlStatement<S>> void bindSighting(S statement, String end, Optional<Sighting> sighting) {
        statement
                .bind(end + "_kind", sighting.map(s -> s.kind().word()).orElse(null))
                .bind(
                        end + "_state",
                        sighting.flatMap(Sighting::state).map(VmState::word).orElse(null))
                .bind(end + "_persistent", sighting.map(Sighting::persistent).orElse(null))
                .bind(end + "_hold", sighting.map(s -> s.hold().word()).orElse(null))
                .bind(
                        end + "_reason",
                        sighting.flatMap(Sighting::reason)
                                .map(MigrationRow::cut)
                                .orElse(null));
    }

    private static <S extends SqlStatement<S>> S bindError(S statement, Optional<Failure> error) {
        return statement
                .bind("error_code", error.map(Failure::code).orElse(null))
                .bind("error_told", error.map(FailureColumn::write).orElse(null))
                .bind(
                        "error_raw",
                        error.map(Failure::raw).map(MigrationRow::cut).orElse(null));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
    }

    private static OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static Long boxed(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }

    static Migration read(ResultSet row, StatementContext context) throws SQLException {
        Progress progress = new Progress(
                word(row, "phase", Phase.class).orElse(Phase.PREPARING),
                row.getInt("percent"),
                row.getInt("pass"),
                row.getLong("processed_bytes"),
                row.getLong("remaining_bytes"),
                row.getLong("total_bytes"),
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Convergence.NONE,
                List.of());
        return new Migration(
                row.getLong("id"),
                UUID.fromString(row.getString("vm_uuid")),
                row.getString("vm_name"),
                new HostName(row.getString("source")),
                row.getString("destination"),
                choices(row),
                word(row, "outcome", Outcome.class),
                word(row, "cancel", CancelState.class).orElse(CancelState.NOT_ASKED),
                row.getBoolean("switched_over"),
                instant(row, "started_at").orElse(Instant.EPOCH),
                instant(row, "ended_at"),
                instant(row, "arrived_at"),
                progress,
                number(row, "total_ms"),
                number(row, "downtime_ms"),
                verdict(row),
                error(row),
                BelongingColumn.read(row.getString("belongings")));
    }

    private static MigrationChoices choices(ResultSet row) throws SQLException {
        return new MigrationChoices(
                word(row, "duration", MigrationDuration.class).orElse(MigrationDuration.PERMANENT),
                word(row, "mode", MigrationMode.class).orElse(MigrationMode.LIVE),
                word(row, "route", MigrationRoute.class).orElse(MigrationRoute.HOST_TO_HOST),
                word(row, "storage", MigrationStorage.class).orElse(MigrationStorage.SHARED),
                word(row, "policy", MigrationPolicy.class).orElse(MigrationPolicy.NONE),
                OptionColumn.read(row.getString("options")));
    }

    private static Optional<Verdict> verdict(ResultSet row) throws SQLException {
        Optional<Instant> checkedAt = instant(row, "checked_at");
        if (checkedAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Verdict(
                word(row, "verdict_outcome", Outcome.class).orElse(Outcome.UNKNOWN),
                word(row, "verdict_place", Verdict.Where.class).orElse(Verdict.Where.UNPROVEN),
                sighting(row, "source", row.getString("source")),
                sighting(row, "destination", row.getString("destination_seen_as")),
                checkedAt.get()));
    }

    private static Sighting sighting(ResultSet row, String end, String host) throws SQLException {
        return new Sighting(
                host,
                word(row, end + "_kind", Sighting.Kind.class).orElse(Sighting.Kind.UNREACHABLE),
                Optional.ofNullable(row.getString(end + "_state")).flatMap(VmState::ofWord),
                row.getBoolean(end + "_persistent"),
                word(row, end + "_hold", Sighting.Hold.class).orElse(Sighting.Hold.NONE),
                Optional.ofNullable(row.getString(end + "_reason")));
    }

    private static Optional<Failure> error(ResultSet row) throws SQLException {
        String told = row.getString("error_told");
        if (told == null) {
            return Optional.empty();
        }
        return Optional.of(FailureColumn.read(
                Optional.ofNullable(row.getString("error_code")).orElse(""),
                told,
                Optional.ofNullable(row.getString("error_raw")).orElse("")));
    }

    private static <E extends Enum<E> & Word> Optional<E> word(ResultSet row, String column, Class<E> type)
            throws SQLException {
        return Optional.ofNullable(row.getString(column)).flatMap(text -> Word.parse(type, text));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
