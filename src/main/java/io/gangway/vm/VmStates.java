package io.gangway.vm;

import io.gangway.libvirt.DomainState;

/** Translates libvirt's numbers into the console's words. */
public final class VmStates {

    private VmStates() {}

    public static VmState of(DomainState state) {
        return switch (state) {
            case RUNNING -> VmState.RUNNING;
            case BLOCKED -> VmState.IDLE;
            case PAUSED -> VmState.PAUSED;
            case SHUTTING_DOWN -> VmState.SHUTTING_DOWN;
            case SHUT_OFF -> VmState.SHUT_OFF;
            case CRASHED -> VmState.CRASHED;
            case PM_SUSPENDED -> VmState.SUSPENDED;
            case NO_STATE -> VmState.UNKNOWN;
        };
    }
}
