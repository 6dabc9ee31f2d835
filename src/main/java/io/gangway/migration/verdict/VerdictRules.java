package io.gangway.migration.verdict;

import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.verdict.Verdict.Where;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides from what both hosts say where a VM is and how its migration ended.
 *
 * <p>The guest lives on one host at most if libvirt keeps its promise; that it does is what is checked here.
 */
public final class VerdictRules {

    /**
     * What the console knows of the run itself. None of it decides the outcome alone.
     *
     * @param reportedSuccess what libvirt's call returned; empty if nobody was there to hear it
     * @param cancelTaken whether libvirt accepted a wish to cancel
     * @param switchedOver whether the guest was seen to stop for the switchover; before that it cannot have gone on
     *     elsewhere
     */
    public record Run(Optional<Boolean> reportedSuccess, boolean cancelTaken, boolean switchedOver) {}

    private VerdictRules() {}

    /** Decides by the rules that fit how the VM was moved. */
    public static Verdict decide(MigrationMode mode, Run run, Witness.Testimony testimony, Instant now) {
        return mode == MigrationMode.OFFLINE
                ? OfflineVerdictRules.decide(run, testimony.source(), testimony.destination(), now)
                : decide(run, testimony, now);
    }

    public static Verdict decide(Run run, Witness.Testimony testimony, Instant now) {
        Sighting source = testimony.source();
        Sighting destination = testimony.destination();
        Where where = where(run, source, destination);
        return new Verdict(outcome(run, where, testimony), where, source, destination, now);
    }

    private static Where where(Run run, Sighting source, Sighting destination) {
        // Only who heard the whole run knows that the guest never stopped for the switchover.
        boolean heard = run.reportedSuccess().filter(success -> !success).isPresent();
        if (source.alive() && !destination.reachable() && heard && !run.switchedOver()) {
            return Where.SOURCE;
        }
        if (!source.reachable() || !destination.reachable()) {
            return Where.UNPROVEN;
        }
        if (source.active() && destination.active()) {
            return source.alive() && destination.alive() ? Where.BOTH : Where.UNPROVEN;
        }
        if (destination.alive()) {
            return Where.DESTINATION;
        }
        if (source.alive()) {
            return Where.SOURCE;
        }
        if (halfLost(source, destination)) {
            return Where.NOWHERE;
        }
        return source.active() || destination.active() ? Where.UNPROVEN : Where.NOWHERE;
    }

    private static Outcome outcome(Run run, Where where, Witness.Testimony testimony) {
        return switch (where) {
            case DESTINATION -> Outcome.SUCCEEDED;
            case SOURCE -> run.cancelTaken() ? Outcome.CANCELLED : Outcome.FAILED;
            case NOWHERE ->
                arrivedAndShutDown(run, testimony.destination()) ? Outcome.SUCCEEDED : nowhere(run, testimony);
            case BOTH, UNPROVEN -> Outcome.UNKNOWN;
        };
    }

    private static boolean arrivedAndShutDown(Run run, Sighting destination) {
        return run.reportedSuccess().orElse(destination.kind() == Sighting.Kind.SEEN);
    }

    /** After the switch to post-copy, a half whose other half is gone never goes on. */
    private static boolean halfLost(Sighting source, Sighting destination) {
        return source.hold() == Sighting.Hold.POST_COPY && !destination.active();
    }

    /**
     * Shut off on a host that keeps its configuration is a failure; a VM that nobody knows any more is a riddle. So is one
     * that may have arrived and have shut down since: as a temporary one it would have left nothing there but its disks.
     * None has, where the source says that the VM was ended there: of one that left it says so.
     */
    private static Outcome nowhere(Run run, Witness.Testimony testimony) {
        Sighting source = testimony.source();
        Sighting destination = testimony.destination();
        if (halfLost(source, destination) || (testimony.stopped() && destination.kind() == Sighting.Kind.ABSENT)) {
            return Outcome.FAILED;
        }
        if (run.switchedOver() || run.reportedSuccess().isEmpty()) {
            return Outcome.UNKNOWN;
        }
        boolean kept = source.kind() == Sighting.Kind.SEEN || destination.kind() == Sighting.Kind.SEEN;
        return kept ? Outcome.FAILED : Outcome.UNKNOWN;
    }
}
