package io.gangway.migration.luggage;

import io.gangway.host.HostName;
import io.gangway.migration.history.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Keeps which VMs are not to start with a host for as long as they are away from it, though they did before. */
@ApplicationScoped
class HeldAutostartStore {

    /**
     * A VM and the host that it started with.
     *
     * <p>Public for Jdbi alone, which reads and writes it.
     *
     * @param unseen whether it is on a host that this console does not know
     */
    public record Held(UUID uuid, HostName host, boolean unseen) {}

    private final Jdbi jdbi;

    HeldAutostartStore(DataSource dataSource) {
        this.jdbi = Columns.over(dataSource);
    }

    /** To be called before autostart is turned off. */
    void add(Held held) {
        jdbi.useTransaction(handle -> {
            forget(handle, held);
            handle.createUpdate("INSERT INTO held_autostart (vm_uuid, host, unseen) VALUES (:uuid, :host, :unseen)")
                    .bindMethods(held)
                    .execute();
        });
    }

    List<Held> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT vm_uuid AS uuid, host, unseen FROM held_autostart ORDER BY vm_uuid, host")
                .map(ConstructorMapper.of(Held.class))
                .list());
    }

    void forget(Held held) {
        jdbi.useHandle(handle -> forget(handle, held));
    }

    private static void forget(Handle handle, Held held) {
        handle.createUpdate("DELETE FROM held_autostart WHERE vm_uuid = :uuid AND host = :host")
                .bindMethods(held)
                .execute();
    }
}
