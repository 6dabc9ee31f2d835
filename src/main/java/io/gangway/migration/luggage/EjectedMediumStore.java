package io.gangway.migration.luggage;

import io.gangway.vm.details.Medium;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Keeps what was ejected from the drives of VMs that were about to leave. */
@ApplicationScoped
class EjectedMediumStore {

    /**
     * What was ejected from one drive.
     *
     * @param drive such as {@code sda}
     */
    record Ejected(long migration, String drive, Medium medium) {}

    private final Jdbi jdbi;

    EjectedMediumStore(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** To be called before it is ejected. */
    void add(Ejected ejected) {
        jdbi.useHandle(
                handle -> handle.createUpdate("INSERT INTO ejected_medium (migration_id, drive, running_xml, kept_xml)"
                                + " VALUES (:migration, :drive, :running, :kept)")
                        .bind("migration", ejected.migration())
                        .bind("drive", ejected.drive())
                        .bind("running", ejected.medium().running())
                        .bind("kept", ejected.medium().kept())
                        .execute());
    }

    List<Ejected> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT migration_id, drive, running_xml, kept_xml"
                        + " FROM ejected_medium ORDER BY migration_id, drive")
                .map((row, context) -> new Ejected(
                        row.getLong("migration_id"),
                        row.getString("drive"),
                        new Medium(
                                Optional.ofNullable(row.getString("running_xml")),
                                Optional.ofNullable(row.getString("kept_xml")))))
                .list());
    }

    void forget(Ejected ejected) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM ejected_medium WHERE migration_id = :migration AND drive = :drive")
                .bind("migration", ejected.migration())
                .bind("drive", ejected.drive())
                .execute());
    }
}
