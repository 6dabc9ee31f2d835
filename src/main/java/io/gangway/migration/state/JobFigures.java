package io.gangway.migration.state;

import io.gangway.libvirt.fact.JobStats;
import java.time.Duration;
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

    /** How far two hosts' clocks may be apart without being wrong. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

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

    /**
     * The migration with these figures, as far as they can be right.
     *
     * @param elapsed for how long it has run, by a clock that nobody sets
     * @param standstillSeen for how long the guest stood still by what both hosts told as it happened, in milliseconds
     */
    Migration in(Migration migration, Duration elapsed, OptionalLong standstillSeen) {
        OptionalLong downtime =
                RealDowntime.of(possible(netDowntimeMs, elapsed), possible(downtimeMs, elapsed), standstillSeen);
        return migration
                .copy()
                .figures(possible(OptionalLong.of(totalMs), elapsed), downtime)
                .progress(migration.progress().finallyProcessed(processedBytes))
                .build();
    }

    /** libvirt counts by its hosts' time of day, which may have been set meanwhile. */
    private static OptionalLong possible(OptionalLong figureMs, Duration elapsed) {
        long milliseconds = figureMs.orElse(0);
        boolean possible =
                milliseconds > 0 && milliseconds <= elapsed.plus(CLOCKS_APART).toMillis();
        return possible ? figureMs : OptionalLong.empty();
    }
}
