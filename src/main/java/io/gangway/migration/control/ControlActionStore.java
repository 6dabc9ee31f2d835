package io.gangway.migration.control;

import io.gangway.migration.history.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Keeps for good what was done to migrations while they ran, and the last figures of their jobs. */
@ApplicationScoped
public class ControlActionStore {

    private static final GenericType<Map<String, Long>> FIGURES = new GenericType<>() {};

    private final Jdbi jdbi;

    public ControlActionStore(DataSource dataSource) {
        this.jdbi = Columns.over(dataSource);
        Columns.word(jdbi, ControlAction.Actor.OPERATOR);
        Columns.text(jdbi, ControlResult.class, ResultColumn::write, ResultColumn::read);
    }

    /** Writes a new action down and gives it its number. */
    public ControlAction add(ControlAction action) {
        long id = jdbi.withHandle(
                handle -> handle.createUpdate("INSERT INTO control_action (migration_id, kind, amount, actor, asked_at,"
                                + " took_effect_at, result) VALUES (:migrationId, :kind, :value, :by, :askedAt,"
                                + " :tookEffectAt, :result)")
                        .bindMethods(action)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
        return action.withId(id);
    }

    /** Writes down what came of an action. */
    public void save(ControlAction action) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE control_action SET took_effect_at = :tookEffectAt, result = :result WHERE id = :id")
                .bindMethods(action)
                .execute());
    }

    /** Oldest first. */
    public List<ControlAction> of(long migrationId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id, migration_id, kind, amount AS \"value\","
                        + " actor AS \"by\", asked_at, took_effect_at, result"
                        + " FROM control_action WHERE migration_id = :id ORDER BY id")
                .bind("id", migrationId)
                .map(ConstructorMapper.of(ControlAction.class))
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
        Map<String, Long> figures = jdbi.withHandle(
                handle -> handle.createQuery("SELECT name, amount FROM job_figure WHERE migration_id = :id")
                        .bind("id", migrationId)
                        .setMapKeyColumn("name")
                        .setMapValueColumn("amount")
                        .collectInto(FIGURES));
        return new TreeMap<>(figures);
    }
}
