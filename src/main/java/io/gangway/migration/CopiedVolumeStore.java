package io.gangway.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Keeps which disks the console itself has begun to copy, so that a console that was killed can be cleaned up after. */
@ApplicationScoped
class CopiedVolumeStore {

    private final Jdbi jdbi;

    CopiedVolumeStore(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** Before the disk is made on the destination. */
    void add(long migration, String path) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO copied_volume (migration_id, path) VALUES (:migration, :path)")
                .bind("migration", migration)
                .bind("path", path)
                .execute());
    }

    List<String> of(long migration) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT path FROM copied_volume WHERE migration_id = :migration ORDER BY path")
                .bind("migration", migration)
                .mapTo(String.class)
                .list());
    }

    void forget(long migration) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM copied_volume WHERE migration_id = :migration")
                .bind("migration", migration)
                .execute());
    }
}
