package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A migration of which not all is known is asked about again")
class AskAgainTest {

    private final TestClock clock = new TestClock();
    private final AskAgain again = new AskAgain(clock);
    private final Migration open = Migration.begin(AttemptRig.request(), "wanderer1", 1, List.of(), Instant.EPOCH)
            .withId(7);

    /** At which seconds it is asked in this time. */
    private List<Long> asked(Migration migration, Duration time) {
        Duration began = clock.now();
        List<Long> asked = new ArrayList<>();
        while (clock.now().minus(began).compareTo(time) < 0) {
            if (again.due() && again.due(migration, again.begin())) {
                again.asked(migration, false);
                asked.add(clock.now().minus(began).toSeconds());
            }
            clock.pass(Duration.ofSeconds(1));
        }
        return asked;
    }

    private static void near(long expected, long seconds) {
        assertTrue(Math.abs(expected - seconds) <= 6, seconds + " s, not about " + expected);
    }

    @Test
    @DisplayName("with growing pauses, and at least every ten minutes or so")
    void growing() {
        List<Long> asked = asked(open, Duration.ofHours(2));

        near(10, asked.get(0));
        near(20, asked.get(1) - asked.get(0));
        near(40, asked.get(2) - asked.get(1));
        near(600, asked.get(asked.size() - 1) - asked.get(asked.size() - 2));
    }

    @Test
    @DisplayName("at once when one of its hosts is back, and only then")
    void aHostIsBack() {
        asked(open, Duration.ofHours(1));
        again.back(new HostName("gamma"));
        assertFalse(again.due(open, again.begin()));

        again.back(new HostName("alpha"));

        assertTrue(again.due());
        assertTrue(again.due(open, again.begin()));
    }

    @Test
    @DisplayName("soon as long as libvirt is at it")
    void itMoves() {
        again.due(open, List.of());
        for (int times = 0; times < 10; times++) {
            again.asked(open, true);
        }
        clock.pass(Duration.ofSeconds(10));
        assertTrue(again.due(open, List.of()));
    }

    @Test
    @DisplayName("a few times only, where the destination is none that the console could ask")
    void aStranger() {
        MigrationRequest request = AttemptRig.request();
        Migration away = Migration.begin(
                        new MigrationRequest(
                                request.uuid(),
                                request.source(),
                                Destination.of("qemu+ssh://elsewhere/system"),
                                request.choices()),
                        "wanderer1",
                        1,
                        List.of(),
                        Instant.EPOCH)
                .withId(8);

        assertTrue(asked(away, Duration.ofDays(1)).size() < 10);
    }
}
