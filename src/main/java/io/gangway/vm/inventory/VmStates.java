package io.gangway.vm.inventory;

import io.gangway.libvirt.fact.DomainFacts;

/** Translates what libvirt says of a VM into the console's words. */
public final class VmStates {

    private VmStates() {}

    /** What the VM is doing. To libvirt a saved one is shut off as well; its tools call it saved, as is done here. */
    public static VmState of(DomainFacts facts) {
        return switch (facts.state()) {
            case RUNNING -> VmState.RUNNING;
            case BLOCKED -> VmState.IDLE;
            case PAUSED -> VmState.PAUSED;
            case SHUTTING_DOWN -> VmState.SHUTTING_DOWN;
            case SHUT_OFF -> facts.savedState() ? VmState.SAVED : VmState.SHUT_OFF;
            case CRASHED -> VmState.CRASHED;
            case PM_SUSPENDED -> VmState.SUSPENDED;
            case NO_STATE -> VmState.UNKNOWN;
        };
    }
}
