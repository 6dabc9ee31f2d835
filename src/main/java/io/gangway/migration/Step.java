package io.gangway.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the steps that a migration takes, as a page shows it.
 *
 * @param stage {@code done}, {@code now}, {@code broken} or {@code ahead}
 */
public record Step(Phase phase, String stage) {

    private static final List<Phase> ALL =
            List.of(Phase.PREPARING, Phase.FIRST_PASS, Phase.CATCHING_UP, Phase.SWITCHING_OVER, Phase.VERIFYING);

    public static List<Step> of(Migration migration) {
        boolean arrived = migration.outcome().filter(Outcome.SUCCEEDED::equals).isPresent();
        Phase reached = migration.progress().phase();
        List<Step> steps = new ArrayList<>();
        for (Phase phase : ALL) {
            int order = arrived ? -1 : phase.compareTo(reached);
            if (order < 0) {
                steps.add(new Step(phase, "done"));
            } else if (order > 0) {
                steps.add(new Step(phase, "ahead"));
            } else {
                steps.add(new Step(phase, migration.running() ? "now" : "broken"));
            }
        }
        return steps;
    }

    public String icon() {
        return switch (stage) {
            case "done" -> "check-circle-fill";
            case "now" -> "record-circle";
            case "broken" -> "x-circle";
            default -> "circle";
        };
    }
}
