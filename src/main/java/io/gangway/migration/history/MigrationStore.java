package io.gangway.migration.history;

import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Progress;
import io.gangway.migration.verdict.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Keeps migrations for good: what was asked, how it went, what came of it. */
@ApplicationScoped
public class MigrationStore {

    /** SQLSTATE of a violated unique constraint, the same in H2 and PostgreSQL. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final RowMapper<MigrationRow> ROWS = ConstructorMapper.of(MigrationRow.class);

    private final Jdbi jdbi;

    public MigrationStore(DataSource dataSource) {
        this.jdbi = MigrationRow.database(dataSource);
    }

    /** Writes a new migration down; empty if one of the same VM is under way. */
    public Optional<Migration> begin(Migration migration, String destinationUri) {
        try {
            long id = jdbi.withHandle(handle -> handle.createUpdate(MigrationRow.INSERT)
                    .bindMethods(MigrationRow.of(migration))
                    .bind("destinationUri", destinationUri)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
            return Optional.of(migration.withId(id));
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof java.sql.SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Writes down how a migration stands; with its outcome the VM may migrate again. One that runs never takes the place of
     * one that has ended, whichever thread comes late.
     */
    public void save(Migration migration) {
        String update = migration.running() ? MigrationRow.UPDATE_RUNNING : MigrationRow.UPDATE;
        jdbi.useHandle(handle -> handle.createUpdate(update)
                .bindMethods(MigrationRow.of(migration))
                .execute());
    }

    /** Writes the samples of the chart down anew; there are a few hundred at most. */
    public void saveSamples(Migration migration) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM migration_sample WHERE migration_id = :id")
                    .bind("id", migration.id())
                    .execute();
            insertSamples(handle, migration);
        });
    }

    private static void insertSamples(Handle handle, Migration migration) {
        List<Progress.Point> points = migration.progress().history();
        if (points.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO migration_sample (migration_id, elapsed_ms, bytes_per_second, dirty_bytes_per_second,"
                        + " remaining_bytes) VALUES (:id, :elapsedMs, :bytesPerSecond, :dirtyBytesPerSecond, :remainingBytes)");
        for (Progress.Point point : points) {
            batch.bind("id", migration.id()).bindMethods(point).add();
        }
        batch.execute();
    }

    public Optional<Migration> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM migration WHERE id = :id")
                .bind("id", id)
                .map(ROWS)
                .map(MigrationRow::migration)
                .findOne()
                .map(migration -> migration.withProgress(migration.progress().withHistory(samples(handle, id)))));
    }

    private static List<Progress.Point> samples(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM migration_sample WHERE migration_id = :id ORDER BY elapsed_ms")
                .bind("id", id)
                .map(ConstructorMapper.of(Progress.Point.class))
                .list();
    }

    /** Newest first, without their samples. */
    public List<Migration> list(MigrationFilter filter) {
        String vm = filter.vm().trim();
        String host = filter.host().trim();
        String sql = "SELECT * FROM migration WHERE 1 = 1"
                + (vm.isEmpty() ? "" : " AND LOWER(vm_name) LIKE LOWER(:vm) ESCAPE '!'")
                + (filter.uuid().isEmpty() ? "" : " AND vm_uuid = :uuid")
                + (host.isEmpty() ? "" : " AND (source = :host OR destination = :host)")
                + (filter.before().isEmpty() ? "" : " AND id < :before")
                + " ORDER BY id DESC LIMIT :limit";
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(sql).bind("limit", filter.limit());
            if (!vm.isEmpty()) {
                query.bind("vm", "%" + escaped(vm) + "%");
            }
            if (!host.isEmpty()) {
                query.bind("host", host);
            }
            filter.uuid().ifPresent(uuid -> query.bind("uuid", uuid));
            filter.before().ifPresent(id -> query.bind("before", id));
            return query.map(ROWS).map(MigrationRow::migration).list();
        });
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Those whose end was never written down. */
    public List<Migration> unfinished() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM migration WHERE outcome IS NULL ORDER BY id")
                .map(ROWS)
                .map(MigrationRow::migration)
                .list());
    }

    /** The newest migration of each VM, where its outcome is still unknown. */
    public List<Migration> unknown() {
        return open().stream()
                .filter(migration -> migration.outcome().equals(Optional.of(Outcome.UNKNOWN)))
                .toList();
    }

    /**
     * The newest migration of each VM, where its outcome is still unknown, or where one of both hosts was not heard when
     * it was judged.
     */
    public List<Migration> open() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM migration m WHERE (outcome = 'unknown'"
                        + " OR outcome IS NOT NULL AND (source_kind = 'unreachable' OR destination_kind = 'unreachable'))"
                        + " AND NOT EXISTS (SELECT 1 FROM migration n WHERE n.vm_uuid = m.vm_uuid AND n.id > m.id)"
                        + " ORDER BY id")
                .map(ROWS)
                .map(MigrationRow::migration)
                .list());
    }

    /** Whether the VM was not migrated again since. */
    public boolean newest(Migration migration) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM migration WHERE vm_uuid = :uuid AND id > :id")
                        .bind("uuid", migration.uuid())
                        .bind("id", migration.id())
                        .mapTo(Integer.class)
                        .one())
                == 0;
    }

    /** The migration of this VM that is under way. */
    public Optional<Long> active(UUID uuid) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM migration WHERE active_uuid = :uuid")
                .bind("uuid", uuid)
                .mapTo(Long.class)
                .findOne());
    }
}
