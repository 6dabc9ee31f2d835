package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import io.gangway.migration.control.RunSteering;
import io.gangway.migration.control.SteeringTools;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.RunClock;
import io.gangway.migration.state.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Time passes where a test says so. The destination is one that the console does not know, so that nobody is asked. */
@DisplayName("What a migration waits for")
class WaitsTest {

    private final AttemptRig bench = new AttemptRig();
    private final TestClock clock = new TestClock();
    private final AtomicInteger told = new AtomicInteger();
    private final Waits waits = new Waits(bench.runs, null, null, clock, bench.changed());

    private MigrationRun open() {
        bench.hearing = told::incrementAndGet;
        Migration row = bench.row(new MigrationRequest(
                UUID.randomUUID(),
                new HostName("alpha"),
                new Destination(Optional.empty(), "qemu+ssh://root@elsewhere/system", Optional.empty()),
                MigrationChoices.USUAL));
        MigrationRun run = MigrationRun.begun(row, RunClock.begun(row, clock));
        RunSteering steering =
                new RunSteering(run, Optional.empty(), new SteeringTools(null, bench.actions, null), () -> {});
        WatchTools tools = new WatchTools(
                bench.jobs(),
                bench.witness(),
                bench.store,
                null,
                bench.arrival(),
                clock,
                clock,
                clock::pass,
                work -> new Thread(work, "verdict"));
        MigrationWatch watch = new MigrationWatch(run, steering, tools, changed -> {}, closed -> {});
        bench.runs.open(new LiveRun(run, steering, watch, new LiveRun.Standing(clock.now())));
        return run;
    }

    private Waiting now(MigrationRun run) {
        return waits.of(run.migration());
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    @Test
    @DisplayName("is told once it is worth a word, and told again only when it is another thing")
    void toldOnce() {
        MigrationRun run = open();
        waits.look();
        assertEquals(Waiting.NOTHING, now(run));

        clock.pass(Duration.ofSeconds(11));
        waits.look();
        waits.look();
        assertEquals(Waiting.CONSOLE, now(run));
        assertEquals(1, told.get());

        run.sample(AttemptRig.sample(200, 1).sample());
        waits.look();
        clock.pass(Duration.ofSeconds(11));
        waits.look();

        assertEquals(Waiting.SOURCE_SILENT, now(run));
        assertEquals(3, told.get(), "that it waits no more for the console, and that it waits for the source");
    }

    @Test
    @DisplayName("is nothing as soon as it has gone on, before anybody looked again")
    void goesOn() {
        MigrationRun run = open();
        waits.look();
        clock.pass(Duration.ofSeconds(11));
        waits.look();
        assertEquals(Waiting.CONSOLE, now(run));

        run.sample(AttemptRig.sample(200, 1).sample());

        assertEquals(Waiting.NOTHING, now(run));
    }

    @Test
    @DisplayName("is nothing once it is closed")
    void closed() {
        MigrationRun run = open();
        waits.look();
        clock.pass(Duration.ofSeconds(11));
        waits.look();
        assertEquals(Waiting.CONSOLE, now(run));

        bench.runs.close(run.migration().id());

        assertEquals(Waiting.NOTHING, now(run));
    }

    @Test
    @DisplayName("is found out of each, though nobody can be told of another")
    void oneFails() {
        MigrationRun one = open();
        MigrationRun other = open();
        waits.look();
        clock.pass(Duration.ofSeconds(11));
        bench.hearing = () -> {
            throw new IllegalStateException("thrown by the test");
        };

        waits.look();

        assertEquals(Waiting.CONSOLE, now(one));
        assertEquals(Waiting.CONSOLE, now(other));
    }
}
