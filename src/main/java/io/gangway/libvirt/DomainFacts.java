package io.gangway.libvirt;

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

    /** What shut it off, as the event that told of it would have said; empty if it is not shut off, or for no reason. */
    public OptionalInt stoppedBy() {
        if (state != DomainState.SHUT_OFF) {
            return OptionalInt.empty();
        }
        // virDomainShutoffReason counts from the unknown, which no event has.
        boolean known = reason > 0 && reason <= LifecycleEvent.STOPPED_FAILED + 1;
        return known ? OptionalInt.of(reason - 1) : OptionalInt.empty();
    }
}
