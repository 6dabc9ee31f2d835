package io.gangway.libvirt.binding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.libvirt.jna.Libvirt;

/**
 * libvirt's client library: loads it, runs its event loop, opens connections.
 *
 * <p>A singleton in earnest: the proxy of an application-scoped bean would run this constructor, and so start a second
 * event loop.
 */
@Singleton
public class LibvirtLibrary {

    private static final Logger LOG = Logger.getLogger(LibvirtLibrary.class);
    private static final String REMEDY = "Gangway needs libvirt's client library on this machine. Install it and start"
            + " the console again: \"apt install libvirt0\" on Debian and Ubuntu, \"dnf install libvirt-libs\" on Fedora"
            + " and RHEL.";

    /** libvirt prints every error on stderr unless a callback takes it; referenced for as long as libvirt may call. */
    private final Libvirt.VirErrorCallback silence = (userData, error) -> {};

    private final Optional<LibvirtApi> api;
    private final Optional<EventLoop> events;

    public LibvirtLibrary(SteadyClock clock) {
        this.api = load();
        this.events = api.map(loaded -> new EventLoop(loaded, clock));
    }

    private Optional<LibvirtApi> load() {
        try {
            LibvirtApi loaded = Native.load("virt", LibvirtApi.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
            loaded.virInitialize();
            loaded.virSetErrorFunc(null, silence);
            return Optional.of(loaded);
        } catch (UnsatisfiedLinkError e) {
            LOG.errorf("%s (%s)", REMEDY, e.getMessage().lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    /** Why the library could not be loaded, with the remedy; empty if it was. */
    public Optional<String> problem() {
        return api.isPresent() ? Optional.empty() : Optional.of(REMEDY);
    }

    /** For how long libvirt's event loop has come to nothing, of about a second at most; empty if there is none. */
    public Optional<Duration> eventLoopSilence() {
        return events.map(EventLoop::silence);
    }

    /**
     * Opens a connection. Blocks until the daemon answers, which may be never: call it on a thread of the host's own.
     *
     * @param host the name that errors carry
     * @throws VirtException if libvirt cannot connect, or is not there
     */
    public VirtConnection open(String host, String uri) {
        LibvirtApi loaded = api.orElseThrow(() -> new VirtException(host, VirtException.NOT_CONNECTED, 0, REMEDY));
        return VirtConnection.open(loaded, host, uri);
    }

    /** Runs after the links have closed their connections, which needs the event loop. */
    void stop(@Observes @Priority(10_000) ShutdownEvent event) {
        events.ifPresent(EventLoop::close);
    }
}
