package io.gangway.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.virDomainInfo;
import org.libvirt.jna.virNodeInfo;

/**
 * One open connection to one host's libvirtd.
 *
 * <ul>
 *   <li>Every call blocks until the daemon answers or the connection is lost.
 *   <li>Every failure is a {@link VirtException}, also where libvirt gives none.
 *   <li>No handle outlives its call; {@link #close} waits for calls under way, so none uses a closed connection.
 * </ul>
 */
public final class VirtConnection implements AutoCloseable {

    private static final int STATS_STATE = 1;
    private static final int STATS_CPU_TOTAL = 1 << 1;
    private static final int STATS_BALLOON = 1 << 2;
    private static final int STATS_VCPU = 1 << 3;
    /** A VM that is busy, such as one that is just arriving, must not hold up the list. */
    private static final int STATS_NOWAIT = 1 << 29;

    private static final int LIST_PERSISTENT = 1 << 2;
    private static final int XML_INACTIVE = 1 << 1;
    private static final int XML_MIGRATABLE = 1 << 3;
    private static final int JOB_STATS_COMPLETED = 1;
    private static final int JOB_STATS_KEEP_COMPLETED = 1 << 1;
    private static final int UUID_BUFFER = 37;

    private final LibvirtApi api;
    private final String host;
    private final ConnectionPointer pointer;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final EventSubscriptions subscriptions;
    private boolean closed;

    private VirtConnection(LibvirtApi api, String host, ConnectionPointer pointer) {
        this.api = api;
        this.host = host;
        this.pointer = pointer;
        this.subscriptions = new EventSubscriptions(api, pointer);
    }

    static VirtConnection open(LibvirtApi api, String host, String uri) {
        ConnectionPointer pointer = api.virConnectOpen(uri);
        if (pointer == null) {
            throw LastError.take(api, host);
        }
        return new VirtConnection(api, host, pointer);
    }

    /**
     * Asks libvirt to probe an idle daemon and to drop the connection when it does not answer.
     *
     * @return false where the driver has no keepalive
     */
    public boolean keepAlive(int intervalSeconds, int count) {
        return call(() -> api.virConnectSetKeepAlive(pointer, intervalSeconds, count)) == 0;
    }

    /** Runs the action once when the connection is lost; on the event-loop thread. */
    public void onLost(Runnable action) {
        call(() -> check(subscriptions.onLost(action)));
    }

    /** Sends the domains' events to the listener until the connection is closed. */
    public void listen(DomainListener listener) {
        call(() -> {
            check(subscriptions.lifecycle(listener));
            // The test driver has no migrations: what it cannot send, it need not.
            subscriptions.migrationIteration(listener);
            subscriptions.jobCompleted(listener);
            return 0;
        });
    }

    public NodeFacts node() {
        return call(() -> {
            LongByReference hypervisor = new LongByReference();
            LongByReference library = new LongByReference();
            api.virConnectGetVersion(pointer, hypervisor);
            check(api.virConnectGetLibVersion(pointer, library));
            virNodeInfo info = new virNodeInfo();
            check(api.virNodeGetInfo(pointer, info));
            String capabilities = text(api.virConnectGetCapabilities(pointer));
            return new NodeFacts(
                    text(api.virConnectGetHostname(pointer)),
                    SafeXml.parse(capabilities).text("/capabilities/host/uuid"),
                    api.virConnectGetType(pointer),
                    hypervisor.getValue(),
                    library.getValue(),
                    SafeXml.parse(capabilities).text("/capabilities/host/cpu/model"),
                    info.cpus,
                    info.memory.longValue() * 1024);
        });
    }

    /** Every domain, active or not. */
    public List<DomainFacts> domains() {
        return call(() -> {
            Set<UUID> persistent = persistent();
            PointerByReference records = new PointerByReference();
            int groups = STATS_STATE | STATS_CPU_TOTAL | STATS_BALLOON | STATS_VCPU;
            int count = api.virConnectGetAllDomainStats(pointer, groups, records, STATS_NOWAIT);
            if (count < 0) {
                // The test driver knows no flag here.
                count = check(api.virConnectGetAllDomainStats(pointer, 0, records, 0));
            }
            try {
                List<DomainFacts> facts = new ArrayList<>(count);
                for (Pointer record : records.getValue().getPointerArray(0, count)) {
                    facts.add(facts(record, persistent));
                }
                return List.copyOf(facts);
            } finally {
                api.virDomainStatsRecordListFree(records.getValue());
            }
        });
    }

    private Set<UUID> persistent() {
        PointerByReference array = new PointerByReference();
        int count = check(api.virConnectListAllDomains(pointer, array, LIST_PERSISTENT));
        Set<UUID> uuids = new HashSet<>();
        for (Pointer domain : array.getValue().getPointerArray(0, count)) {
            DomainPointer handle = new DomainPointer(domain);
            uuids.add(uuid(api, handle));
            api.virDomainFree(handle);
        }
        Native.free(Pointer.nativeValue(array.getValue()));
        return uuids;
    }

    /** A virDomainStatsRecord is a domain, an array of parameters, and its length. */
    private DomainFacts facts(Pointer record, Set<UUID> persistent) {
        DomainPointer domain = new DomainPointer(record.getPointer(0));
        Map<String, Object> stats =
                TypedParameters.read(record.getPointer(Native.POINTER_SIZE), record.getInt(2L * Native.POINTER_SIZE));
        UUID uuid = uuid(api, domain);
        if (!(stats.get("balloon.current") instanceof Number memory)
                || !(stats.get("vcpu.current") instanceof Number vcpus)) {
            return facts(domain, uuid, persistent.contains(uuid));
        }
        return new DomainFacts(
                uuid,
                api.virDomainGetName(domain),
                DomainState.of(number(stats, "state.state")),
                number(stats, "state.reason"),
                persistent.contains(uuid),
                vcpus.intValue(),
                memory.longValue() * 1024,
                stats.get("cpu.time") instanceof Number time ? time.longValue() : 0);
    }

    private static int number(Map<String, Object> stats, String name) {
        return stats.get(name) instanceof Number number ? number.intValue() : 0;
    }

    private DomainFacts facts(DomainPointer domain, UUID uuid, boolean persistent) {
        virDomainInfo info = new virDomainInfo();
        check(api.virDomainGetInfo(domain, info));
        IntByReference state = new IntByReference();
        IntByReference reason = new IntByReference();
        check(api.virDomainGetState(domain, state, reason, 0));
        return new DomainFacts(
                uuid,
                api.virDomainGetName(domain),
                DomainState.of(state.getValue()),
                reason.getValue(),
                persistent,
                info.nrVirtCpu,
                info.memory.longValue() * 1024,
                info.cpuTime);
    }

    /** One domain, asked afresh; empty if the host does not know it. */
    public Optional<DomainFacts> domain(UUID uuid) {
        return read(uuid, domain -> facts(domain, uuid, check(api.virDomainIsPersistent(domain)) == 1));
    }

    /** Its configuration without secrets: what it runs with, or what it will start with. Empty if not known. */
    public Optional<String> xml(UUID uuid, boolean inactive) {
        return read(uuid, domain -> text(api.virDomainGetXMLDesc(domain, inactive ? XML_INACTIVE : 0)));
    }

    /** Its configuration in the form that a migration takes, without what only concerns this host. */
    public Optional<String> migratableXml(UUID uuid) {
        return read(uuid, domain -> text(api.virDomainGetXMLDesc(domain, XML_MIGRATABLE)));
    }

    /** The configurations that this host keeps. */
    public DomainDefinitions definitions() {
        return new DomainDefinitions(this, api, pointer);
    }

    public void start(UUID uuid) {
        act(uuid, api::virDomainCreate);
    }

    /** Asks the guest to shut down; whether it does is up to the guest. */
    public void shutDown(UUID uuid) {
        act(uuid, api::virDomainShutdown);
    }

    /** Ends the guest at once, as if its power was cut. */
    public void forceOff(UUID uuid) {
        act(uuid, api::virDomainDestroy);
    }

    public void pause(UUID uuid) {
        act(uuid, api::virDomainSuspend);
    }

    public void resume(UUID uuid) {
        act(uuid, api::virDomainResume);
    }

    /** Asks libvirt to end the domain's job; the call that began the job then fails as aborted. */
    public void abortJob(UUID uuid) {
        act(uuid, api::virDomainAbortJob);
    }

    /** The job that runs now; empty if there is none, or no such domain, or it is not running. */
    public Optional<JobStats> jobStats(UUID uuid) {
        try {
            return jobStats(uuid, 0).filter(JobStats::active);
        } catch (VirtException e) {
            if (e.code() == VirtException.OPERATION_INVALID) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The statistics of the job that ended last, if libvirt still has them. */
    public Optional<JobStats> completedJobStats(UUID uuid) {
        return jobStats(uuid, JOB_STATS_COMPLETED | JOB_STATS_KEEP_COMPLETED)
                .filter(stats -> stats.type() != JobStats.Type.NONE);
    }

    private Optional<JobStats> jobStats(UUID uuid, int flags) {
        return read(uuid, domain -> {
            IntByReference type = new IntByReference();
            PointerByReference params = new PointerByReference();
            IntByReference count = new IntByReference();
            check(api.virDomainGetJobStats(domain, type, params, count, flags));
            Map<String, Object> fields =
                    count.getValue() == 0 ? Map.of() : TypedParameters.read(params.getValue(), count.getValue());
            api.virTypedParamsFree(params.getValue(), count.getValue());
            return new JobStats(JobStats.Type.of(type.getValue()), fields);
        });
    }

    /** Migrates a domain and blocks until it has arrived or failed: call it on a thread for migrations. */
    public void migrate(UUID uuid, MigrationCall migration) {
        act(uuid, domain -> {
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
        act(uuid, domain -> destination.receive(domain, migration));
    }

    private int receive(DomainPointer domain, MigrationCall migration) {
        return call(() -> {
            try (TypedParameters params = new TypedParameters(api)) {
                migration.params().forEach(params::add);
                DomainPointer arrived =
                        api.virDomainMigrate3(domain, pointer, params.pointer(), params.count(), migration.bits());
                if (arrived != null) {
                    api.virDomainFree(arrived);
                }
                return arrived == null ? -1 : 0;
            }
        });
    }

    /** What can be done to a migration that runs. */
    public MigrationControls controls() {
        return new MigrationControls(this, api);
    }

    /** How large the disks of domains are. */
    public DiskSizes diskSizes() {
        return new DiskSizes(this, api);
    }

    /** The picture on the domain's first screen, in the format that the hypervisor gives. */
    public Optional<Screenshot> screenshot(UUID uuid) {
        return read(uuid, domain -> ScreenshotStream.take(api, pointer, domain, this::failure));
    }

    public VirtPools pools() {
        return new VirtPools(this, api, pointer);
    }

    public VirtVolumes volumes() {
        return new VirtVolumes(this, api, pointer, pools());
    }

    public VolumeStreams volumeStreams() {
        return new VolumeStreams(this, api, pointer);
    }

    public VirtOffers offers() {
        return new VirtOffers(this, api, pointer);
    }

    public VirtHindrances hindrances() {
        return new VirtHindrances(this, api);
    }

    public ArrivalTrial arrivalTrial(VirtConnection destination) {
        return new ArrivalTrial(api, this, destination, destination.pointer);
    }

    String host() {
        return host;
    }

    void act(UUID uuid, Function<DomainPointer, Integer> action) {
        if (withDomain(uuid, domain -> check(action.apply(domain))).isEmpty()) {
            throw new VirtException(host, VirtException.NO_DOMAIN, 0, "Domain not found: " + uuid);
        }
    }

    /** Like {@link #withDomain}, but a domain that vanishes in the midst of it counts as not known. */
    <T> Optional<T> read(UUID uuid, Function<DomainPointer, T> work) {
        try {
            return withDomain(uuid, work);
        } catch (VirtException e) {
            if (e.code() == VirtException.NO_DOMAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> Optional<T> withDomain(UUID uuid, Function<DomainPointer, T> work) {
        return call(() -> {
            DomainPointer domain = api.virDomainLookupByUUIDString(pointer, uuid.toString());
            if (domain == null) {
                VirtException failure = failure();
                if (failure.code() == VirtException.NO_DOMAIN) {
                    return Optional.empty();
                }
                throw failure;
            }
            try {
                return Optional.ofNullable(work.apply(domain));
            } finally {
                api.virDomainFree(domain);
            }
        });
    }

    static UUID uuid(LibvirtApi api, DomainPointer domain) {
        byte[] buffer = new byte[UUID_BUFFER];
        api.virDomainGetUUIDString(domain, buffer);
        return UUID.fromString(Native.toString(buffer).toLowerCase(Locale.ROOT));
    }

    <T> T call(Supplier<T> work) {
        if (!lock.readLock().tryLock()) {
            throw notConnected();
        }
        try {
            if (closed) {
                throw notConnected();
            }
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private VirtException notConnected() {
        return new VirtException(host, VirtException.NOT_CONNECTED, 0, "The connection to " + host + " is closed.");
    }

    int check(int result) {
        if (result < 0) {
            throw failure();
        }
        return result;
    }

    String text(CString string) {
        if (string == null) {
            throw failure();
        }
        return string.toString();
    }

    VirtException failure() {
        return LastError.take(api, host);
    }

    /** Waits for the calls under way, then gives the connection back. May be repeated. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                subscriptions.close();
                api.virConnectClose(pointer);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
