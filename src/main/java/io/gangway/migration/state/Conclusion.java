package io.gangway.migration.state;

import io.gangway.migration.failure.Failure;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How a migration stands once it has ended. */
public final class Conclusion {

    private Conclusion() {}

    /** A migration with a verdict and all that follows from it; also for one that ended before and is checked again. */
    public static Migration of(Migration migration, Verdict verdict, Optional<Failure> failure, Clock clock) {
        Outcome outcome = verdict.outcome();
        MigrationCopy copy = migration
                .copy()
                .verdict(verdict)
                .outcome(outcome, clock.instant())
                .progress(migration.progress().ended(outcome == Outcome.SUCCEEDED));
        switch (outcome) {
            case SUCCEEDED -> copy.error(Optional.empty());
            case FAILED, UNKNOWN -> copy.error(failure);
            case CANCELLED -> copy.error(Optional.empty());
        }
        if (migration.cancel() != CancelState.NOT_ASKED) {
            copy.cancel(cancelAfter(migration.cancel(), outcome));
        }
        return copy.build();
    }

    private static CancelState cancelAfter(CancelState before, Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> CancelState.TOO_LATE;
            case CANCELLED -> CancelState.DONE;
            case FAILED, UNKNOWN -> before;
        };
    }

    /** A migration that ends without a verdict: unknown. {@code failure} words what is told where no host was heard. */
    static Migration unjudged(Migration migration, Function<Verdict, Optional<Failure>> failure, Clock clock) {
        Instant now = clock.instant();
        return migration
                .copy()
                .outcome(Outcome.UNKNOWN, now)
                .progress(migration.progress().ended(false))
                .error(failure.apply(new Verdict(
                        Outcome.UNKNOWN,
                        Verdict.Where.UNPROVEN,
                        Sighting.unreachable(migration.source().value(), ""),
                        Sighting.unreachable(migration.destination(), ""),
                        now)))
                .build();
    }
}
