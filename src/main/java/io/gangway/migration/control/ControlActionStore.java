package io.gangway.migration.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps for good what was done to migrations while they ran, and the last figures of their jobs. */
@ApplicationScoped
public class ControlActionStore {

    private final Jdbi jdbi;

    public ControlActionStore(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** Writes a new action down and gives it its number. */
    public ControlAction add(ControlAction action) {
        long id = jdbi.withHandle(handle -> bind(
                        handle.createUpdate("INSERT INTO control_action (migration_id, kind, amount, actor, asked_at,"
                                + " took_effect_at, result) VALUES (:migration_id, :kind, :amount, :actor, :asked_at,"
                                + " :took_effect_at, :result)"),
                        action)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return action.withId(id);
    }

    /** Writes down what came of an action. */
    public void save(ControlAction action) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE control_action SET took_effect_at = :took_effect_at, result = :result WHERE id = :id")
                .bind("took_effect_at", time(action.tookEffectAt()))
                .bind("result", ResultColumn.write(action.result()))
                .bind("id", action.id())
                .execute());
    }

    /** Oldest first. */
    public List<ControlAction> of(long migrationId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM control_action WHERE migration_id = :id ORDER BY id")
                        .bind("id", migrationId)
                        .map(ControlActionStore::read)
                        .list());
    }

    /**
     * The migrations in which the console paused a guest and did not yet see it go on.
     *
     * @return their numbers
     */
    public List<Long> withOpenPause() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT DISTINCT migration_id FROM control_action p"
                        + " WHERE kind = 'pause' AND took_effect_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
                        + " control_action r WHERE r.migration_id = p.migration_id AND r.kind = 'resume'"
                        + " AND r.took_effect_at IS NOT NULL AND r.id > p.id)")
                .mapTo(Long.class)
                .list());
    }

    /** Writes the job's figures down anew, by libvirt's names. */
    public void saveFigures(long migrationId, Map<String, Object> figures) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM job_figure WHERE migration_id = :id")
                    .bind("id", migrationId)
                    .execute();
            var batch = handle.prepareBatch(
                    "INSERT INTO job_figure (migration_id, name, amount) VALUES (:id, :name, :amount)");
            figures.forEach((name, value) -> {
                if (value instanceof Number number) {
                    batch.bind("id", migrationId)
                            .bind("name", name)
                            .bind("amount", number.longValue())
                            .add();
                }
            });
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    /** The job's last figures, by libvirt's names. */
    public Map<String, Object> figures(long migrationId) {
        Map<String, Object> figures = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT name, amount FROM job_figure WHERE migration_id = :id")
                .bind("id", migrationId)
                .map((row, context) -> figures.put(row.getString("name"), row.getLong("amount")))
                .list());
        return figures;
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ControlAction action) {
        return statement
                .bind("migration_id", action.migrationId())
                .bind("kind", action.kind().word())
                .bind(
                        "amount",
                        action.value().isPresent() ? (Long) action.value().getAsLong() : null)
                .bind("actor", action.by().word())
                .bind("asked_at", time(Optional.of(action.askedAt())))
                .bind("took_effect_at", time(action.tookEffectAt()))
                .bind("result", ResultColumn.write(action.result()));
    }

    private static OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static ControlAction read(ResultSet row, StatementContext context) throws SQLException {
        long amount = row.getLong("amount");
        OptionalLong value = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(amount);
        return new ControlAction(
                row.getLong("id"),
                row.getLong("migration_id"),
                ControlKind.of(row.getString("kind")).orElseThrow(),
                value,
                ControlAction.Actor.of(row.getString("actor")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("took_effect_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                ResultColumn.read(row.getString("result")));
    }
}
