package io.gangway.migration.luggage;

import io.gangway.vm.details.Medium;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Keeps what was ejected from the drives of VMs that were about to leave. */
@ApplicationScoped
class EjectedMediumStore {

    /**
     * What was ejected from one drive.
     *
     * <p>Public for Jdbi alone, which reads and writes it.
     *
     * @param drive such as {@code sda}
     */
    public record Ejected(
            long migration, String drive, @Nested Medium medium) {}

    private final Jdbi jdbi;

    EjectedMediumStore(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** To be called before it is ejected. */
    void add(Ejected ejected) {
        jdbi.useHandle(
                handle -> handle.createUpdate("INSERT INTO ejected_medium (migration_id, drive, running_xml, kept_xml)"
                                + " VALUES (:migration, :drive, :medium.running, :medium.kept)")
                        .bindMethods(ejected)
                        .execute());
    }

    List<Ejected> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT migration_id AS migration, drive,"
                        + " running_xml AS running, kept_xml AS kept FROM ejected_medium ORDER BY migration_id, drive")
                .map(ConstructorMapper.of(Ejected.class))
                .list());
    }

    void forget(Ejected ejected) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM ejected_medium WHERE migration_id = :migration AND drive = :drive")
                .bindMethods(ejected)
                .execute());
    }
}
