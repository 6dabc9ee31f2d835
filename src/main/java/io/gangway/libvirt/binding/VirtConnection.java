package io.gangway.libvirt.binding;

import com.google.errorprone.annotations.ThreadSafe;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.sun.jna.ptr.LongByReference;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.DomainListener;
import io.gangway.libvirt.fact.DomainXml;
import io.gangway.libvirt.fact.NodeFacts;
import io.gangway.libvirt.fact.Screenshot;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.virNodeInfo;

/**
 * One open connection to one host's libvirtd.
 *
 * <ul>
 *   <li>Every call blocks until the daemon answers or the connection is lost.
 *   <li>Every failure is a {@link VirtException}, also where libvirt gives none.
 *   <li>One thread at a time: another waits. {@link #close} waits as well, so that none uses a closed connection.
 *   <li>No handle outlives its call.
 * </ul>
 */
@ThreadSafe
public final class VirtConnection implements AutoCloseable {

    private static final int XML_INACTIVE = 1 << 1;
    private static final int XML_MIGRATABLE = 1 << 3;

    private final LibvirtApi api;
    private final String host;
    private final ConnectionPointer pointer;
    private final ReentrantLock lock = new ReentrantLock();
    private final EventSubscriptions subscriptions;

    @GuardedBy("lock")
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

    /** Whether calls can still be made, as far as this side knows; asks nobody. */
    public boolean alive() {
        return call(() -> api.virConnectIsAlive(pointer)) > 0;
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
        return new DomainReader(this, api, pointer).all();
    }

    /** One domain, asked afresh; empty if the host does not know it. */
    public Optional<DomainFacts> domain(UUID uuid) {
        return new DomainReader(this, api, pointer).one(uuid);
    }

    /** Its configuration without secrets: what it runs with, or what it will start with. Empty if not known. */
    public Optional<String> xml(UUID uuid, boolean inactive) {
        return read(uuid, domain -> text(api.virDomainGetXMLDesc(domain, inactive ? XML_INACTIVE : 0)));
    }

    /** The configurations of every domain, active or not. */
    public List<DomainXml> xmls() {
        return new DomainXmls(this, api, pointer).all();
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

    /** The jobs of domains, a migration above all. */
    public DomainJobs jobs() {
        return new DomainJobs(this, api);
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

    public VirtOffers offers() {
        return new VirtOffers(this, api, pointer);
    }

    /** What the host keeps of its domains beside their configurations. */
    public DomainBelongings belongings() {
        return new DomainBelongings(this, api);
    }

    /** The media in the drives of domains. */
    public DomainMedia media() {
        return new DomainMedia(this, api);
    }

    public VirtHindrances hindrances() {
        return new VirtHindrances(this, api);
    }

    public VolumeStreams volumeStreams() {
        return new VolumeStreams(this, api, pointer);
    }

    /** The name by which the console knows it. */
    public String host() {
        return host;
    }

    ConnectionPointer pointer() {
        return pointer;
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

    <T> T call(Supplier<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw notConnected();
            }
            return work.get();
        } finally {
            lock.unlock();
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
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                subscriptions.close();
                api.virConnectClose(pointer);
            }
        } finally {
            lock.unlock();
        }
    }
}
