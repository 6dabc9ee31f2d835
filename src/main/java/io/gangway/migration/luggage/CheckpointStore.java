package io.gangway.migration.luggage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Keeps the checkpoints of VMs on their way, from before the start until they are known again on arrival. */
@ApplicationScoped
public class CheckpointStore {

    private final Jdbi jdbi;

    CheckpointStore(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** To be called before the VM leaves; parents come first. */
    public void add(long migration, List<String> xml) {
        jdbi.useTransaction(handle -> {
            for (int i = 0; i < xml.size(); i++) {
                handle.createUpdate("INSERT INTO migration_checkpoint (migration_id, ordinal, xml)"
                                + " VALUES (:migration, :ordinal, :xml)")
                        .bind("migration", migration)
                        .bind("ordinal", i)
                        .bind("xml", xml.get(i))
                        .execute();
            }
        });
    }

    /** Parents first. */
    public List<String> of(long migration) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT xml FROM migration_checkpoint WHERE migration_id = :migration ORDER BY ordinal")
                .bind("migration", migration)
                .mapTo(String.class)
                .list());
    }
}
