package io.gangway.libvirt.fact;

import java.util.UUID;

/** Hears of a host's domains. Called on the one event-loop thread: must hand its work to another and return. */
public interface DomainListener {

    /**
     * A domain was defined, undefined, started, suspended, resumed, stopped, ...
     *
     * @param detail numbered for each event by libvirt
     */
    void lifecycle(UUID uuid, LifecycleEvent event, int detail);

    /** A new pass over a migrating guest's memory began; the first is 1. */
    void migrationIteration(UUID uuid, int iteration);

    /** A job ended; its final statistics come with the news and may not be there to be asked for later. */
    void jobCompleted(UUID uuid, JobStats stats);
}
