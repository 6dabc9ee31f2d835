package io.gangway.host;

import io.gangway.libvirt.fact.JobStats;
import io.gangway.libvirt.fact.LifecycleEvent;
import java.util.UUID;

/**
 * News of a VM from its host. Fired as a CDI event on libvirt's event thread, which serves all hosts: observers must
 * hand their work to another thread and return.
 */
public sealed interface VmEvent {

    HostName host();

    UUID uuid();

    /** The VM was defined, started, paused, ... */
    record Lifecycle(HostName host, UUID uuid, LifecycleEvent event, int detail) implements VmEvent {}

    /** A new pass over the memory of a migrating VM began; the first is 1. */
    record Pass(HostName host, UUID uuid, int pass) implements VmEvent {}

    /** A job on the VM has ended; these are its final statistics. */
    record JobCompleted(HostName host, UUID uuid, JobStats stats) implements VmEvent {}
}
