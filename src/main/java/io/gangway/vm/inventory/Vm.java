package io.gangway.vm.inventory;

import io.gangway.host.HostName;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/**
 * One VM as one host sees it. The same UUID on two hosts gives two of these.
 *
 * @param memoryBytes what the guest may use
 * @param cpuPercent use of all its vCPUs together since the last look, 0 to 100; empty until two looks were taken
 * @param arriving whether this is the waiting half of a migration that comes in: libvirt lists it as paused
 * @param leaving whether this is the half of a migration that stands still because the other half goes on
 * @param movedByOthers whether something else than this console moves it away from here, such as virsh
 * @param stale whether the host could not be asked lately, so that this is only what it last said
 * @param twin the same UUID active on another host, which no migration explains
 */
@RecordBuilder
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
        boolean leaving,
        boolean movedByOthers,
        boolean stale,
        Optional<Twin> twin) {

    /** Where else the same VM is, and what it is doing there. */
    public record Twin(HostName host, VmState state) {}

    public Vm(
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
        this(
                host,
                uuid,
                name,
                state,
                persistent,
                vcpus,
                memoryBytes,
                cpuPercent,
                arriving,
                false,
                false,
                stale,
                Optional.empty());
    }

    /** Identifies the VM on its host in a page, such as {@code alpha-1b4e28ba-...}. */
    public String key() {
        return host.value() + "-" + uuid;
    }

    /** The same VM, as something that could not be checked lately. */
    public Vm asStale() {
        return VmBuilder.builder(this).stale(true).build();
    }

    /** The same VM, as half of a migration that stands still. */
    public Vm asLeaving() {
        return VmBuilder.builder(this).leaving(true).build();
    }

    /** The same VM, as one that something else than this console moves away. */
    public Vm asMovedByOthers() {
        return VmBuilder.builder(this).movedByOthers(true).build();
    }

    /** The same VM, seen active on another host as well. */
    public Vm withTwin(Twin other) {
        return VmBuilder.builder(this).twin(Optional.of(other)).build();
    }

    /** Whether its drives can be asked about: not while it is under way, or its host does not answer. */
    public boolean mediaReachable() {
        return !stale && !arriving && !leaving;
    }

    /** Whether it has a configuration here that can be edited: one that outlives its shutting down. */
    public boolean configurable() {
        return persistent && !stale && !arriving;
    }

    /** Whether its configuration may be given up: only what is shut off has nothing else to lose. */
    public boolean removable() {
        return configurable() && !state.active();
    }

    /** What a person may ask of the VM now; nothing while its host does not answer. */
    public Set<VmAction> actions() {
        if (stale || arriving) {
            return EnumSet.noneOf(VmAction.class);
        }
        Set<VmAction> actions = VmAction.fitting(state);
        if (twin.isPresent()) {
            // Two copies on the same disks destroy them.
            actions.remove(VmAction.START);
        }
        if (movedByOthers) {
            actions.remove(VmAction.MIGRATE);
        }
        return actions;
    }

    public boolean allows(VmAction action) {
        return actions().contains(action);
    }
}
