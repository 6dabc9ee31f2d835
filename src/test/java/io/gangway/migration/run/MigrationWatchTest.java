package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.control.GuestsPaused;
import io.gangway.migration.control.RunSteering;
import io.gangway.migration.control.SteeringTools;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.JobReport;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.Phase;
import io.gangway.migration.state.RunClock;
import io.gangway.migration.state.TestClock;
import io.gangway.migration.verdict.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time passes where a test says so. The source answers when a test says so; the hosts say that the VM has arrived. */
@DisplayName("A watch")
@Timeout(60)
class MigrationWatchTest {

    private static final Duration TICK = Duration.ofMillis(200);

    private final VirtException silent =
            new VirtException("alpha", VirtException.TIMED_OUT, 0, "alpha did not answer in time.");

    private final AttemptRig bench = new AttemptRig();
    private final TestClock clock = new TestClock();
    private final Source source = new Source();
    private final Ticks ticks = new Ticks();
    private final List<Migration> saved = new ArrayList<>();
    private final List<Migration> told = new ArrayList<>();
    private final List<Migration> closed = new ArrayList<>();
    private final List<Thread> judges = new ArrayList<>();
    private final Migration row = bench.row(AttemptRig.request());
    private MigrationRun run = MigrationRun.begun(row, RunClock.begun(row, clock));
    private MigrationWatch watch = watching(run);

    @AfterEach
    void close() throws SQLException {
        ticks.shutdownNow();
        bench.close();
    }

    /** A source that keeps its callers waiting. */
    private static final class Source implements RunJobs {

        private final List<BiConsumer<Optional<JobReport>, Throwable>> looks = new ArrayList<>();
        private final List<BiConsumer<Boolean, Throwable>> aborts = new ArrayList<>();

        @Override
        public void latest(HostName source, UUID uuid, BiConsumer<Optional<JobReport>, Throwable> then) {
            looks.add(then);
        }

        @Override
        public void abort(HostName source, UUID uuid, BiConsumer<Boolean, Throwable> then) {
            aborts.add(then);
        }

        /** Answers what it was asked last. */
        void says(Optional<JobReport> job) {
            looks.get(looks.size() - 1).accept(job, null);
        }

        void fails(Throwable failure) {
            looks.get(looks.size() - 1).accept(null, failure);
        }

        @Override
        public boolean migratesAway(HostName source, UUID uuid) {
            return false;
        }

        @Override
        public OptionalInt stoppedBy(HostName host, UUID uuid) {
            return OptionalInt.empty();
        }

        @Override
        public Optional<JobFigures> completed(HostName host, UUID uuid) {
            return Optional.empty();
        }
    }

    /** Keeps what is to be done again and again, and does it when a test says so. */
    private static final class Ticks extends ScheduledThreadPoolExecutor {

        private Duration every = Duration.ZERO;
        private Optional<ScheduledFuture<?>> task = Optional.empty();

        Ticks() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long pause, TimeUnit unit) {
            every = Duration.of(pause, unit.toChronoUnit());
            ScheduledFuture<?> never = schedule(() -> {}, 1, TimeUnit.DAYS);
            task = Optional.of(never);
            return never;
        }
    }

    private MigrationWatch watching(MigrationRun one) {
        MigrationStore store = new MigrationStore(bench.database.source()) {
            @Override
            public void save(Migration migration) {
                saved.add(migration);
                super.save(migration);
            }
        };
        WatchTools tools = new WatchTools(
                source,
                bench.witness(),
                store,
                new GuestsPaused(bench.store, bench.actions, null, null, null),
                bench.arrival(),
                clock,
                clock,
                clock::pass,
                work -> {
                    Thread thread = new Thread(work, "verdict");
                    judges.add(thread);
                    return thread;
                });
        return new MigrationWatch(
                one,
                new RunSteering(one, Optional.empty(), new SteeringTools(null, bench.actions, null), () -> {}),
                tools,
                changed -> told.add(changed.run().migration()),
                done -> closed.add(done.run().migration()));
    }

    private void takeUp() {
        run = MigrationRun.takenUp(row, RunClock.takenUp(row, clock, clock));
        watch = watching(run);
        watch.startTakenUp(ticks);
    }

    private void tick() {
        clock.pass(TICK);
        watch.tick();
    }

    private void awaitVerdict() throws InterruptedException {
        for (Thread judge : judges) {
            judge.join();
        }
    }

    @Test
    @DisplayName("looks five times a second from its start on, until the end is written down")
    void looksUntilTheEnd() throws InterruptedException {
        watch.start(ticks);
        assertEquals(TICK, ticks.every);
        assertFalse(ticks.task.orElseThrow().isCancelled());

        watch.finished(Optional.empty());
        awaitVerdict();

        assertTrue(ticks.task.orElseThrow().isCancelled());
    }

    @Test
    @DisplayName("asks the source for nothing before libvirt was called")
    void beforeTheCall() {
        tick();
        assertEquals(0, source.looks.size());

        run.calling();
        tick();

        assertEquals(1, source.looks.size());
    }

    @Test
    @DisplayName("does not ask a source again that has not answered yet")
    void asksOnce() {
        run.calling();
        tick();
        tick();
        tick();
        assertEquals(1, source.looks.size());

        source.fails(silent);
        tick();

        assertEquals(2, source.looks.size());
    }

    @Test
    @DisplayName("takes each sample in and tells of it at once")
    void tellsOfSamples() {
        run.calling();
        tick();
        source.says(Optional.of(AttemptRig.sample(200, 1)));
        tick();
        source.says(Optional.of(AttemptRig.sample(400, 2)));

        assertEquals(
                List.of(Phase.FIRST_PASS, Phase.CATCHING_UP),
                told.stream().map(Migration::phase).toList());
    }

    @Test
    @DisplayName("writes down how the run stands each second, not each time it looks")
    void savesNowAndThen() {
        run.calling();
        for (int second = 0; second < 6; second++) {
            for (int look = 0; look < 5; look++) {
                tick();
                source.says(Optional.of(AttemptRig.sample(clock.now().toMillis(), 1)));
            }
        }

        assertEquals(5, saved.size(), "in 6 s, at the first look after each second");
    }

    @Test
    @DisplayName("does not take the absence of a job for the end of a call of its own")
    void waitsForItsCall() {
        run.calling();
        tick();
        source.says(Optional.empty());

        assertEquals(Phase.PREPARING, run.migration().phase());
        assertTrue(judges.isEmpty());
    }

    @Test
    @DisplayName("of a run that was taken up ends it when the job is gone")
    void theJobIsGone() throws InterruptedException {
        takeUp();
        tick();
        source.says(Optional.empty());
        awaitVerdict();

        assertEquals(Optional.of(Outcome.SUCCEEDED), run.migration().outcome());
        assertEquals(1, closed.size());
    }

    @Test
    @DisplayName("of a run that was taken up ends it when the source was silent for 75 s, and not before")
    void theSourceIsSilent() throws InterruptedException {
        takeUp();
        for (int second = 0; second < 75; second++) {
            clock.pass(Duration.ofSeconds(1));
            watch.tick();
        }
        assertTrue(judges.isEmpty());

        clock.pass(Duration.ofSeconds(1));
        watch.tick();
        awaitVerdict();

        assertFalse(run.migration().running());
    }

    @Test
    @DisplayName("does not take its own standstill for a silence of the source")
    void theConsoleStoodStill() {
        takeUp();
        tick();
        source.says(Optional.of(AttemptRig.sample(200, 1)));

        clock.pass(Duration.ofMinutes(5));
        watch.tick();

        assertTrue(judges.isEmpty());
    }

    @Test
    @DisplayName("passes a wish to cancel on until libvirt has taken it, one at a time")
    void cancels() {
        run.calling();
        run.sample(AttemptRig.sample(200, 1).sample());
        run.cancelling(CancelState.ASKED);
        tick();
        tick();
        assertEquals(1, source.aborts.size());

        source.aborts.get(0).accept(null, silent);
        tick();
        source.aborts.get(1).accept(true, null);
        tick();

        assertEquals(2, source.aborts.size());
        assertEquals(CancelState.ACCEPTED, run.migration().cancel());
        assertEquals(CancelState.ACCEPTED, saved.get(saved.size() - 1).cancel());
    }

    @Test
    @DisplayName("hears of the end of the call once, and closes the run once, after its end is written down")
    void endsOnce() throws InterruptedException {
        run.calling();
        watch.finished(Optional.empty());
        watch.finished(Optional.of(silent));
        watch.failed(new IllegalStateException("thrown by the test"));
        tick();
        awaitVerdict();

        assertEquals(List.of(run.migration()), closed);
        assertEquals(
                Optional.of(Outcome.SUCCEEDED),
                bench.store.find(row.id()).orElseThrow().outcome());
    }

    @Test
    @DisplayName("that the console has left looks no more, and ends nothing: the next console does")
    void left() {
        watch.start(ticks);
        run.calling();
        watch.leave();
        tick();
        watch.finished(Optional.of(silent));

        assertTrue(ticks.task.orElseThrow().isCancelled());
        assertTrue(source.looks.isEmpty());
        assertTrue(judges.isEmpty());
        assertEquals(1, bench.store.unfinished().size());
    }
}
