package io.gangway.migration.verdict;

import io.gangway.migration.verdict.Verdict.Where;
import java.time.Instant;

/**
 * Decides from what both hosts say where a VM is that was moved while it was shut off. It runs nowhere, so that what
 * counts is which host keeps its configuration.
 *
 * <p>The destination may have kept one from before, which looks the same as one that has just arrived. Where nobody heard
 * what libvirt's call returned, and its arrival was not written down, the VM counts as the source's: that one has all of
 * it, and gives nothing up before.
 */
final class OfflineVerdictRules {

    private OfflineVerdictRules() {}

    static Verdict decide(VerdictRules.Run run, Sighting source, Sighting destination, Instant now) {
        Where where = where(run, source, destination);
        return new Verdict(outcome(run, where), where, source, destination, now);
    }

    private static Where where(VerdictRules.Run run, Sighting source, Sighting destination) {
        if (!source.reachable() || !destination.reachable()) {
            return Where.UNPROVEN;
        }
        if (source.active() || destination.active()) {
            return active(source, destination);
        }
        if (destination.kind() == Sighting.Kind.ABSENT) {
            return source.kind() == Sighting.Kind.ABSENT ? Where.NOWHERE : Where.SOURCE;
        }
        if (source.kind() == Sighting.Kind.ABSENT) {
            return Where.DESTINATION;
        }
        return run.switchedOver() || run.reportedSuccess().orElse(false) ? Where.DESTINATION : Where.SOURCE;
    }

    /** Somebody has started it since. */
    private static Where active(Sighting source, Sighting destination) {
        if (source.active() && destination.active()) {
            return Where.BOTH;
        }
        return source.active() ? Where.SOURCE : Where.DESTINATION;
    }

    private static Outcome outcome(VerdictRules.Run run, Where where) {
        return switch (where) {
            case DESTINATION -> Outcome.SUCCEEDED;
            case SOURCE -> run.cancelTaken() ? Outcome.CANCELLED : Outcome.FAILED;
            case BOTH, NOWHERE, UNPROVEN -> Outcome.UNKNOWN;
        };
    }
}
