package io.gangway.migration.state;

import io.gangway.time.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when a test says so, and a time of day that a test sets as it likes. */
public final class TestClock extends Clock implements SteadyClock {

    private volatile Duration passed = Duration.ofHours(5);
    private volatile Instant wall = Instant.parse("2026-03-01T14:00:00Z");

    public void pass(Duration time) {
        passed = passed.plus(time);
        wall = wall.plus(time);
    }

    /** Somebody sets the time of day. */
    public void step(Duration by) {
        wall = wall.plus(by);
    }

    @Override
    public Duration now() {
        return passed;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
