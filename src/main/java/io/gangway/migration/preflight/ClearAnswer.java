package io.gangway.migration.preflight;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until an answer says something. */
final class ClearAnswer {

    private final LongSupplier nanoTime;

    /**
     * Sets the clock.
     *
     * @param nanoTime counts nanoseconds, whatever somebody does to the clock
     */
    ClearAnswer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Asks at least once.
     *
     * @param limit after which no further attempt begins
     * @return the first answer that says something; empty if none did
     */
    Optional<String> of(Supplier<String> attempt, Predicate<String> saysNothing, Duration limit) {
        long began = nanoTime.getAsLong();
        do {
            String answer = attempt.get();
            if (!saysNothing.test(answer)) {
                return Optional.of(answer);
            }
        } while (nanoTime.getAsLong() - began < limit.toNanos());
        return Optional.empty();
    }
}
