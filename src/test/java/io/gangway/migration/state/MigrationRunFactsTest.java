package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.verdict.VerdictRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is known of a run")
class MigrationRunFactsTest {

    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");

    private final TestClock clock = new TestClock();
    private final Instant start = clock.instant();
    private final VirtException broke = new VirtException("alpha", 1, 0, "the moon is full");
    private final MigrationRun run = MigrationRun.begun(moved(MigrationMode.LIVE), clock);

    private Migration moved(MigrationMode mode) {
        MigrationChoices usual = MigrationChoices.USUAL;
        return Migration.begin(
                new MigrationRequest(
                        UUID.randomUUID(),
                        new HostName("alpha"),
                        new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                        new MigrationChoices(
                                usual.duration(),
                                mode,
                                usual.route(),
                                usual.storage(),
                                usual.policy(),
                                usual.options())),
                "wanderer1",
                100,
                List.of(),
                clock.instant());
    }

    private static Sample sample(int pass, long processed) {
        return new Sample(
                500, pass, new Sample.Part(100, processed, 100 - processed), Sample.Part.NONE, 0, OptionalLong.empty());
    }

    private static JobFigures figures(long total, long processed, Long whole, Long net) {
        return new JobFigures(
                total,
                processed,
                whole == null ? OptionalLong.empty() : OptionalLong.of(whole),
                net == null ? OptionalLong.empty() : OptionalLong.of(net),
                Map.of());
    }

    @Test
    @DisplayName("is whether libvirt was called: not yet for one that begins, and by somebody for one that is taken up")
    void called() {
        assertFalse(run.called());
        assertTrue(MigrationRun.takenUp(run.migration(), clock).called());

        run.calling();

        assertTrue(run.called());
    }

    @Test
    @DisplayName("is whether its call waits in line, which it can leave as long as it does")
    void line() {
        assertFalse(run.inLine(), "there is no call yet");
        HostCall<String> call = new HostCall<>("alpha");
        run.departs(call);
        assertTrue(run.inLine());

        run.leaveLine(() -> broke);

        assertFalse(run.inLine());
        assertEquals(broke, assertThrows(VirtException.class, () -> call.await(Duration.ofSeconds(1))));
    }

    @Test
    @DisplayName(
            "is that it prepares as long as nothing moves, sends while the guest runs here, and then switches over")
    void phases() {
        assertTrue(run.preparing());
        assertFalse(run.sending());

        run.sample(sample(1, 10));
        assertFalse(run.preparing());
        assertTrue(run.sending());

        run.sample(sample(2, 20));
        assertTrue(run.sending());
        assertFalse(run.switching());

        run.switchingOver();
        assertTrue(run.switching());
        assertFalse(run.sending());

        run.end(Optional.empty());
        assertFalse(run.preparing() || run.sending() || run.switching());
    }

    @Test
    @DisplayName("is that it sends nothing from under a guest that is held, or that runs there already")
    void heldOrGone() {
        run.sample(sample(1, 10));

        run.pausedByConsole(true);
        assertFalse(run.sending());
        run.pausedByConsole(false);
        assertTrue(run.sending());

        run.postCopy(true);
        assertTrue(run.inPostCopy());
        assertFalse(run.sending());
        run.postCopy(false);
        assertFalse(run.inPostCopy());
    }

    @Test
    @DisplayName("is that a VM that is shut off has nothing that is sent from under it")
    void offline() {
        MigrationRun offline = MigrationRun.begun(moved(MigrationMode.OFFLINE), clock);

        offline.sample(sample(1, 10));

        assertEquals(Phase.FIRST_PASS, offline.migration().phase());
        assertFalse(offline.sending());
    }

    @Test
    @DisplayName(
            "is that a guest that moves paused may have gone on once it stopped, while its memory is still being sent")
    void movesPaused() {
        MigrationRun paused = MigrationRun.begun(moved(MigrationMode.PAUSED), clock);
        paused.sample(sample(1, 10));

        paused.switchingOver();

        assertTrue(paused.migration().switchedOver());
        assertEquals(Phase.FIRST_PASS, paused.migration().phase());
    }

    @Test
    @DisplayName("is for how long it has run, and how long ago the source told how far it is")
    void times() {
        clock.pass(Duration.ofSeconds(4));
        assertEquals(Duration.ofSeconds(4), run.elapsed());
        assertEquals(Duration.ofSeconds(4), run.heardAgo());

        run.sample(sample(1, 10));
        clock.pass(Duration.ofSeconds(3));

        assertEquals(Duration.ofSeconds(7), run.elapsed());
        assertEquals(Duration.ofSeconds(3), run.heardAgo());
        assertEquals(clock.instant(), run.now());
    }

    @Test
    @DisplayName("is no time below nothing, also where somebody has set the clock back")
    void noNegativeTimes() {
        clock.step(Duration.ofHours(-1));

        assertEquals(Duration.ZERO, run.elapsed());
        assertEquals(Duration.ZERO, run.heardAgo());
    }

    @Test
    @DisplayName(
            "is what libvirt's call said: nothing while it is under way, then that the VM arrived, or that it did not")
    void answers() {
        assertEquals(new VerdictRules.Run(Optional.empty(), false, false), run.facts());
        run.returned(Optional.empty(), ENDS);
        assertEquals(new VerdictRules.Run(Optional.of(true), false, false), run.facts());

        MigrationRun failed = MigrationRun.begun(moved(MigrationMode.LIVE), clock);
        failed.returned(Optional.of(broke), ENDS);
        assertEquals(new VerdictRules.Run(Optional.of(false), false, false), failed.facts());
        assertTrue(failed.heard());
        assertFalse(failed.mayGoOn());
    }

    @Test
    @DisplayName(
            "is nothing of what libvirt did where the connection broke before it had answered: it may be at it still")
    void brokenOff() {
        run.brokenOff();
        run.returned(Optional.of(broke), ENDS);

        assertEquals(Optional.empty(), run.facts().reportedSuccess());
        assertFalse(run.heard());
        assertTrue(run.mayGoOn());
    }

    @Test
    @DisplayName("is nothing of how a call ended that nobody heard, but what was heard last is told of it")
    void unheard() {
        assertTrue(run.heard());
        run.unheard(broke);
        run.returned(Optional.empty(), ENDS);

        assertFalse(run.heard());
        assertEquals(Optional.empty(), run.facts().reportedSuccess());
        assertEquals(
                "the moon is full",
                run.end(Optional.empty()).error().orElseThrow().raw());
        assertFalse(MigrationRun.takenUp(moved(MigrationMode.LIVE), clock).heard(), "of another console's call");
    }

    @ParameterizedTest
    @EnumSource(CancelState.class)
    @DisplayName("is that it is to be cancelled if libvirt has taken the wish")
    void cancelTaken(CancelState cancel) {
        run.cancelling(cancel);

        assertEquals(
                cancel == CancelState.ACCEPTED || cancel == CancelState.DONE,
                run.facts().cancelTaken());
    }

    @Test
    @DisplayName("is that nobody wants it cancelled any more once the guest has gone on there, or it has ended")
    void cancelTooLate() {
        run.cancelling(CancelState.ASKED);
        assertTrue(run.wantsCancel());

        run.postCopy(true);
        assertFalse(run.wantsCancel());
        run.postCopy(false);
        assertTrue(run.wantsCancel());

        run.end(Optional.empty());
        assertFalse(run.wantsCancel());
    }

    @Test
    @DisplayName("is that the guest may have gone on once it stopped, was handed over, or began post-copy")
    void switchedOver() {
        assertFalse(run.facts().switchedOver());

        run.handedOver();

        assertTrue(run.facts().switchedOver());
    }

    @Test
    @DisplayName("is what ended a VM on its source, if that ran at all")
    void sourceEnd() {
        MigrationRun offline = MigrationRun.begun(moved(MigrationMode.OFFLINE), clock);
        assertFalse(run.knowsSourceEnd());

        run.stoppedOnSource(1);
        offline.stoppedOnSource(1);

        assertTrue(run.knowsSourceEnd());
        assertFalse(offline.knowsSourceEnd());
    }

    @ParameterizedTest(name = "stopped for {0}, then for {1}: told as {2}")
    @CsvSource({"1, 2, source-forced-off", "2, 1, source-crashed"})
    @DisplayName("is the first of the stops of a VM on its source")
    void firstStop(int first, int second, String code) {
        run.stoppedOnSource(first);
        run.stoppedOnSource(second);
        run.returned(Optional.of(broke), ENDS);

        assertEquals(code, run.end(Optional.empty()).error().orElseThrow().code());
    }

    @Test
    @DisplayName("is when the guest arrived, by the first that told of it, but not before the beginning")
    void arrived() {
        clock.step(Duration.ofMinutes(-5));
        run.arrived();
        clock.step(Duration.ofMinutes(10));
        run.arrived();

        assertEquals(Optional.of(start), run.migration().arrivedAt());
    }

    @Test
    @DisplayName("is what libvirt counted at the end, and what was sent is never less than was seen")
    void finalFigures() {
        run.sample(sample(1, 70));
        clock.pass(Duration.ofSeconds(4));

        run.figures(figures(3_900, 60, 45L, 40L));

        assertEquals(OptionalLong.of(3_900), run.migration().totalMs());
        assertEquals(OptionalLong.of(40), run.migration().downtimeMs());
        assertEquals(70, run.migration().progress().processedBytes());
        run.figures(figures(0, 95, null, null));
        assertEquals(95, run.migration().progress().processedBytes());
        assertEquals(OptionalLong.of(3_900), run.migration().totalMs(), "what is not told changes nothing");
        assertEquals(OptionalLong.of(40), run.migration().downtimeMs());
    }

    @ParameterizedTest(name = "after 4 s, {0} ms: {1}")
    @CsvSource({"9000, true", "9001, false", "0, false", "-1, false"})
    @DisplayName("is nothing that cannot be: no figure of nothing, and none longer than it ran and clocks are apart")
    void impossibleFigures(long total, boolean possible) {
        clock.pass(Duration.ofSeconds(4));

        run.figures(figures(total, 0, null, total));

        assertEquals(possible, run.migration().totalMs().isPresent());
        assertEquals(possible, run.migration().downtimeMs().isPresent());
    }

    @Test
    @DisplayName("is for how long the guest was seen to stand still, where libvirt says nothing")
    void standstill() {
        clock.pass(Duration.ofSeconds(2));
        run.switchingOver();
        clock.pass(Duration.ofMillis(300));
        run.switchingOver();
        run.arrived();

        run.figures(figures(2_300, 0, null, null));

        assertEquals(OptionalLong.of(300), run.migration().downtimeMs());
    }

    @Test
    @DisplayName("is no standstill where only one of the hosts told of it")
    void halfAStandstill() {
        run.switchingOver();
        run.figures(figures(2_300, 0, null, null));
        assertEquals(OptionalLong.empty(), run.migration().downtimeMs());

        MigrationRun unseen = MigrationRun.begun(moved(MigrationMode.LIVE), clock);
        unseen.arrived();
        unseen.figures(figures(2_300, 0, null, null));
        assertEquals(OptionalLong.empty(), unseen.migration().downtimeMs());
    }

    @Test
    @DisplayName("is what will be told after the end, before it has come")
    void endingWith() {
        Migration soon = run.endingWith(Optional.empty());

        assertFalse(soon.running());
        assertTrue(run.migration().running());
        assertEquals(soon, run.end(Optional.empty()));
    }
}
