package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The time of day as a run counts it")
class RunClockTest {

    private final TestClock time = new TestClock();
    private final Instant begun = time.instant();
    private final Migration migration = Migration.begin(
            new MigrationRequest(
                    UUID.randomUUID(),
                    new HostName("alpha"),
                    new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                    MigrationChoices.USUAL),
            "wanderer1",
            1 << 20,
            List.of(),
            begun);

    @Test
    @DisplayName("begins with the run and goes on as time passes, in whole milliseconds, whoever sets the host's clock")
    void goesOn() {
        RunClock clock = RunClock.begun(migration, time);
        assertEquals(begun, clock.instant());

        time.pass(Duration.ofSeconds(3).plusNanos(4_999_999));
        time.step(Duration.ofHours(-2));

        assertEquals(begun.plusMillis(3_004), clock.instant());
    }

    @Test
    @DisplayName("is the host's for a run that is taken up, and from then on as much later as time has passed")
    void takenUp() {
        time.pass(Duration.ofMinutes(7));
        RunClock clock = RunClock.takenUp(migration, time, time);
        assertEquals(begun.plus(Duration.ofMinutes(7)), clock.instant());

        time.pass(Duration.ofSeconds(5));
        time.step(Duration.ofDays(1));

        assertEquals(begun.plus(Duration.ofMinutes(7)).plusSeconds(5), clock.instant());
    }

    @Test
    @DisplayName("is not before the beginning of a run that is taken up after somebody has set the host's clock back")
    void setBack() {
        time.step(Duration.ofHours(-1));

        assertEquals(begun, RunClock.takenUp(migration, time, time).instant());
    }

    @Test
    @DisplayName("is the same instant in every zone")
    void zones() {
        RunClock clock = RunClock.begun(migration, time);
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Shanghai"));

        assertEquals(ZoneOffset.UTC, clock.getZone());
        assertEquals(ZoneId.of("Asia/Shanghai"), elsewhere.getZone());
        assertEquals(clock.instant(), elsewhere.instant());
    }
}
