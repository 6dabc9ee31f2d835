package io.gangway.libvirt.binding;

import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.gangway.libvirt.fact.JobStats;
import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.VirtException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.jna.DomainPointer;

/** The jobs of domains: begins migrations, follows them, ends them. */
public final class DomainJobs {

    private static final int JOB_STATS_COMPLETED = 1;
    private static final int JOB_STATS_KEEP_COMPLETED = 1 << 1;

    private final VirtConnection connection;
    private final LibvirtApi api;

    DomainJobs(VirtConnection connection, LibvirtApi api) {
        this.connection = connection;
        this.api = api;
    }

    /** Asks libvirt to end the domain's job; the call that began the job then fails as aborted. */
    public void abort(UUID uuid) {
        connection.act(uuid, api::virDomainAbortJob);
    }

    /** The job that runs now; empty if there is none, or no such domain, or it is not running. */
    public Optional<JobStats> current(UUID uuid) {
        return latest(uuid).filter(JobStats::active);
    }

    /**
     * The job that runs now, or one that has just ended and is still being cleared away: for that moment, libvirt says
     * how. Empty like {@link #current}.
     */
    public Optional<JobStats> latest(UUID uuid) {
        try {
            return stats(uuid, 0).filter(stats -> stats.type() != JobStats.Type.NONE);
        } catch (VirtException e) {
            if (e.code() == VirtException.OPERATION_INVALID) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Whether libvirt is moving the domain away from here. After the switch to post-copy the guest has left already; a job
     * that fails then stays, to be taken up again, and says nothing.
     */
    public boolean migratesAway(UUID uuid) {
        return current(uuid).filter(JobStats::migrationOut).isPresent()
                && connection
                        .domain(uuid)
                        .filter(domain -> !domain.leftByPostCopy())
                        .isPresent();
    }

    /** The statistics of the job that ended last, if libvirt still has them. */
    public Optional<JobStats> completed(UUID uuid) {
        return stats(uuid, JOB_STATS_COMPLETED | JOB_STATS_KEEP_COMPLETED)
                .filter(stats -> stats.type() != JobStats.Type.NONE);
    }

    private Optional<JobStats> stats(UUID uuid, int flags) {
        return connection.read(uuid, domain -> {
            IntByReference type = new IntByReference();
            PointerByReference params = new PointerByReference();
            IntByReference count = new IntByReference();
            connection.check(api.virDomainGetJobStats(domain, type, params, count, flags));
            try {
                Map<String, Object> fields =
                        count.getValue() == 0 ? Map.of() : TypedParameters.read(params.getValue(), count.getValue());
                return new JobStats(JobStats.Type.of(type.getValue()), fields);
            } finally {
                api.virTypedParamsFree(params.getValue(), count.getValue());
            }
        });
    }

    /** Migrates a domain and blocks until it has arrived or failed: call it on a thread for migrations. */
    public void migrate(UUID uuid, MigrationCall migration) {
        connection.act(uuid, domain -> {
            try (TypedParameters params = new TypedParameters(api)) {
                migration.params().forEach(params::add);
                return api.virDomainMigrateToURI3(
                        domain, migration.destination(), params.pointer(), params.count(), migration.bits());
            }
        });
    }

    /**
     * Migrates a domain over this connection and another one: the hosts need not log in to each other. Blocks like
     * {@link #migrate}; libvirt gives up when this process dies.
     */
    public void migrateThrough(VirtConnection destination, UUID uuid, MigrationCall migration) {
        connection.act(uuid, domain -> receive(destination, domain, migration));
    }

    private int receive(VirtConnection destination, DomainPointer domain, MigrationCall migration) {
        return destination.call(() -> {
            try (TypedParameters params = new TypedParameters(api)) {
                migration.params().forEach(params::add);
                DomainPointer arrived = api.virDomainMigrate3(
                        domain, destination.pointer(), params.pointer(), params.count(), migration.bits());
                if (arrived != null) {
                    api.virDomainFree(arrived);
                }
                return arrived == null ? -1 : 0;
            }
        });
    }
}
