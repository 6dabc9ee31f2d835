package io.gangway.libvirt;

/** virDomainEventType, in its order. */
public enum LifecycleEvent {
    DEFINED,
    UNDEFINED,
    STARTED,
    SUSPENDED,
    RESUMED,
    STOPPED,
    SHUTDOWN,
    PM_SUSPENDED,
    CRASHED,
    UNKNOWN;

    /** VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED: the guest stands still for the switchover. */
    public static final int SUSPENDED_MIGRATED = 1;
    /** VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY: the guest goes on at the destination, and its memory follows. */
    public static final int SUSPENDED_POSTCOPY = 7;
    /** VIR_DOMAIN_EVENT_RESUMED_POSTCOPY: the guest goes on, on the destination, without all of its memory. */
    public static final int RESUMED_POSTCOPY = 3;
    /** VIR_DOMAIN_EVENT_RESUMED_MIGRATED: the guest goes on, on the destination. */
    public static final int RESUMED_MIGRATED = 1;

    static LifecycleEvent of(int value) {
        return value >= 0 && value < values().length ? values()[value] : UNKNOWN;
    }
}
