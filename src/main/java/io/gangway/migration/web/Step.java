package io.gangway.migration.web;

import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import io.gangway.migration.verdict.Outcome;
import java.util.List;

/**
 * One of the steps that a migration takes, as a page shows it.
 *
 * @param stage {@code done}, {@code now}, {@code cancelled}, {@code broken} or {@code ahead}
 */
public record Step(Phase phase, String stage) {

    private static final List<Phase> ALL =
            List.of(Phase.PREPARING, Phase.FIRST_PASS, Phase.CATCHING_UP, Phase.SWITCHING_OVER, Phase.VERIFYING);

    public static List<Step> of(Migration migration) {
        boolean arrived = migration.outcome().filter(Outcome.SUCCEEDED::equals).isPresent();
        Phase reached = migration.running() ? migration.progress().phase() : lastOfGuest(migration);
        return phases(migration).stream()
                .map(phase -> new Step(phase, arrived ? "done" : stage(phase, reached, migration)))
                .toList();
    }

    /** A VM that is shut off has no memory that could be sent again and again. */
    private static List<Phase> phases(Migration migration) {
        if (migration.mode() != MigrationMode.OFFLINE) {
            return ALL;
        }
        return migration.choices().copiesOffline()
                ? List.of(Phase.PREPARING, Phase.FIRST_PASS, Phase.VERIFYING)
                : List.of(Phase.PREPARING, Phase.VERIFYING);
    }

    private static String stage(Phase phase, Phase reached, Migration migration) {
        if (phase == reached) {
            return migration.running() ? "now" : ended(migration);
        }
        // Both hosts are asked in any case; only an unknown outcome means that this has not come to its end.
        boolean verified = phase == Phase.VERIFYING
                && migration
                        .outcome()
                        .filter(outcome -> outcome != Outcome.UNKNOWN)
                        .isPresent();
        return verified || phase.compareTo(reached) < 0 ? "done" : "ahead";
    }

    /** Whoever cancels gets what was asked for, which is no failure. */
    private static String ended(Migration migration) {
        return migration.outcome().filter(Outcome.CANCELLED::equals).isPresent() ? "cancelled" : "broken";
    }

    /** How far the guest itself had come when its migration ended. */
    private static Phase lastOfGuest(Migration migration) {
        if (migration.outcome().filter(Outcome.UNKNOWN::equals).isPresent()) {
            return Phase.VERIFYING;
        }
        if (migration.switchedOver()) {
            return Phase.SWITCHING_OVER;
        }
        return switch (migration.progress().pass()) {
            case 0 -> Phase.PREPARING;
            case 1 -> Phase.FIRST_PASS;
            default -> Phase.CATCHING_UP;
        };
    }

    public String icon() {
        return switch (stage) {
            case "done" -> "check-circle-fill";
            case "now" -> "record-circle";
            case "cancelled" -> "slash-circle";
            case "broken" -> "x-circle";
            default -> "circle";
        };
    }
}
