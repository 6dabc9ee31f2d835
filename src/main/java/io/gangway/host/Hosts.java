package io.gangway.host;

import io.gangway.language.Language;
import io.gangway.language.Languages;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.libvirt.link.HostLink;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The hosts this console knows, in the order of their names, and the way to call them. */
@ApplicationScoped
public class Hosts {

    /** Longer than the keepalive needs to notice that a daemon fell silent. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How many VMs may leave a host at the same time. */
    public static final int DEPARTURES = HostLink.DEPARTURES;

    private final LibvirtLibrary library;
    private final Languages languages;
    private final SortedMap<HostName, ConnectedHost> hosts = new TreeMap<>();

    public Hosts(
            LibvirtLibrary library,
            Languages languages,
            HostsConfig config,
            Clock clock,
            SteadyClock steady,
            CallMetrics calls,
            Event<HostChanged> changed,
            Event<HostUp> up,
            Event<VmEvent> vmEvents) {
        this.library = library;
        this.languages = languages;
        config.hosts().forEach((name, entry) -> {
            Host host = host(name, entry);
            hosts.put(
                    host.name(),
                    new ConnectedHost(library, host, clock, steady, calls.of(host.name()), changed, up, vmEvents));
        });
    }

    private static Host host(String name, HostsConfig.Entry entry) {
        if (!HostName.valid(name)) {
            throw new IllegalArgumentException("gangway.hosts.\"" + name + "\": a host's name has 1 to 63 letters,"
                    + " digits, dots, dashes or underscores, and starts with a letter or digit. Rename it.");
        }
        return new Host(
                new HostName(name),
                entry.uri(),
                entry.peerUri().orElse(entry.uri()),
                entry.migrateUri(),
                entry.dataAddresses().orElse(List.of()));
    }

    void start(@Observes @Priority(5_000) StartupEvent event) {
        if (library.problem().isEmpty()) {
            hosts.values().forEach(ConnectedHost::start);
        }
    }

    /** Each host is waited for at the same time, so that many that hang take no longer than one. */
    void stop(@Observes @Priority(5_000) ShutdownEvent event) throws InterruptedException {
        List<Thread> closing = new ArrayList<>();
        for (ConnectedHost host : hosts.values()) {
            Thread thread = new Thread(host::close, "close-" + host.status().name());
            thread.setDaemon(true);
            thread.start();
            closing.add(thread);
        }
        for (Thread thread : closing) {
            thread.join();
        }
    }

    public List<HostStatus> all() {
        return hosts.values().stream().map(ConnectedHost::status).toList();
    }

    public Optional<HostStatus> find(HostName name) {
        return Optional.ofNullable(hosts.get(name)).map(ConnectedHost::status);
    }

    /** The host of that name; empty also for what cannot be a name. */
    public Optional<HostStatus> named(String name) {
        return HostName.valid(name) ? find(new HostName(name)) : Optional.empty();
    }

    /** The hosts that cannot be asked now. */
    public List<HostStatus> silent() {
        return all().stream().filter(host -> !host.connected()).toList();
    }

    /** Other names under which the console knows the very same machine. */
    public List<HostName> alsoKnownAs(HostName name) {
        List<HostStatus> all = all();
        return all.stream()
                .filter(host -> host.name().equals(name))
                .flatMap(host -> SameMachine.names(host, all).stream())
                .toList();
    }

    /** Whether two names stand for the very same machine. */
    public boolean sameMachine(HostName one, HostName other) {
        return alsoKnownAs(one).contains(other);
    }

    /** Why libvirt's client library could not be loaded, with the remedy; empty when it could. */
    public Optional<String> libraryProblem() {
        return library.problem();
    }

    /** Makes a quick call on one of the host's own threads, which speaks the language of whoever asks. */
    public <T> HostCall<T> call(HostName name, Function<VirtConnection, T> work) {
        Language language = languages.current();
        return link(name).call(connection -> languages.speaking(language, () -> work.apply(connection)));
    }

    /** Makes a quick call and waits for its answer, for {@link #PATIENCE} at most. */
    public <T> T ask(HostName name, Function<VirtConnection, T> work) {
        return call(name, work).await(PATIENCE);
    }

    /** Makes a call that may take as long as a migration, on a thread that quick calls do not need. */
    public <T> HostCall<T> migration(HostName name, Function<VirtConnection, T> work) {
        return link(name).migration(work);
    }

    /** Makes such a call on the threads of the first host, with a connection to both. */
    public <T> HostCall<T> migration(
            HostName name, HostName other, BiFunction<VirtConnection, VirtConnection, T> work) {
        return link(name).migration(link(other), work);
    }

    /** Moves a VM, on a thread of its source; waits in line while {@link #DEPARTURES} leave that host already. */
    public <T> HostCall<T> departure(HostName name, Function<VirtConnection, T> work) {
        return link(name).departure(work);
    }

    /** The same with a connection to both hosts. */
    public <T> HostCall<T> departure(
            HostName name, HostName other, BiFunction<VirtConnection, VirtConnection, T> work) {
        return link(name).departure(link(other), work);
    }

    private HostLink link(HostName name) {
        return Optional.ofNullable(hosts.get(name))
                .orElseThrow(() -> new VirtException(
                        name.value(), VirtException.NOT_CONNECTED, 0, "There is no host named " + name + "."))
                .link();
    }

    /** For hosts by name, such as to compare what they say of themselves. */
    public Map<HostName, HostStatus> byName() {
        Map<HostName, HostStatus> statuses = new TreeMap<>();
        hosts.forEach((name, host) -> statuses.put(name, host.status()));
        return statuses;
    }
}
