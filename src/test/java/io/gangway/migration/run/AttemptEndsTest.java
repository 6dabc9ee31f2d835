package io.gangway.migration.run;

import static io.gangway.migration.run.AttemptRig.NOTHING_THERE;
import static io.gangway.migration.run.AttemptRig.STAYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.host.VmEvent;
import io.gangway.libvirt.binding.PromptCalls;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.control.ControlKind;
import io.gangway.migration.failure.EnglishFailure;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Witness;
import io.gangway.storage.copy.CopyCause;
import io.gangway.storage.copy.CopyFailed;
import io.gangway.storage.copy.CopyProgress;
import io.gangway.storage.copy.DiskPaths.NewSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever fails in the console, a migration ends truly")
@Timeout(60)
class AttemptEndsTest {

    private final VirtException refusal =
            new VirtException("alpha", VirtException.OPERATION_INVALID, 0, "cannot acquire state change lock");
    private final AttemptRig bench = new AttemptRig();

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    private static void fail() {
        throw new IllegalStateException("thrown by the test");
    }

    private static void failBadly() {
        throw new OutOfMemoryError("thrown by the test");
    }

    /** The VM is free again, in memory and in the database. */
    private void unlocked(Migration ended) {
        assertTrue(bench.runs.all().isEmpty());
        assertTrue(bench.store.active(ended.uuid()).isEmpty());
        assertFalse(ended.endedAt().orElseThrow().isBefore(ended.startedAt()));
    }

    private static Stream<Arguments> callbacks() {
        return Stream.<Map.Entry<String, Consumer<AttemptRig>>>of(
                        Map.entry(
                                "what is settled before the verdict",
                                bench -> bench.completing = AttemptEndsTest::fail),
                        Map.entry("an Error there", bench -> bench.completing = AttemptEndsTest::failBadly),
                        Map.entry("what is done to its belongings", bench -> bench.belongings = AttemptEndsTest::fail),
                        Map.entry("an Error there", bench -> bench.belongings = AttemptEndsTest::failBadly),
                        Map.entry("letting the guest go on", bench -> bench.lettingGoOn = AttemptEndsTest::failBadly),
                        Map.entry("an observer of changes", bench -> bench.hearing = AttemptEndsTest::fail),
                        Map.entry("an Error of an observer", bench -> bench.hearing = AttemptEndsTest::failBadly))
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "where {0} fails")
    @MethodSource("callbacks")
    void endsAsTheHostsSay(String where, Consumer<AttemptRig> broken) {
        broken.accept(bench);
        bench.call = () -> PromptCalls.done("alpha", () -> true);

        Migration ended = bench.ended(bench.begun());

        assertEquals(Optional.of(Outcome.SUCCEEDED), ended.outcome());
        unlocked(ended);
    }

    @Test
    @DisplayName("what must be on record before it leaves cannot be written: it does not leave, and says so")
    void recordsFail() {
        AtomicBoolean left = new AtomicBoolean();
        bench.call = () -> {
            left.set(true);
            return PromptCalls.done("alpha", () -> true);
        };
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);

        Migration ended = bench.ended(bench.begun(AttemptEndsTest::fail));

        assertEquals(Optional.of(Outcome.FAILED), ended.outcome());
        assertTrue(EnglishFailure.of(ended.error().orElseThrow()).cause().contains("The console itself failed"));
        assertFalse(left.get());
        unlocked(ended);
    }

    @Test
    @DisplayName("no thread can be had for libvirt's call")
    void theCallCannotBeMade() {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        bench.call = () -> {
            failBadly();
            return null;
        };

        Migration ended = bench.ended(bench.begun());

        assertEquals(Optional.of(Outcome.FAILED), ended.outcome());
        unlocked(ended);
    }

    @Test
    @DisplayName("the call itself ends with an Error")
    void theCallEndsWithAnError() {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        bench.call = () -> PromptCalls.done("alpha", () -> {
            failBadly();
            return true;
        });

        assertEquals(Optional.of(Outcome.FAILED), bench.ended(bench.begun()).outcome());
    }

    @Test
    @DisplayName("the reason cannot be found and nothing be cleaned up: libvirt's own reason is told")
    void cleaningUpFails() {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        bench.cleaning = AttemptEndsTest::failBadly;
        bench.call = () -> PromptCalls.done("alpha", () -> {
            throw refusal;
        });

        Migration ended = bench.ended(bench.begun());

        assertEquals(Optional.of(Outcome.FAILED), ended.outcome());
        assertEquals(refusal.getMessage(), ended.error().orElseThrow().raw());
    }

    /** Disks that somebody copies, in some way. */
    private record Disks(CopyProgress progress, Runnable copying) implements DiskWork {
        @Override
        public Map<String, NewSource> newSources() {
            return Map.of();
        }

        @Override
        public Map<String, String> replaced() {
            return Map.of();
        }

        @Override
        public void run(BiConsumer<String, String> lastLook, Consumer<String> beginning, Consumer<String> notMade) {
            copying.run();
        }
    }

    @Test
    @DisplayName("preparing its disks ends with an Error")
    void preparingDisksFails() {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        DiskWork disks = new Disks(new CopyProgress(), AttemptEndsTest::failBadly);

        Migration ended = bench.ended(bench.begun(AttemptRig.request(), Optional.of(disks), () -> {}));

        assertEquals(Optional.of(Outcome.FAILED), ended.outcome());
        assertEquals(
                "The console itself failed while it made wanderer1 ready, and its log tells more. wanderer1 was not moved.",
                EnglishFailure.of(ended.error().orElseThrow()).cause());
        unlocked(ended);
    }

    @Test
    @DisplayName("preparing its disks can be cancelled though nothing can be written down")
    void preparingDisksIsCancelled() {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        CopyProgress progress = new CopyProgress();
        DiskWork disks = new Disks(progress, () -> {
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(progress::cancelled);
            throw CopyFailed.refused(CopyCause.CANCELLED.with());
        });
        Migration begun = bench.begun(AttemptRig.request(), Optional.of(disks), () -> {});
        bench.database.breakIt();

        bench.steering.ask(bench.live(begun).orElseThrow(), ControlKind.CANCEL.word(), "");
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(progress::cancelled);
        bench.database.mend();

        assertEquals(Optional.of(Outcome.CANCELLED), bench.ended(begun).outcome());
    }

    @Test
    @DisplayName("samples that cannot be taken in hold up neither the run nor its end")
    void samplesFail() {
        AtomicInteger samples = new AtomicInteger();
        bench.job = () -> {
            if (samples.incrementAndGet() < 3) {
                failBadly();
            }
            return Optional.of(AttemptRig.sample(1, 0));
        };
        Migration begun = bench.begun();
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> samples.get() > 4);

        assertTrue(bench.live(begun).orElseThrow().running());
    }

    @Test
    @DisplayName("a run that an earlier console began ends when its job is gone, though each sample failed")
    void takenUpEnds() {
        AtomicInteger samples = new AtomicInteger();
        bench.job = () -> {
            if (samples.incrementAndGet() < 3) {
                fail();
            }
            return Optional.empty();
        };
        Migration row = bench.row(AttemptRig.request());

        bench.takeUp.begin(null);

        assertEquals(Optional.of(Outcome.SUCCEEDED), bench.ended(row).outcome());
    }

    @Test
    @DisplayName("an event that cannot be taken in reaches neither the host's thread nor the end")
    void eventsFail() {
        Migration begun = bench.begun();
        bench.events.vmEvent(new VmEvent.JobCompleted(new HostName("alpha"), begun.uuid(), null));
        bench.events.vmEvent(new VmEvent.Lifecycle(
                new HostName("alpha"), begun.uuid(), LifecycleEvent.SUSPENDED, LifecycleEvent.SUSPENDED_MIGRATED));

        assertTrue(bench.live(begun).orElseThrow().switchedOver());
    }

    @Test
    @DisplayName("both hosts cannot be asked for a reason of the console's own: unknown, and left to be asked again")
    void theVerdictFails() {
        bench.call = () -> PromptCalls.done("alpha", () -> true);
        bench.hosts = () -> {
            failBadly();
            return null;
        };

        Migration ended = bench.ended(bench.begun());

        assertEquals(Optional.of(Outcome.UNKNOWN), ended.outcome());
        assertEquals(1, bench.store.open().size());
        unlocked(ended);
    }

    @Test
    @DisplayName("the database is full: the end is kept and shown, and written down once that is mended")
    void theDatabaseIsBroken() {
        Migration begun = bench.begun();
        bench.database.breakIt();
        bench.arrive();

        Awaitility.await("it is shown as ended")
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> bench.live(begun).flatMap(Migration::outcome).equals(Optional.of(Outcome.SUCCEEDED)));
        bench.database.mend();

        Migration ended = bench.ended(begun);
        assertEquals(Optional.of(Outcome.SUCCEEDED), ended.outcome());
        unlocked(ended);
    }

    @Test
    @DisplayName("the database is read-only: the same")
    void theDatabaseIsReadOnly() throws SQLException {
        Migration begun = bench.begun();
        bench.database.readOnly(true);
        bench.arrive();
        Awaitility.await("it is shown as ended")
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> bench.live(begun).filter(now -> !now.running()).isPresent());

        bench.database.readOnly(false);

        assertEquals(Optional.of(Outcome.SUCCEEDED), bench.ended(begun).outcome());
    }

    @Test
    @DisplayName("a cancel reaches libvirt though nothing can be written down, and is on record afterwards")
    void cancelNeedsNoDatabase() {
        AtomicBoolean aborted = new AtomicBoolean();
        bench.aborting = () -> aborted.set(true);
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        Migration begun = bench.begun();
        bench.database.breakIt();

        bench.steering.ask(bench.live(begun).orElseThrow(), ControlKind.CANCEL.word(), "");
        Awaitility.await("libvirt is asked to abort it")
                .atMost(10, TimeUnit.SECONDS)
                .untilTrue(aborted);
        Awaitility.await("the wish is taken")
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> bench.steering.steered(begun).actions().get(0).effective());
        bench.fail(refusal);
        bench.database.mend();

        assertEquals(Optional.of(Outcome.CANCELLED), bench.ended(begun).outcome());
        assertEquals(1, bench.actions.of(begun.id()).size());
        assertTrue(bench.actions.of(begun.id()).get(0).effective());
    }

    @Test
    @DisplayName("the console stops: the row is left to the next one")
    void stopping() {
        bench.begun();

        bench.attempts.stop(null);
        bench.fail(refusal);

        assertEquals(1, bench.store.unfinished().size());
    }
}
