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
