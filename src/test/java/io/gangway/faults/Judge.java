package io.gangway.faults;

import io.gangway.faults.Fault.Toll;
import io.gangway.lab.MigrationAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what the console says with where the guest is. Pure: what virsh and the guest said comes in. */
final class Judge {

    private Judge() {}

    /** Whether there is nothing more to come of the run: its end is told, and both hosts were heard. */
    static boolean settled(Optional<MigrationAnswer> answer) {
        return answer.filter(one -> Set.of("succeeded", "failed", "cancelled").contains(one.outcome()))
                .filter(one -> !one.sentence().contains("does not answer"))
                .isPresent();
    }

    /** Judges a run of which there is nothing more to come, or whose time is over. */
    static Finding judge(
            Fault fault,
            Trial trial,
            String source,
            String destination,
            Place place,
            Optional<MigrationAnswer> answer,
            List<String> left) {
        Toll toll = fault.toll(trial.phase());
        String outcome = answer.map(MigrationAnswer::outcome).orElse("no answer");
        String error =
                answer.map(one -> one.errorTitle() + ". " + one.errorCause()).orElse("");
        boolean told = answer.map(MigrationAnswer::errorTitle)
                .filter(title -> !title.isEmpty())
                .isPresent();
        boolean culprit = told && fault.blame().wrong(error, source, destination);
        return new Finding(
                fault.name(),
                trial.phase(),
                true,
                lost(toll, place),
                wrong(toll, place, outcome) || (!settled(answer) && !unprovable(place, outcome)) || backwards(answer),
                culprit,
                left,
                "%s; the console: %s%s%s%s"
                        .formatted(
                                place.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                                outcome.isEmpty() ? "no end" : outcome,
                                answer.map(one -> "; " + one.sentence()).orElse(""),
                                told ? "; " + error : "",
                                left.isEmpty() ? "" : "; left: " + String.join(", ", left)));
    }

    private static boolean lost(Toll toll, Place place) {
        boolean victim = toll == Toll.GUEST && (place == Place.ENDED_ON_SOURCE || place == Place.ENDED_ON_DESTINATION);
        return !place.lives() && !victim;
    }

    private static boolean wrong(Toll toll, Place place, String outcome) {
        if (unprovable(place, outcome)) {
            return false;
        }
        boolean right = place.arrived()
                ? outcome.equals("succeeded")
                : (place == Place.SOURCE || place == Place.ENDED_ON_SOURCE)
                        && Set.of("failed", "cancelled").contains(outcome);
        return !right || (toll == Toll.NOTHING && !place.arrived());
    }

    /** A guest that lives twice, stands still, or is known to nobody: then not to know is the truth. */
    private static boolean unprovable(Place place, String outcome) {
        return Set.of(Place.BOTH, Place.STANDING, Place.GONE).contains(place) && outcome.equals("unknown");
    }

    private static boolean backwards(Optional<MigrationAnswer> answer) {
        return answer.filter(one -> one.json().getString("endedAt") != null)
                .filter(one -> Instant.parse(one.json().getString("endedAt"))
                        .isBefore(Instant.parse(one.json().getString("startedAt"))))
                .isPresent();
    }
}
