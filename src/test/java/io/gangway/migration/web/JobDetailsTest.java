package io.gangway.migration.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.RecordedSamples;
import io.gangway.migration.web.JobDetails.Line;
import io.gangway.page.PlainMessages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobDetailsTest {

    private static final JobDetails DETAILS = new JobDetails(PlainMessages.of(JobMessages.class));

    @Test
    void tellsAllOfARealSampleInWordsAndUnits() {
        var sample = RecordedSamples.read("copied-disk.txt").get(20);

        List<Line> lines = DETAILS.of(sample.fields());

        assertEquals(sample.fields().size() - 1, lines.size(), "all but the kind of the operation");
        assertTrue(lines.stream().noneMatch(line -> line.label().contains("_")), lines.toString());
    }

    @Test
    void givesEachFigureItsUnit() {
        assertEquals(
                List.of(
                        new Line("Time elapsed", "2.5 s"),
                        new Line("Memory remaining", "2 MiB"),
                        new Line("Memory bandwidth", "1 MiB/s"),
                        new Line("Dirty rate", "12 pages/s"),
                        new Line("Auto-converge throttle", "21 %")),
                DETAILS.of(Map.of(
                        "time_elapsed",
                        2500L,
                        "memory_remaining",
                        2L << 20,
                        "memory_bps",
                        1L << 20,
                        "memory_dirty_rate",
                        12,
                        "auto_converge_throttle",
                        21)));
    }

    @Test
    void keepsWhatANewerLibvirtTellsByItsOwnName() {
        List<Line> lines = DETAILS.of(Map.of("operation", 5, "vfio_transferred", 7L));

        assertEquals(List.of(new Line("vfio_transferred", "7")), lines);
        assertFalse(lines.isEmpty());
    }
}
