package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.JobStats;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("libvirt's statistics in this console's terms")
class JobReportTest {

    private static final Map<String, Object> UNDER_WAY = Map.of(
            "operation", 5,
            "time_elapsed", 12_000L,
            "downtime", 40L,
            "memory_iteration", 3,
            "memory_total", 100L,
            "memory_processed", 70L,
            "memory_remaining", 30L,
            "memory_dirty_rate", 25L,
            "memory_page_size", 4096L);

    private static JobStats with(Map<String, Object> more) {
        Map<String, Object> all = new TreeMap<>(UNDER_WAY);
        all.putAll(more);
        return new JobStats(JobStats.Type.UNBOUNDED, all);
    }

    @Test
    @DisplayName("have bytes, milliseconds and bytes a second, of memory and of disks")
    void units() {
        Sample sample = JobReport.of(with(Map.of("disk_total", 1_000L, "disk_processed", 400L, "disk_remaining", 600L)))
                .sample();

        assertEquals(
                new Sample(
                        12_000,
                        3,
                        new Sample.Part(100, 70, 30),
                        new Sample.Part(1_000, 400, 600),
                        25 * 4096,
                        OptionalLong.of(40)),
                sample);
        assertEquals(1_100, sample.totalBytes());
        assertEquals(470, sample.processedBytes());
    }

    @Test
    @DisplayName("have nothing of what libvirt does not say")
    void gaps() {
        JobReport report = JobReport.of(new JobStats(JobStats.Type.UNBOUNDED, Map.of()));

        assertTrue(report.runs());
        assertEquals(new Sample(0, 0, Sample.Part.NONE, Sample.Part.NONE, 0, OptionalLong.empty()), report.sample());
    }

    @ParameterizedTest(name = "tell of {0} that it {1}")
    @CsvSource({
        "NONE, NONE",
        "BOUNDED, RUNS",
        "UNBOUNDED, RUNS",
        "COMPLETED, COMPLETED",
        "FAILED, FAILED",
        "CANCELLED, CANCELLED"
    })
    void states(JobStats.Type type, JobReport.State state) {
        JobReport report = JobReport.of(new JobStats(type, Map.of()));

        assertEquals(state, report.state());
        assertEquals(state == JobReport.State.RUNS, report.runs());
    }

    @Test
    @DisplayName("are all of its types")
    void allTypes() {
        Set<JobReport.State> states = EnumSet.noneOf(JobReport.State.class);
        for (JobStats.Type type : JobStats.Type.values()) {
            states.add(JobReport.of(new JobStats(type, Map.of())).state());
        }

        assertEquals(EnumSet.allOf(JobReport.State.class), states);
    }

    @Test
    @DisplayName("at another time differ in nothing else, neither in what is shown nor in what is counted with")
    void atAnotherTime() {
        JobReport said = JobReport.of(with(Map.of()));

        JobReport mended = said.at(2_000);

        assertEquals(2_000, mended.sample().elapsedMs());
        assertEquals(2_000L, mended.statistics().get("time_elapsed"));
        assertEquals(said, mended.at(12_000));
        assertFalse(said.equals(mended));
    }

    @Test
    @DisplayName("of a job that is over give what it came to")
    void figures() {
        JobFigures figures = JobFigures.of(with(Map.of("disk_processed", 5L, "downtime_net", 33L)));

        assertEquals(12_000, figures.totalMs());
        assertEquals(75, figures.processedBytes());
        assertEquals(OptionalLong.of(40), figures.downtimeMs());
        assertEquals(OptionalLong.of(33), figures.netDowntimeMs());
        assertEquals("33", figures.statistics().get("downtime_net").toString());
    }
}
