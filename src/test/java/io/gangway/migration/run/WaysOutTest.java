package io.gangway.migration.run;

import static io.gangway.migration.run.AttemptRig.NOTHING_THERE;
import static io.gangway.migration.run.AttemptRig.STAYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.binding.PromptCalls;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.control.ControlKind;
import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Witness;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("An attempt has one way in and one way out")
@Timeout(60)
class WaysOutTest {

    private final AttemptRig bench = new AttemptRig();

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    private static void failBadly() {
        throw new OutOfMemoryError("thrown by the test");
    }

    private List<Migration> rows() {
        return bench.store.list(MigrationFilter.ALL);
    }

    /** What came of it is unknown, which is asked about again, and the VM is free. */
    private void leftToTheRecheck(Migration row) {
        assertEquals(Optional.of(Outcome.UNKNOWN), row.outcome());
        assertEquals(
                List.of(row.id()),
                bench.store.open().stream().map(Migration::id).toList());
        assertTrue(bench.store.active(row.uuid()).isEmpty());
        assertTrue(bench.runs.find(row.id()).isEmpty());
    }

    @Test
    @DisplayName("it is closed once, whoever closes it again, and is counted once")
    void closedOnce() {
        bench.call = () -> PromptCalls.done("alpha", () -> true);
        Migration begun = bench.begun();
        bench.ended(begun);

        assertTrue(bench.runs.close(begun.id()).isEmpty());
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> bench.registry
                                .get("gangway.migrations.ended")
                                .tags("outcome", Outcome.SUCCEEDED.word())
                                .counter()
                                .count()
                        == 1);
    }

    @Test
    @DisplayName("once it is closed nothing of it is left: it is steered, and waits, no more")
    void nothingIsLeft() {
        bench.call = () -> PromptCalls.done("alpha", () -> true);
        Migration ended = bench.ended(bench.begun());

        assertEquals(0, bench.runs.size());
        assertTrue(bench.runs.steering(ended.id()).isEmpty());
    }

    @Test
    @DisplayName("there is not even room for it: its row is closed as unknown, and whoever started it is told")
    void noRoom() {
        bench.opening = WaysOutTest::failBadly;

        assertThrows(OutOfMemoryError.class, bench::begun);

        leftToTheRecheck(rows().get(0));
    }

    @Test
    @DisplayName("there is no room for it, and its row cannot be closed: it is, once the database is mended")
    void noRoomAndNoDatabase() {
        bench.opening = () -> {
            bench.database.breakIt();
            failBadly();
        };
        assertThrows(OutOfMemoryError.class, bench::begun);

        bench.database.mend();

        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> !rows().get(0)
                .running());
        leftToTheRecheck(rows().get(0));
    }

    @Test
    @DisplayName("one that cannot be taken up from an earlier console holds up no other, and is asked about again")
    void oneCannotBeTakenUp() {
        AtomicInteger opened = new AtomicInteger();
        bench.opening = () -> {
            if (opened.incrementAndGet() == 1) {
                failBadly();
            }
        };
        bench.row(AttemptRig.request());
        bench.row(AttemptRig.request());

        bench.takeUp.begin(null);

        assertEquals(1, bench.runs.size());
        assertEquals(1, bench.store.unfinished().size());
        leftToTheRecheck(
                rows().stream().filter(row -> !row.running()).findFirst().orElseThrow());
    }

    @Test
    @DisplayName("who is told of its beginning and fails does not keep the VM from leaving")
    void nobodyCanBeTold() {
        AtomicBoolean left = new AtomicBoolean();
        bench.hearing = WaysOutTest::failBadly;
        bench.call = () -> {
            left.set(true);
            return PromptCalls.done("alpha", () -> true);
        };

        bench.begun();

        assertTrue(left.get());
    }

    @Test
    @DisplayName("it leaves the line when it is cancelled, and ends as cancelled")
    void leavesTheLine() {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        bench.call = () -> new HostCall<>("alpha");
        Migration begun = bench.begun();
        assertTrue(bench.runs.find(begun.id()).orElseThrow().run().inLine());

        bench.steering.ask(bench.live(begun).orElseThrow(), ControlKind.CANCEL.word(), "");

        assertEquals(Optional.of(Outcome.CANCELLED), bench.ended(begun).outcome());
    }

    @Test
    @DisplayName("it leaves the line also where nobody can be told that it was cancelled")
    void leavesTheLineUntold() {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        bench.call = () -> new HostCall<>("alpha");
        Migration begun = bench.begun();
        bench.steering.ask(bench.live(begun).orElseThrow(), ControlKind.CANCEL.word(), "");
        bench.hearing = WaysOutTest::failBadly;

        assertEquals(Optional.of(Outcome.CANCELLED), bench.ended(begun).outcome());
    }
}
