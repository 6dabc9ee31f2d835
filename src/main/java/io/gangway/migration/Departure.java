package io.gangway.migration;

import io.gangway.host.Hosts;
import io.gangway.libvirt.HostCall;
import io.gangway.libvirt.MigrationCall;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Sends a VM on its way: makes the one call to libvirt that moves it, on the source host's threads. */
@ApplicationScoped
class Departure {

    private final Hosts hosts;

    Departure(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Begins the call and returns at once; it comes back when the VM has arrived or has not. */
    HostCall<Boolean> call(MigrationRequest request) {
        MigrationCall call = MigrationCalls.of(request);
        UUID uuid = request.uuid();
        OptionalInt downtime = request.choices().options().pace().downtimeLimitMs();
        if (request.choices().route() == MigrationRoute.HOST_TO_HOST) {
            return hosts.migration(
                    request.source(),
                    source -> withDowntime(source, uuid, downtime, () -> source.jobs()
                            .migrate(uuid, ArrivalSecrets.restored(source, uuid, call))));
        }
        return hosts.migration(
                request.source(),
                request.destination().host().orElseThrow(),
                (source, destination) -> withDowntime(source, uuid, downtime, () -> source.jobs()
                        .migrateThrough(destination, uuid, ArrivalSecrets.restored(source, uuid, call))));
    }

    /** libvirt takes this limit by a call of its own, before the start; a VM that stays gets its old one back. */
    private static boolean withDowntime(VirtConnection source, UUID uuid, OptionalInt limitMs, Runnable migration) {
        if (limitMs.isEmpty()) {
            migration.run();
            return true;
        }
        OptionalLong before = source.controls().maxDowntime(uuid);
        source.controls().maxDowntime(uuid, limitMs.getAsInt());
        try {
            migration.run();
        } catch (VirtException e) {
            before.ifPresent(milliseconds -> restore(source, uuid, milliseconds));
            throw e;
        }
        return true;
    }

    private static void restore(VirtConnection source, UUID uuid, long milliseconds) {
        try {
            source.controls().maxDowntime(uuid, milliseconds);
        } catch (VirtException e) {
            // The migration's own error says more, and a VM that is gone needs no limit.
            return;
        }
    }
}
