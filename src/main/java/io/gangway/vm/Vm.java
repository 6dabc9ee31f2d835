package io.gangway.vm;

import io.gangway.host.HostName;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/**
 * One VM as one host sees it. The same UUID on two hosts gives two of these.
 *
 * @param memoryBytes what the guest may use
 * @param cpuPercent use of all its vCPUs together since the last look, 0 to 100; empty until two looks were taken
 * @param arriving whether this is the waiting half of a migration that comes in: libvirt lists it as paused
 * @param stale whether the host could not be asked lately, so that this is only what it last said
 */
public record Vm(
        HostName host,
        UUID uuid,
        String name,
        VmState state,
        boolean persistent,
        int vcpus,
        long memoryBytes,
        OptionalDouble cpuPercent,
        boolean arriving,
        boolean stale) {

    /** Identifies the VM on its host in a page, such as {@code alpha-1b4e28ba-...}. */
    public String key() {
        return host.value() + "-" + uuid;
    }

    /** The same VM, as something that could not be checked lately. */
    public Vm asStale() {
        return new Vm(host, uuid, name, state, persistent, vcpus, memoryBytes, cpuPercent, arriving, true);
    }

    /** What a person may ask of the VM in its present state; nothing while its host does not answer. */
    public Set<VmAction> actions() {
        if (stale || arriving) {
            return EnumSet.noneOf(VmAction.class);
        }
        return switch (state) {
            case SHUT_OFF, CRASHED -> EnumSet.of(VmAction.START, VmAction.MIGRATE);
            case RUNNING, IDLE -> EnumSet.of(VmAction.SHUT_DOWN, VmAction.FORCE_OFF, VmAction.PAUSE, VmAction.MIGRATE);
            case PAUSED -> EnumSet.of(VmAction.RESUME, VmAction.FORCE_OFF, VmAction.MIGRATE);
            case SHUTTING_DOWN, SUSPENDED -> EnumSet.of(VmAction.FORCE_OFF);
            case UNKNOWN -> EnumSet.noneOf(VmAction.class);
        };
    }

    public boolean allows(VmAction action) {
        return actions().contains(action);
    }
}
