package io.gangway.migration.state;

import io.gangway.libvirt.fact.JobStats;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a job came to, as libvirt says once it is over.
 *
 * @param totalMs how long it took, in milliseconds
 * @param processedBytes all that was sent: memory and disks, in bytes
 * @param downtimeMs for how long the guest stood still, in milliseconds
 * @param netDowntimeMs the same without the skew between the two hosts' clocks, in milliseconds
 * @param statistics all that libvirt said, by libvirt's own names, to be shown and kept as it is
 */
public record JobFigures(
        long totalMs,
        long processedBytes,
        OptionalLong downtimeMs,
        OptionalLong netDowntimeMs,
        Map<String, Object> statistics) {

    public JobFigures {
        statistics = Map.copyOf(statistics);
    }

    public static JobFigures of(JobStats stats) {
        return new JobFigures(
                stats.elapsedMs(),
                stats.memoryProcessed() + stats.diskProcessed(),
                stats.downtimeMs(),
                stats.netDowntimeMs(),
                stats.fields());
    }
}
