package io.gangway.migration;

import io.gangway.host.HostName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Keeps which VMs are not to start with a host for as long as they are away from it, though they did before. */
@ApplicationScoped
class HeldAutostartStore {

    /** A VM and the host that it started with. */
    record Held(UUID uuid, HostName host) {}

    private final Jdbi jdbi;

    HeldAutostartStore(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** To be called before autostart is turned off. */
    void add(Held held) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO held_autostart (vm_uuid, host) SELECT :uuid, :host"
                        + " WHERE NOT EXISTS (SELECT 1 FROM held_autostart WHERE vm_uuid = :uuid AND host = :host)")
                .bind("uuid", held.uuid().toString())
                .bind("host", held.host().value())
                .execute());
    }

    List<Held> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT vm_uuid, host FROM held_autostart ORDER BY vm_uuid, host")
                        .map((row, context) -> new Held(
                                UUID.fromString(row.getString("vm_uuid")), new HostName(row.getString("host"))))
                        .list());
    }

    void forget(Held held) {
        jdbi.useHandle(
                handle -> handle.createUpdate("DELETE FROM held_autostart WHERE vm_uuid = :uuid AND host = :host")
                        .bind("uuid", held.uuid().toString())
                        .bind("host", held.host().value())
                        .execute());
    }
}
