package io.gangway.host;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.JobStats;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.fact.NodeFacts;
import io.gangway.libvirt.link.CallTimes;
import io.gangway.libvirt.link.HostLink;
import io.gangway.libvirt.link.LinkState;
import io.gangway.time.SteadyClock;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One configured host with its link: turns what the link observes into the console's own events. */
final class ConnectedHost implements HostLink.Observer, AutoCloseable {

    private final LibvirtLibrary library;
    private final Host host;
    private final HostLink link;
    private final Event<HostChanged> changed;
    private final Event<HostUp> up;
    private final Event<VmEvent> vmEvents;
    private volatile Optional<HostFacts> facts = Optional.empty();

    ConnectedHost(
            LibvirtLibrary library,
            Host host,
            Clock clock,
            SteadyClock steady,
            CallTimes times,
            Event<HostChanged> changed,
            Event<HostUp> up,
            Event<VmEvent> vmEvents) {
        this.library = library;
        this.host = host;
        this.link = new HostLink(
                library, host.name().value(), HostUri.of(host.uri()).unattended(), this, clock, steady, times);
        this.changed = changed;
        this.up = up;
        this.vmEvents = vmEvents;
    }

    void start() {
        link.start();
    }

    HostLink link() {
        return link;
    }

    HostStatus status() {
        LinkState state = link.state();
        if (library.problem().isPresent()) {
            Optional<ConnectionFailure> missing =
                    library.problem().map(words -> new ConnectionFailure(ConnectionFault.NO_LIBRARY, words));
            return new HostStatus(
                    host, HostState.DISCONNECTED, library.problem(), missing, state.since(), Optional.empty());
        }
        HostState kind =
                switch (state.kind()) {
                    case UP -> HostState.CONNECTED;
                    case CONNECTING -> HostState.CONNECTING;
                    case DOWN, LOST, SILENT -> HostState.DISCONNECTED;
                };
        return new HostStatus(host, kind, state.reason(), failure(state), state.since(), facts);
    }

    private static Optional<ConnectionFailure> failure(LinkState state) {
        return switch (state.kind()) {
            case UP, CONNECTING -> Optional.empty();
            case LOST -> Optional.of(new ConnectionFailure(ConnectionFault.LOST, ""));
            case SILENT -> Optional.of(new ConnectionFailure(ConnectionFault.SILENT, ""));
            case DOWN -> state.reason().map(raw -> new ConnectionFailure(ConnectionFaults.of(raw), raw));
        };
    }

    /** A host that was away may be another one now, and is not to be judged by what it was. */
    @Override
    public void opened(VirtConnection connection) {
        facts = Optional.of(facts(connection.node()));
    }

    @Override
    public void up(VirtConnection connection) {
        changed.fire(new HostChanged(host.name()));
        up.fire(new HostUp(host.name()));
    }

    @Override
    public void down() {
        changed.fire(new HostChanged(host.name()));
    }

    @Override
    public void lifecycle(UUID uuid, LifecycleEvent event, int detail) {
        vmEvents.fire(new VmEvent.Lifecycle(host.name(), uuid, event, detail));
    }

    @Override
    public void migrationIteration(UUID uuid, int iteration) {
        vmEvents.fire(new VmEvent.Pass(host.name(), uuid, iteration));
    }

    @Override
    public void jobCompleted(UUID uuid, JobStats stats) {
        vmEvents.fire(new VmEvent.JobCompleted(host.name(), uuid, stats));
    }

    private static HostFacts facts(NodeFacts node) {
        return new HostFacts(
                node.hostname(),
                node.hostUuid(),
                node.driver() + " " + version(node.hypervisorVersion()),
                version(node.libvirtVersion()),
                node.cpuModel(),
                node.cpus(),
                node.memoryBytes());
    }

    private static String version(long encoded) {
        return String.format(Locale.ROOT, "%d.%d.%d", encoded / 1_000_000, encoded / 1_000 % 1_000, encoded % 1_000);
    }

    @Override
    public void close() {
        link.close();
    }
}
