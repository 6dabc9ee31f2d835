package io.gangway.libvirt.fact;

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

    /** VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN: the guest shut down, or its QEMU was told to end. */
    public static final int STOPPED_SHUTDOWN = 0;
    /** VIR_DOMAIN_EVENT_STOPPED_DESTROYED: forced off through libvirt. */
    public static final int STOPPED_DESTROYED = 1;
    /** VIR_DOMAIN_EVENT_STOPPED_CRASHED: the guest crashed. */
    public static final int STOPPED_CRASHED = 2;
    /** VIR_DOMAIN_EVENT_STOPPED_MIGRATED: it has left for another host. */
    public static final int STOPPED_MIGRATED = 3;
    /** VIR_DOMAIN_EVENT_STOPPED_SAVED: its memory was saved on the host. */
    public static final int STOPPED_SAVED = 4;
    /** VIR_DOMAIN_EVENT_STOPPED_FAILED: its QEMU ended by itself, or was killed. */
    public static final int STOPPED_FAILED = 5;
    /** VIR_DOMAIN_EVENT_SHUTDOWN_GUEST: the guest asked to be shut down. */
    public static final int SHUTDOWN_GUEST = 1;
    /** VIR_DOMAIN_EVENT_SHUTDOWN_HOST: its QEMU was told to end, by a signal or by its monitor. */
    public static final int SHUTDOWN_HOST = 2;

    public static LifecycleEvent of(int value) {
        return value >= 0 && value < values().length ? values()[value] : UNKNOWN;
    }
}
