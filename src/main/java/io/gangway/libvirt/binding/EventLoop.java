package io.gangway.libvirt.binding;

import com.sun.jna.Pointer;
import org.libvirt.jna.Libvirt;

/**
 * The one thread that runs libvirt's event loop. Must be started before the first connection, or that connection has
 * neither events nor keepalive.
 */
final class EventLoop implements AutoCloseable {

    private static final int WAKE_UPS = 100;
    private static final long WAIT_MS = 50;

    private final LibvirtApi api;
    private final Thread thread;
    private final int wakeUp;
    private volatile boolean running = true;

    /** Referenced here for as long as libvirt may call it: the garbage collector does not see libvirt's reference. */
    private final Libvirt.VirEventTimeoutCallback wakeUpCallback;

    EventLoop(LibvirtApi api) {
        this.api = api;
        this.wakeUpCallback = (int timer, Pointer opaque) -> api.virEventUpdateTimeout(timer, -1);
        api.virEventRegisterDefaultImpl();
        this.wakeUp = api.virEventAddTimeout(-1, wakeUpCallback, null, null);
        this.thread = new Thread(this::run, "libvirt-events");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void run() {
        while (running) {
            api.virEventRunDefaultImpl();
        }
    }

    /** Stops the thread. Close all connections first. */
    @Override
    public void close() {
        running = false;
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
