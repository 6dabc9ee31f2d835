package io.gangway.libvirt.binding;

import com.sun.jna.Pointer;
import io.gangway.libvirt.fact.DomainListener;
import io.gangway.libvirt.fact.JobStats;
import io.gangway.libvirt.fact.LifecycleEvent;
import java.util.ArrayList;
import java.util.List;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;

/**
 * The callbacks that a connection has with libvirt. Keeps them referenced for as long as libvirt may call them, since
 * the garbage collector does not see libvirt's reference.
 */
final class EventSubscriptions {

    private static final int LIFECYCLE = 0;
    private static final int MIGRATION_ITERATION = 20;
    private static final int JOB_COMPLETED = 21;

    private final LibvirtApi api;
    private final ConnectionPointer connection;
    private final List<Libvirt.VirDomainEventCallback> callbacks = new ArrayList<>();
    private final List<Integer> ids = new ArrayList<>();
    private Libvirt.VirConnectCloseFunc lost;

    EventSubscriptions(LibvirtApi api, ConnectionPointer connection) {
        this.api = api;
        this.connection = connection;
    }

    int onLost(Runnable action) {
        lost = (ConnectionPointer pointer, int reason, Pointer opaque) -> action.run();
        return api.virConnectRegisterCloseCallback(connection, lost, null, null);
    }

    int lifecycle(DomainListener listener) {
        return register(LIFECYCLE, (Libvirt.VirConnectDomainEventCallback) (pointer, domain, event, detail, opaque) -> {
            listener.lifecycle(DomainReader.uuid(api, domain), LifecycleEvent.of(event), detail);
            return 0;
        });
    }

    int migrationIteration(DomainListener listener) {
        return register(
                MIGRATION_ITERATION, (LibvirtApi.MigrationIterationCallback) (pointer, domain, iteration, opaque) ->
                        listener.migrationIteration(DomainReader.uuid(api, domain), iteration));
    }

    int jobCompleted(DomainListener listener) {
        return register(JOB_COMPLETED, (LibvirtApi.JobCompletedCallback)
                (ConnectionPointer pointer, DomainPointer domain, Pointer params, int count, Pointer opaque) ->
                        listener.jobCompleted(
                                DomainReader.uuid(api, domain),
                                new JobStats(JobStats.Type.COMPLETED, TypedParameters.read(params, count))));
    }

    private int register(int event, Libvirt.VirDomainEventCallback callback) {
        callbacks.add(callback);
        int id = api.virConnectDomainEventRegisterAny(connection, null, event, callback, null, null);
        if (id >= 0) {
            ids.add(id);
        }
        return id;
    }

    /** Until this is done, libvirt keeps the connection open. */
    void close() {
        ids.forEach(id -> api.virConnectDomainEventDeregisterAny(connection, id));
        ids.clear();
        if (lost != null) {
            api.virConnectUnregisterCloseCallback(connection, lost);
        }
    }
}
