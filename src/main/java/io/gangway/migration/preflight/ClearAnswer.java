package io.gangway.migration.preflight;

import io.gangway.time.SteadyClock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until an answer says something. */
final class ClearAnswer {

    private final SteadyClock clock;

    ClearAnswer(SteadyClock clock) {
        this.clock = clock;
    }

    /**
     * Asks at least once.
     *
     * @param limit after which no further attempt begins
     * @return the first answer that says something; empty if none did
     */
    Optional<String> of(Supplier<String> attempt, Predicate<String> saysNothing, Duration limit) {
        Duration began = clock.now();
        do {
            String answer = attempt.get();
            if (!saysNothing.test(answer)) {
                return Optional.of(answer);
            }
        } while (clock.now().minus(began).compareTo(limit) < 0);
        return Optional.empty();
    }
}
