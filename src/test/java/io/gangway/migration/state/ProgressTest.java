package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.JobStats;
import io.gangway.libvirt.fact.RecordedSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fed with samples of real migrations, recorded in the lab. */
class ProgressTest {

    private static final long MIB = 1024 * 1024;

    private static List<Progress> follow(String recording) {
        List<Progress> course = new ArrayList<>();
        Progress progress = Progress.expecting(256 * MIB);
        for (JobStats stats : RecordedSamples.read(recording)) {
            progress = progress.after(JobReport.of(stats).sample());
            course.add(progress);
        }
        return course;
    }

    private static Progress last(List<Progress> course) {
        return course.get(course.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle.txt", "busy.txt", "never-converges.txt", "copied-disk.txt"})
    void neverRunsBackwardsAndNeverSaysHundredPercent(String recording) {
        Progress before = Progress.expecting(256 * MIB);
        for (Progress now : follow(recording)) {
            assertTrue(now.percent() >= before.percent(), "percent");
            assertTrue(now.phase().compareTo(before.phase()) >= 0, "phase");
            assertTrue(now.pass() >= before.pass(), "pass");
            assertTrue(now.processedBytes() >= before.processedBytes(), "processed");
            assertTrue(now.percent() <= 99);
            before = now;
        }
    }

    @Test
    void anIdleGuestIsPreparedAndThenSentInOnePass() {
        List<Progress> course = follow("idle.txt");

        assertEquals(Phase.PREPARING, course.get(0).phase());
        assertEquals(0, course.get(0).percent());
        assertEquals(Phase.FIRST_PASS, last(course).phase());
        assertEquals(1, last(course).pass());
        assertTrue(last(course).bytesPerSecond() > 0);
    }

    @Test
    void aBusyGuestIsCaughtUpWith() {
        Progress end = last(follow("busy.txt"));

        assertEquals(Phase.CATCHING_UP, end.phase());
        assertTrue(end.pass() >= 2);
        assertTrue(end.percent() >= 90);
        assertTrue(end.dirtyBytesPerSecond() > 0);
        assertTrue(end.expectedDowntimeMs().isPresent());
    }

    @Test
    void aGuestThatRewritesFasterThanTheLinkCarriesIsSaidNotToConverge() {
        Progress end = last(follow("never-converges.txt"));

        assertFalse(end.converging());
        assertTrue(end.secondsLeft().isEmpty(), "no estimate can be honest here");
    }

    @Test
    void copiedDisksCountAsBytesToSend() {
        List<Progress> course = follow("copied-disk.txt");

        assertTrue(last(course).totalBytes() > 256 * MIB);
    }

    @Test
    void anEstimateNeedsSomeTimeToRestOn() {
        Progress first = Progress.expecting(100 * MIB).after(memory(1, 200, 10 * MIB, 90 * MIB, 100 * MIB));
        Progress second = first.after(memory(1, 2200, 60 * MIB, 40 * MIB, 100 * MIB));

        assertTrue(first.secondsLeft().isEmpty());
        assertEquals(2, second.secondsLeft().orElseThrow(), "40 MiB left at 25 MiB/s");
    }

    @Test
    void whatIsRewrittenInAPassIsStillToCome() {
        Progress begun = Progress.expecting(100 * MIB)
                .after(memory(1, 9_900, 99 * MIB, MIB, 100 * MIB))
                .after(catchingUp(10_000, 100 * MIB, 40 * MIB));

        Progress nearlyThrough = begun.after(catchingUp(13_900, 139 * MIB, MIB));

        assertEquals(90, nearlyThrough.percent(), "1 MiB is left, and 23.4 MiB were rewritten meanwhile");
        assertEquals(7, nearlyThrough.secondsLeft().orElseThrow(), "24.4 MiB at 10 MiB/s against 6");
    }

    @Test
    void keepsItsPhaseAndPercentWhenItSwitchesOverAndFails() {
        Progress progress = last(follow("busy.txt")).in(Phase.SWITCHING_OVER);

        assertEquals(Phase.SWITCHING_OVER, progress.in(Phase.CATCHING_UP).phase());
        assertEquals(progress.percent(), progress.ended(false).percent());
        assertEquals(100, progress.ended(true).percent());
    }

    @Test
    void aRunOfHoursStillFitsInAChart() {
        Progress progress = Progress.expecting(100 * MIB);
        for (int i = 1; i <= 5000; i++) {
            progress = progress.after(memory(1 + i / 100, i * 200L, i * MIB, 50 * MIB, 100 * MIB));
        }

        assertTrue(progress.history().size() <= 600);
        assertEquals(
                5000 * 200L,
                progress.history().get(progress.history().size() - 1).elapsedMs());
    }

    @Test
    void disksThatAreCopiedBeforeAnyMemoryMovesLeaveAllOfTheMemoryToCome() {
        Progress progress = Progress.expecting(100 * MIB)
                .after(Sample.ofDisks(1_000, new Sample.Part(40 * MIB, 10 * MIB, 30 * MIB)));

        assertEquals(100 * MIB, progress.totalBytes());
        assertEquals(90 * MIB, progress.remainingBytes(), "60 MiB of memory, and 30 MiB of disks");
    }

    @Test
    void disksBeyondTheExpectedSizeLeaveNoLessThanNothingOfTheMemory() {
        Progress progress = Progress.expecting(10 * MIB)
                .after(Sample.ofDisks(1_000, new Sample.Part(40 * MIB, 10 * MIB, 30 * MIB)));

        assertEquals(30 * MIB, progress.remainingBytes());
        assertEquals(40 * MIB, progress.totalBytes());
    }

    @Test
    void whatANewPassHasSentBeforeTheSampleBelongsToItsSize() {
        Progress progress = Progress.expecting(100 * MIB)
                .after(memory(1, 10_000, 90 * MIB, 10 * MIB, 100 * MIB))
                .after(memory(2, 14_000, 120 * MIB, 70 * MIB, 100 * MIB));

        assertEquals(90 * MIB, progress.convergence().mostLately(), "70 MiB, and 20 of the 30 MiB that were sent");
    }

    @Test
    void theExpectedDowntimeIsWorthTellingOnceMemoryFlows() {
        Sample.Part part = new Sample.Part(100 * MIB, 0, 100 * MIB);

        for (int pass = 0; pass <= 1; pass++) {
            Progress progress = Progress.expecting(100 * MIB)
                    .after(new Sample(200, pass, part, Sample.Part.NONE, 0, OptionalLong.of(300)));

            assertEquals(pass == 1 ? OptionalLong.of(300) : OptionalLong.empty(), progress.expectedDowntimeMs());
        }
    }

    @Test
    void theFirstRateIsTakenAsItIsAndLaterOnesAreSmoothed() {
        Progress first = Progress.expecting(100 * MIB).after(memory(1, 1_000, 10 * MIB, 90 * MIB, 100 * MIB));
        Progress second = first.after(memory(1, 2_000, 30 * MIB, 70 * MIB, 100 * MIB));

        assertEquals(10 * MIB, first.bytesPerSecond());
        assertEquals(14 * MIB, second.bytesPerSecond(), "four tenths of 20 MiB/s, and six of 10");
    }

    @Test
    void aSampleOfTheSameMomentChangesNeitherTheRateNorTheChart() {
        Progress first = Progress.expecting(100 * MIB).after(memory(1, 1_000, 10 * MIB, 90 * MIB, 100 * MIB));

        Progress again = first.after(memory(1, 1_000, 11 * MIB, 89 * MIB, 100 * MIB));

        assertEquals(10 * MIB, again.bytesPerSecond());
        assertEquals(first.history(), again.history());
        assertEquals(11 * MIB, again.processedBytes());
    }

    @Test
    void anEstimateRestsOnTwoSecondsAtLeastInWhichSomethingWasSent() {
        Progress first = Progress.expecting(100 * MIB).after(memory(1, 3_000, 10 * MIB, 90 * MIB, 100 * MIB));

        assertEquals(
                OptionalLong.of(16),
                first.after(memory(1, 5_000, 20 * MIB, 80 * MIB, 100 * MIB)).secondsLeft());
        assertEquals(
                OptionalLong.empty(),
                first.after(memory(1, 4_999, 20 * MIB, 80 * MIB, 100 * MIB)).secondsLeft());
        assertEquals(
                OptionalLong.empty(),
                first.after(memory(1, 9_000, 10 * MIB, 90 * MIB, 100 * MIB)).secondsLeft());
    }

    @Test
    void aGuestThatRewritesAsFastAsIsSentLeavesNothingToEstimate() {
        Progress begun = Progress.expecting(100 * MIB).after(memory(1, 10_000, 60 * MIB, 40 * MIB, 100 * MIB));

        Progress next = begun.after(catchingUp(20_000, 120 * MIB, 10 * MIB));

        assertEquals(next.dirtyBytesPerSecond(), next.bytesPerSecond());
        assertTrue(next.converging());
        assertEquals(OptionalLong.empty(), next.secondsLeft());
    }

    @Test
    void aChartThatIsFullKeepsEverySecondPoint() {
        Progress progress = Progress.expecting(1_000);
        for (int i = 1; i <= 600; i++) {
            progress = progress.after(memory(1, i, i, 1_000 - i, 1_000));
        }
        assertEquals(600, progress.history().size());

        progress = progress.after(memory(1, 601, 601, 399, 1_000));

        List<Long> times =
                progress.history().stream().map(Progress.Point::elapsedMs).toList();
        assertEquals(301, times.size());
        assertEquals(List.of(1L, 3L, 5L), times.subList(0, 3));
        assertEquals(601, times.get(300));
    }

    @Test
    void thereIsNothingToEstimateOnceItSwitchesOver() {
        Progress sent = Progress.expecting(100 * MIB)
                .after(memory(1, 1_000, 10 * MIB, 90 * MIB, 100 * MIB))
                .after(memory(1, 5_000, 50 * MIB, 50 * MIB, 100 * MIB));
        assertEquals(OptionalLong.of(5), sent.secondsLeft());

        assertEquals(OptionalLong.of(5), sent.in(Phase.CATCHING_UP).secondsLeft());
        assertEquals(OptionalLong.empty(), sent.in(Phase.SWITCHING_OVER).secondsLeft());
        assertEquals(OptionalLong.empty(), sent.ended(false).secondsLeft());
    }

    @Test
    void whatIsLeftAtTheEndIsNothingOnlyIfTheVmArrived() {
        Progress sent = Progress.expecting(100 * MIB).after(memory(1, 1_000, 10 * MIB, 90 * MIB, 100 * MIB));

        assertEquals(0, sent.ended(true).remainingBytes());
        assertEquals(90 * MIB, sent.ended(false).remainingBytes());
    }

    @Test
    void aVmOfWhichNoSizeIsKnownIsNotFurtherThanItIs() {
        assertEquals(0, Progress.NONE.after(memory(0, 200, 0, 0, 0)).percent());
        assertEquals(90, Progress.NONE.after(memory(2, 200, 0, 0, 0)).percent());
    }

    /** In the second pass, while the guest rewrites 6 MiB/s. */
    private static Sample catchingUp(long elapsedMs, long processed, long remaining) {
        Sample.Part memory = new Sample.Part(100 * MIB, processed, remaining);
        return new Sample(elapsedMs, 2, memory, Sample.Part.NONE, 6 * MIB, OptionalLong.empty());
    }

    private static Sample memory(int pass, long elapsedMs, long processed, long remaining, long total) {
        Sample.Part memory = new Sample.Part(total, processed, remaining);
        return new Sample(elapsedMs, pass, memory, Sample.Part.NONE, 0, OptionalLong.empty());
    }
}
