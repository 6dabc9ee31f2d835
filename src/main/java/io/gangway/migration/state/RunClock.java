package io.gangway.migration.state;

import io.gangway.time.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time of day as one run counts it: read once, and from then on as much later as time has passed. Whoever sets the
 * host's clock meanwhile makes no run end before it began, and none an hour long.
 */
public final class RunClock extends Clock {

    private final Instant start;
    private final Duration began;
    private final SteadyClock steady;
    private final ZoneId zone;

    private RunClock(Instant start, Duration began, SteadyClock steady, ZoneId zone) {
        this.start = start;
        this.began = began;
        this.steady = steady;
        this.zone = zone;
    }

    /** For a run that begins now. */
    public static RunClock begun(Migration migration, SteadyClock steady) {
        return new RunClock(migration.startedAt(), steady.now(), steady, ZoneOffset.UTC);
    }

    /** For a run that began before this console did: at the time of day, but not before its own beginning. */
    public static RunClock takenUp(Migration migration, Clock clock, SteadyClock steady) {
        Instant now = clock.instant();
        Instant start = now.isBefore(migration.startedAt()) ? migration.startedAt() : now;
        return new RunClock(start, steady.now(), steady, ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return start.plus(steady.now().minus(began)).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new RunClock(start, began, steady, other);
    }
}
