package io.gangway.migration.run;

import static io.gangway.migration.run.AttemptRig.ARRIVED;
import static io.gangway.migration.run.AttemptRig.GONE;
import static io.gangway.migration.run.AttemptRig.NOTHING_THERE;
import static io.gangway.migration.run.AttemptRig.STAYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.control.GuestsPaused;
import io.gangway.migration.control.RunSteering;
import io.gangway.migration.control.SteeringTools;
import io.gangway.migration.failure.EnglishFailure;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.JobReport;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.Phase;
import io.gangway.migration.state.RunClock;
import io.gangway.migration.state.TestClock;
import io.gangway.migration.state.VerdictWait;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Witness;
import io.gangway.vm.inventory.VmState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time passes only in pauses and where a test says so. */
@DisplayName("A run is judged")
@Timeout(60)
class EndingTest {

    private static final Sighting SILENT = Sighting.unreachable("alpha", "It does not answer.");
    private static final Sighting SHUT_OFF_HERE = Sighting.seen("alpha", VmState.SHUT_OFF, true, Sighting.Hold.NONE);
    private static final Sighting HALF_HERE = Sighting.seen("alpha", VmState.PAUSED, true, Sighting.Hold.MIGRATION);

    private final VirtException brokeOff =
            new VirtException("alpha", VirtException.NOT_CONNECTED, 0, "The connection to alpha was lost.");

    private final AttemptRig bench = new AttemptRig();
    private final TestClock clock = new TestClock();
    private final List<VerdictWait> waits = new CopyOnWriteArrayList<>();
    private final List<Thread> judges = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private volatile int triesUntilMended;
    private boolean threadsAreShort;
    private MigrationRun run;
    private MigrationWatch watch;

    @BeforeEach
    void begin() {
        Migration row = bench.row(AttemptRig.request());
        run = MigrationRun.begun(row, RunClock.begun(row, clock));
        watch = watch();
        run.calling();
    }

    private MigrationWatch watch() {
        WatchTools tools = new WatchTools(
                bench.jobs(),
                bench.witness(),
                bench.store,
                new GuestsPaused(bench.store, bench.actions, null, null, null),
                bench.arrival(),
                clock,
                clock,
                this::pause,
                this::judge);
        RunSteering steering =
                new RunSteering(run, Optional.empty(), new SteeringTools(null, bench.actions, null), () -> {});
        return new MigrationWatch(
                run,
                steering,
                tools,
                changed -> changed.run()
                        .migration()
                        .verdict()
                        .filter(soFar -> changed.run().migration().running())
                        .map(soFar -> VerdictWait.of(changed.run().migration(), soFar))
                        .ifPresent(waits::add),
                closed -> {});
    }

    private void pause(Duration time) {
        clock.pass(time);
        pauses.add(time);
        if (pauses.size() == triesUntilMended) {
            bench.database.mend();
        }
    }

    private Optional<JobReport> noAnswer() {
        throw brokeOff;
    }

    private Thread judge(Runnable work) {
        if (threadsAreShort) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        Thread thread = new Thread(work, "verdict");
        judges.add(thread);
        return thread;
    }

    private void tick() {
        watch.tick();
        awaitVerdict();
    }

    private void finished(Optional<VirtException> error) {
        watch.finished(error);
        awaitVerdict();
    }

    private void awaitVerdict() {
        for (Thread judge : judges) {
            try {
                judge.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    /** What the hosts say once this much time has passed since now. */
    private Supplier<Witness.Testimony> after(
            Duration time, Sighting sourceBefore, Sighting sourceThen, Sighting there) {
        Duration moment = clock.now().plus(time);
        return () -> new Witness.Testimony(clock.now().compareTo(moment) < 0 ? sourceBefore : sourceThen, there);
    }

    private long secondsSince(Duration began) {
        return clock.now().minus(began).toSeconds();
    }

    private static void near(long expected, long seconds) {
        assertTrue(Math.abs(expected - seconds) <= 4, seconds + " s, not about " + expected);
    }

    @Test
    @DisplayName("only when a source that is silent has answered")
    void waitsForTheSource() {
        bench.hosts = after(Duration.ofSeconds(40), SILENT, GONE, ARRIVED);

        finished(Optional.empty());

        assertEquals(Optional.of(Outcome.SUCCEEDED), run.migration().outcome());
        assertEquals(List.of(VerdictWait.SOURCE), waits.subList(0, 1));
    }

    @Test
    @DisplayName("as unknown when the source stays silent for more than a minute")
    void doesNotWaitForEver() {
        Duration began = clock.now();
        bench.hosts = () -> new Witness.Testimony(SILENT, ARRIVED);

        finished(Optional.empty());

        assertEquals(Optional.of(Outcome.UNKNOWN), run.migration().outcome());
        near(VerdictWait.SILENCE.toSeconds(), secondsSince(began));
        assertEquals(1, bench.store.open().size());
    }

    @Test
    @DisplayName("only when the source has let go of a VM that moved for good")
    void waitsUntilTheSourceHasLetGo() {
        bench.hosts = after(Duration.ofSeconds(3), SHUT_OFF_HERE, GONE, ARRIVED);

        finished(Optional.empty());

        Migration ended = run.migration();
        assertEquals(Optional.of(Outcome.SUCCEEDED), ended.outcome());
        assertEquals(GONE, ended.verdict().orElseThrow().source());
        assertTrue(waits.contains(VerdictWait.LETTING_GO));
    }

    @Test
    @DisplayName("with what the source keeps for good, where libvirt says that it is done")
    void saysWhatTheSourceKeeps() {
        Duration began = clock.now();
        bench.hosts = () -> new Witness.Testimony(SHUT_OFF_HERE, ARRIVED);

        finished(Optional.empty());

        assertEquals(Optional.of(Outcome.SUCCEEDED), run.migration().outcome());
        assertEquals(SHUT_OFF_HERE, run.migration().verdict().orElseThrow().source());
        near(12, secondsSince(began));
    }

    @Test
    @DisplayName("later, and not without its call, when the source froze: it is followed once that answers")
    void isFollowedAfterAFreeze() {
        run.brokenOff();
        bench.job = this::noAnswer;
        assertTrue(watch.goesOnUnheard(brokeOff));
        for (int second = 0; second < 60; second++) {
            tick();
            clock.pass(Duration.ofSeconds(1));
        }
        assertTrue(run.migration().running());

        bench.job = () -> Optional.of(AttemptRig.sample(61_000, 2));
        tick();
        clock.pass(Duration.ofSeconds(60));
        tick();
        assertEquals(Phase.CATCHING_UP, run.migration().phase());

        bench.job = Optional::empty;
        tick();
        assertEquals(Optional.of(Outcome.SUCCEEDED), run.migration().outcome());
    }

    @Test
    @DisplayName("as unknown when a source that froze stays silent, and that is waited for once, not twice")
    void aSourceThatStaysFrozen() {
        Duration began = clock.now();
        run.brokenOff();
        bench.job = this::noAnswer;
        bench.hosts = () -> new Witness.Testimony(SILENT, NOTHING_THERE);
        watch.goesOnUnheard(brokeOff);
        for (int second = 0; run.migration().running() && second < 200; second++) {
            tick();
            clock.pass(Duration.ofSeconds(1));
        }

        assertEquals(Optional.of(Outcome.UNKNOWN), run.migration().outcome());
        near(VerdictWait.SILENCE.toSeconds(), secondsSince(began));
    }

    @Test
    @DisplayName("by the hosts alone when the connection broke: what libvirt did then, nobody heard")
    void aBrokenConnectionIsNoAnswer() {
        run.brokenOff();
        bench.hosts = () -> new Witness.Testimony(STAYED, Sighting.unreachable("beta", "It does not answer."));

        finished(Optional.of(brokeOff));

        assertEquals(Optional.of(Outcome.UNKNOWN), run.migration().outcome());
    }

    private Optional<Failure> failedAfter(Duration silence, boolean looking) {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        tick();
        bench.job = this::noAnswer;
        for (int second = 0; second < silence.toSeconds(); second++) {
            clock.pass(Duration.ofSeconds(1));
            if (looking) {
                tick();
            }
        }
        finished(Optional.of(new VirtException("alpha", 1, 0, "internal error: client socket is closed")));
        return run.migration().told();
    }

    @Test
    @DisplayName(
            "with the source to blame, where that did not answer the console either before it lost the destination")
    void aSourceThatStoodStill() {
        assertEquals(
                "source-stood-still",
                failedAfter(Duration.ofSeconds(30), true).orElseThrow().code());
    }

    @Test
    @DisplayName("with the destination lost, where it was the console that had not asked")
    void aConsoleThatStoodStill() {
        assertEquals(
                "destination-lost",
                failedAfter(Duration.ofSeconds(30), false).orElseThrow().code());
    }

    @Test
    @DisplayName("as failed when the source told that it ended a VM there of which it keeps nothing")
    void aTransientVmThatIsEnded() {
        bench.hosts = () -> new Witness.Testimony(GONE, NOTHING_THERE);
        run.stoppedOnSource(LifecycleEvent.STOPPED_DESTROYED);

        finished(Optional.of(new VirtException("alpha", 1, 0, "domain is not running")));

        Migration ended = run.migration();
        assertEquals(Optional.of(Outcome.FAILED), ended.outcome());
        assertEquals(Verdict.Where.NOWHERE, ended.verdict().orElseThrow().where());
        assertEquals("source-forced-off", ended.told().orElseThrow().code());
        assertTrue(
                EnglishFailure.of(ended.told().orElseThrow()).nextStep().contains("No host keeps its configuration"));
    }

    @Test
    @DisplayName("as unknown when no host knows the VM, and none told of its end")
    void aVmThatNobodyKnows() {
        bench.hosts = () -> new Witness.Testimony(GONE, NOTHING_THERE);
        run.stoppedOnSource(LifecycleEvent.STOPPED_MIGRATED);

        finished(Optional.of(new VirtException("alpha", 1, 0, "domain is not running")));

        assertEquals(Optional.of(Outcome.UNKNOWN), run.migration().outcome());
    }

    @Test
    @DisplayName("in time, though both hosts contradict each other in turn")
    void neverForEver() {
        Duration began = clock.now();
        boolean[] odd = {false};
        bench.hosts = () -> {
            odd[0] = !odd[0];
            return new Witness.Testimony(odd[0] ? SILENT : HALF_HERE, ARRIVED);
        };

        finished(Optional.empty());

        assertEquals(Optional.of(Outcome.UNKNOWN), run.migration().outcome());
        assertTrue(secondsSince(began) < 100);
    }

    @Test
    @DisplayName("as soon as there is a thread for it")
    void threadsAreShort() {
        threadsAreShort = true;
        finished(Optional.empty());
        assertEquals(Phase.VERIFYING, run.migration().phase());
        assertTrue(run.migration().running());

        threadsAreShort = false;
        tick();

        assertEquals(Optional.of(Outcome.SUCCEEDED), run.migration().outcome());
    }

    @Test
    @DisplayName("with growing pauses until the end is written down")
    void writesItsEndDownLater() {
        bench.database.breakIt();
        triesUntilMended = 5;

        finished(Optional.empty());

        assertEquals(
                List.of(1L, 2L, 4L, 8L, 16L),
                pauses.stream().map(Duration::toSeconds).toList());
        assertEquals(
                Optional.of(Outcome.SUCCEEDED),
                bench.store.find(run.migration().id()).orElseThrow().outcome());
        assertTrue(bench.store.active(run.migration().uuid()).isEmpty());
    }

    @Test
    @DisplayName("with an end after its start, and the time that it took, when the clock is set back an hour meanwhile")
    void aClockThatIsSetBack() {
        clock.pass(Duration.ofSeconds(30));
        clock.step(Duration.ofHours(-1));
        run.arrived();

        finished(Optional.empty());

        Migration ended = run.migration();
        assertEquals(
                30,
                Duration.between(ended.startedAt(), ended.endedAt().orElseThrow())
                        .toSeconds());
        assertFalse(ended.arrivedAt().orElseThrow().isBefore(ended.startedAt()));
    }

    @Test
    @DisplayName("without an hour that nobody waited, when the clock is set forward")
    void aClockThatIsSetForward() {
        bench.hosts = after(Duration.ofSeconds(40), SILENT, GONE, ARRIVED);
        clock.step(Duration.ofHours(1));
        watch.completed(new JobFigures(3_640_000, 0, OptionalLong.of(30), OptionalLong.empty(), Map.of()));

        finished(Optional.empty());

        assertEquals(Optional.of(Outcome.SUCCEEDED), run.migration().outcome());
        assertTrue(run.migration().totalMs().isEmpty());
    }
}
