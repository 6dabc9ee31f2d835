package io.gangway.libvirt.fact;

import java.util.OptionalInt;
import java.util.UUID;

/**
 * What libvirt's bulk calls say of one domain.
 *
 * @param reason the state's reason, numbered for each state by libvirt
 * @param cpuTimeNanos CPU time used since it started, all vCPUs together
 * @param savedState whether libvirt holds its memory on disk, to go on from there at its next start
 */
public record DomainFacts(
        UUID uuid,
        String name,
        DomainState state,
        int reason,
        boolean persistent,
        int vcpus,
        long memoryBytes,
        long cpuTimeNanos,
        boolean savedState) {

    /** VIR_DOMAIN_PAUSED_MIGRATION and VIR_DOMAIN_PAUSED_STARTING_UP: libvirt holds it, not a person. */
    public boolean pausedForMigration() {
        return state == DomainState.PAUSED && (reason == 2 || reason == 11);
    }

    /** VIR_DOMAIN_PAUSED_POSTCOPY and _POSTCOPY_FAILED: the guest goes on elsewhere, and its memory follows. */
    public boolean leftByPostCopy() {
        return state == DomainState.PAUSED && (reason == 12 || reason == 13);
    }

    /**
     * What shut it off, as the detail of the event that told of it; empty if it is not shut off, or has not run. libvirt has
     * one reason, and two details, for a guest that crashed and for a QEMU that ended: this is the latter, which is true of
     * both.
     */
    public OptionalInt stoppedBy() {
        if (state != DomainState.SHUT_OFF) {
            return OptionalInt.empty();
        }
        // virDomainShutoffReason
        return switch (reason) {
            case 1 -> OptionalInt.of(LifecycleEvent.STOPPED_SHUTDOWN);
            case 2 -> OptionalInt.of(LifecycleEvent.STOPPED_DESTROYED);
            case 3 -> OptionalInt.of(LifecycleEvent.STOPPED_FAILED);
            case 4 -> OptionalInt.of(LifecycleEvent.STOPPED_MIGRATED);
            case 5 -> OptionalInt.of(LifecycleEvent.STOPPED_SAVED);
            default -> OptionalInt.empty();
        };
    }
}
