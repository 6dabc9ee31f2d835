package io.gangway.libvirt.binding;

import com.sun.jna.Pointer;
import io.gangway.time.SteadyClock;
import java.time.Duration;
import org.libvirt.jna.Libvirt;

/**
 * The one thread that runs libvirt's event loop. Must be started before the first connection, or that connection has
 * neither events nor keepalive.
 */
final class EventLoop implements AutoCloseable {

    private static final int WAKE_UPS = 100;
    private static final long WAIT_MS = 50;
    private static final int BEAT_MS = 1_000;

    private final LibvirtApi api;
    private final Thread thread;
    private final int wakeUp;
    private final int beat;
    private volatile boolean running = true;
    private final SteadyClock clock;
    private volatile Duration beaten;

    /** Referenced here for as long as libvirt may call it: the garbage collector does not see libvirt's reference. */
    private final Libvirt.VirEventTimeoutCallback wakeUpCallback;

    private final Libvirt.VirEventTimeoutCallback beatCallback;

    EventLoop(LibvirtApi api, SteadyClock clock) {
        this.api = api;
        this.clock = clock;
        this.beaten = clock.now();
        this.wakeUpCallback = (int timer, Pointer opaque) -> api.virEventUpdateTimeout(timer, -1);
        this.beatCallback = (int timer, Pointer opaque) -> beaten = clock.now();
        api.virEventRegisterDefaultImpl();
        this.wakeUp = api.virEventAddTimeout(-1, wakeUpCallback, null, null);
        this.beat = api.virEventAddTimeout(BEAT_MS, beatCallback, null, null);
        this.thread = new Thread(this::run, "libvirt-events");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void run() {
        while (running) {
            api.virEventRunDefaultImpl();
        }
    }

    /** For how long it has come to nothing; about a second at most as long as it goes round. */
    Duration silence() {
        return clock.now().minus(beaten);
    }

    /** Stops the thread. Close all connections first. */
    @Override
    public void close() {
        running = false;
        api.virEventRemoveTimeout(beat);
        try {
            for (int i = 0; i < WAKE_UPS && thread.isAlive(); i++) {
                // libvirt has one loop for the whole process: another that runs it, as in tests, may take the wake-up.
                api.virEventUpdateTimeout(wakeUp, 0);
                thread.join(WAIT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.virEventRemoveTimeout(wakeUp);
    }
}
