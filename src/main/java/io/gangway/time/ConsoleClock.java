package io.gangway.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Provides the clocks that everything else reads: what time it is, and how much time has passed. */
final class ConsoleClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SteadyClock steadyClock() {
        return SteadyClock.ofThisMachine();
    }
}
