package io.gangway.time;

import java.time.Duration;

/**
 * Time that only goes on. For how long something took, or is waited for: the time of day may be set at any moment, and
 * then says nothing of that.
 */
@FunctionalInterface
public interface SteadyClock {

    /** The time since some moment that stays the same for as long as the console runs. */
    Duration now();

    /** The one of this machine. */
    static SteadyClock ofThisMachine() {
        long began = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - began);
    }
}
