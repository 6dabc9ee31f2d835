package io.gangway.migration.cleanup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Keeps which files, disks above all, are made on the destination for a migration, for as long as they may have to be removed again. */
@ApplicationScoped
public class MadeVolumeStore {

    private final Jdbi jdbi;

    public MadeVolumeStore(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** To be called before the disk is made on the destination. */
    public void add(long migration, String path) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO copied_volume (migration_id, path) VALUES (:migration, :path)")
                .bind("migration", migration)
                .bind("path", path)
                .execute());
    }

    /** Those of a migration which no other that is under way makes, too. */
    List<String> of(long migration) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT path FROM copied_volume c WHERE migration_id = :migration AND NOT EXISTS"
                                + " (SELECT 1 FROM copied_volume o JOIN migration n ON n.id = o.migration_id"
                                + " WHERE o.path = c.path AND n.id <> c.migration_id AND n.outcome IS NULL)"
                                + " ORDER BY path")
                .bind("migration", migration)
                .mapTo(String.class)
                .list());
    }

    /** Ended migrations of which disks are kept, and since which the VM was not migrated again. */
    List<Long> ended() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT DISTINCT m.id FROM migration m"
                        + " JOIN copied_volume c ON c.migration_id = m.id WHERE m.outcome IS NOT NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM migration n WHERE n.vm_uuid = m.vm_uuid AND n.id > m.id)"
                        + " ORDER BY m.id")
                .mapTo(Long.class)
                .list());
    }

    /** It was not made after all. */
    public void forget(long migration, String path) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM copied_volume WHERE migration_id = :migration AND path = :path")
                .bind("migration", migration)
                .bind("path", path)
                .execute());
    }

    public void forget(long migration) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM copied_volume WHERE migration_id = :migration")
                .bind("migration", migration)
                .execute());
    }
}
