package io.gangway.migration.run;

import static io.gangway.migration.run.AttemptRig.ARRIVED;
import static io.gangway.migration.run.AttemptRig.GONE;
import static io.gangway.migration.run.AttemptRig.NOTHING_THERE;
import static io.gangway.migration.run.AttemptRig.STAYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.host.HostUp;
import io.gangway.migration.control.GuestsPaused;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.TestClock;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Witness;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("An ended migration of which not all is known")
@Timeout(60)
class RecheckTest {

    private static final Sighting SILENT_THERE = Sighting.unreachable("beta", "It does not answer.");
    private static final Sighting SILENT_HERE = Sighting.unreachable("alpha", "It does not answer.");

    private final AttemptRig bench = new AttemptRig();
    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final Recheck recheck = new Recheck(
            bench.jobs(),
            bench.store,
            bench.witness(),
            new GuestsPaused(bench.store, bench.actions, null, null, null),
            bench.arrival(),
            clock,
            clock,
            bench.changed());

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    private void say(Sighting source, Sighting destination) {
        bench.hosts = () -> {
            asked.incrementAndGet();
            return new Witness.Testimony(source, destination);
        };
    }

    private Migration ended(Migration row, Outcome outcome, Verdict.Where where, Sighting source, Sighting there) {
        Migration ended = row.copy()
                .outcome(outcome, row.startedAt())
                .verdict(new Verdict(outcome, where, source, there, row.startedAt()))
                .build();
        bench.store.save(ended);
        return ended;
    }

    private Migration ended(Outcome outcome, Verdict.Where where, Sighting source, Sighting there) {
        return ended(bench.row(AttemptRig.request()), outcome, where, source, there);
    }

    private void passes(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            recheck.askAgain();
            clock.pass(Duration.ofSeconds(1));
        }
    }

    private Migration now(Migration migration) {
        return bench.store.find(migration.id()).orElseThrow();
    }

    @Test
    @DisplayName("is asked about by itself until the destination has answered, and not again then")
    void aSilentDestination() {
        Migration failed = ended(Outcome.FAILED, Verdict.Where.SOURCE, STAYED, SILENT_THERE);
        say(STAYED, SILENT_THERE);
        passes(Duration.ofSeconds(40));
        assertEquals(SILENT_THERE, now(failed).verdict().orElseThrow().destination());

        say(STAYED, NOTHING_THERE);
        recheck.hostUp(new HostUp(new HostName("beta")));
        recheck.askAgain();

        assertEquals(NOTHING_THERE, now(failed).verdict().orElseThrow().destination());
        assertEquals(Optional.of(Outcome.FAILED), now(failed).outcome());
        asked.set(0);
        passes(Duration.ofMinutes(30));
        assertEquals(0, asked.get());
    }

    @Test
    @DisplayName("becomes known once both hosts answer, with the end that it had")
    void unknown() {
        Migration unknown = ended(Outcome.UNKNOWN, Verdict.Where.UNPROVEN, SILENT_HERE, ARRIVED);
        say(GONE, ARRIVED);

        passes(Duration.ofSeconds(20));

        assertEquals(Optional.of(Outcome.SUCCEEDED), now(unknown).outcome());
        assertEquals(unknown.endedAt(), now(unknown).endedAt());
        assertTrue(bench.store.open().isEmpty());
    }

    @Test
    @DisplayName("is not decided as long as libvirt is at it")
    void itMoves() {
        Migration unknown = ended(Outcome.UNKNOWN, Verdict.Where.UNPROVEN, SILENT_HERE, NOTHING_THERE);
        say(STAYED, NOTHING_THERE);
        bench.moving = true;
        passes(Duration.ofMinutes(20));
        assertEquals(Optional.of(Outcome.UNKNOWN), now(unknown).outcome());

        bench.moving = false;
        passes(Duration.ofSeconds(20));

        assertEquals(Optional.of(Outcome.FAILED), now(unknown).outcome());
    }

    @Test
    @DisplayName("is not known any more, where the host that was silent runs the VM, too")
    void runsTwice() {
        Migration failed = ended(Outcome.FAILED, Verdict.Where.SOURCE, STAYED, SILENT_THERE);
        say(STAYED, ARRIVED);

        passes(Duration.ofSeconds(20));

        assertEquals(Optional.of(Outcome.UNKNOWN), now(failed).outcome());
        assertEquals(Verdict.Where.BOTH, now(failed).verdict().orElseThrow().where());
    }

    @Test
    @DisplayName("keeps its outcome once its VM was migrated again")
    void notTheNewest() {
        MigrationRequest request = AttemptRig.request();
        Migration older =
                ended(bench.row(request), Outcome.UNKNOWN, Verdict.Where.UNPROVEN, SILENT_HERE, NOTHING_THERE);
        bench.row(request);
        say(GONE, ARRIVED);

        passes(Duration.ofMinutes(1));
        assertEquals(0, asked.get());
        recheck.check(older.id());

        assertEquals(Optional.of(Outcome.UNKNOWN), now(older).outcome());
    }

    @Test
    @DisplayName("holds up no other, if asking about it fails in the console itself")
    void oneFails() {
        Migration first = ended(Outcome.UNKNOWN, Verdict.Where.UNPROVEN, SILENT_HERE, ARRIVED);
        Migration second = ended(Outcome.UNKNOWN, Verdict.Where.UNPROVEN, SILENT_HERE, ARRIVED);
        bench.hosts = () -> {
            if (asked.incrementAndGet() == 1) {
                throw new OutOfMemoryError("thrown by the test");
            }
            return new Witness.Testimony(GONE, ARRIVED);
        };

        passes(Duration.ofSeconds(12));

        assertEquals(Optional.of(Outcome.UNKNOWN), now(first).outcome());
        assertEquals(Optional.of(Outcome.SUCCEEDED), now(second).outcome());
        passes(Duration.ofSeconds(30));
        assertEquals(Optional.of(Outcome.SUCCEEDED), now(first).outcome());
        assertFalse(recheck.check(first.id()).isEmpty());
    }
}
