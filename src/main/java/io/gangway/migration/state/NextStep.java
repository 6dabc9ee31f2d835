package io.gangway.migration.state;

import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.PostCopyFailure;
import io.gangway.migration.failure.RunFailures;
import io.gangway.migration.failure.Said;
import io.gangway.migration.failure.SourceEnd;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person is told to do after a failure, by where the verdict found the VM. What mends a failure's cause, and
 * another try, are good advice only as long as the VM lives where it was before: elsewhere they may destroy it.
 */
public final class NextStep {

    private NextStep() {}

    /** What is to be done instead of the failure's own advice; empty where that is right. */
    static Optional<Said> instead(Migration migration, Failure failure) {
        if (migration.running()) {
            return Optional.empty();
        }
        FailureCatalogue.Ends ends =
                new FailureCatalogue.Ends(migration.name(), migration.source().value(), migration.destination());
        return migration
                .verdict()
                .map(verdict -> instead(migration, failure, verdict))
                .orElseGet(() -> Optional.of(Said.of("next.nobody-said", ends)));
    }

    private static Optional<Said> instead(Migration migration, Failure failure, Verdict verdict) {
        FailureCatalogue.Ends ends = new FailureCatalogue.Ends(
                migration.name(), verdict.source().host(), verdict.destination().host());
        return switch (verdict.where()) {
            case SOURCE -> Optional.empty();
            case DESTINATION -> Optional.of(Said.of("next.there", ends));
            // To pause loses nothing, and two that stand still write on no disk.
            case BOTH -> Optional.of(Said.of("next.on-both", ends));
            case UNPROVEN -> PostCopyFailure.is(failure) ? Optional.empty() : Optional.of(unproven(ends, verdict));
            case NOWHERE -> nowhere(migration, failure, verdict, ends);
        };
    }

    private static Said unproven(FailureCatalogue.Ends ends, Verdict verdict) {
        List<String> silent = Stream.of(verdict.source(), verdict.destination())
                .filter(sighting -> !sighting.reachable())
                .map(Sighting::host)
                .toList();
        return switch (silent.size()) {
            case 0 -> Said.of("next.held", ends);
            case 1 -> Said.of("next.one-silent", ends, silent.get(0));
            default -> Said.of("next.both-silent", ends);
        };
    }

    private static Optional<Said> nowhere(
            Migration migration, Failure failure, Verdict verdict, FailureCatalogue.Ends ends) {
        if (PostCopyFailure.is(failure)) {
            return Optional.of(PostCopyFailure.lost(ends));
        }
        if (migration.outcome().equals(Optional.of(Outcome.UNKNOWN))) {
            return Optional.of(Said.of("next.look-everywhere", ends));
        }
        if (verdict.source().kind() != Sighting.Kind.SEEN
                && verdict.destination().kind() != Sighting.Kind.SEEN) {
            return Optional.of(Said.of("next.ended-everywhere", ends));
        }
        boolean stopped = SourceEnd.tells(failure) || failure.code().equals(RunFailures.VM_STOPPED);
        return stopped ? Optional.empty() : Optional.of(Said.of("next.stopped", ends, keeper(verdict)));
    }

    private static String keeper(Verdict verdict) {
        return verdict.source().kind() == Sighting.Kind.SEEN
                ? verdict.source().host()
                : verdict.destination().host();
    }
}
