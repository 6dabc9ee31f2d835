package io.gangway.host;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Provides the clock that everything else reads. */
final class ConsoleClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
