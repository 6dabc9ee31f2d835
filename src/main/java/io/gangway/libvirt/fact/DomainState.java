package io.gangway.libvirt.fact;

/** virDomainState, in its order. */
public enum DomainState {
    NO_STATE,
    RUNNING,
    BLOCKED,
    PAUSED,
    SHUTTING_DOWN,
    SHUT_OFF,
    CRASHED,
    PM_SUSPENDED;

    public static DomainState of(int value) {
        return value >= 0 && value < values().length ? values()[value] : NO_STATE;
    }
}
