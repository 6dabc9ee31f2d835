package io.gangway.migration.state;

import io.gangway.libvirt.fact.JobStats;
import java.util.HashMap;
import java.util.Map;

/**
 * What libvirt says of a VM's job, in this console's terms. Nothing else but {@link JobFigures}, for one that has ended,
 * reads libvirt's statistics.
 *
 * @param statistics all that libvirt said, by libvirt's own names, to be shown and kept as it is
 */
public record JobReport(State state, Sample sample, Map<String, Object> statistics) {

    /** How a job stands. */
    public enum State {
        RUNS,
        COMPLETED,
        FAILED,
        CANCELLED,
        /** There is none. */
        NONE
    }

    private static final String ELAPSED = "time_elapsed";

    public JobReport {
        statistics = Map.copyOf(statistics);
    }

    public static JobReport of(JobStats stats) {
        return new JobReport(state(stats.type()), sample(stats), stats.fields());
    }

    private static State state(JobStats.Type type) {
        return switch (type) {
            case NONE -> State.NONE;
            case BOUNDED, UNBOUNDED -> State.RUNS;
            case COMPLETED -> State.COMPLETED;
            case FAILED -> State.FAILED;
            case CANCELLED -> State.CANCELLED;
        };
    }

    private static Sample sample(JobStats stats) {
        return new Sample(
                stats.elapsedMs(),
                stats.memoryIteration(),
                new Sample.Part(stats.memoryTotal(), stats.memoryProcessed(), stats.memoryRemaining()),
                new Sample.Part(stats.diskTotal(), stats.diskProcessed(), stats.diskRemaining()),
                stats.memoryDirtyBytesPerSecond(),
                stats.downtimeMs());
    }

    /** Whether it runs now. */
    public boolean runs() {
        return state == State.RUNS;
    }

    /** The same job at another time since it began, in milliseconds. */
    public JobReport at(long elapsedMs) {
        Map<String, Object> other = new HashMap<>(statistics);
        other.put(ELAPSED, elapsedMs);
        return new JobReport(state, sample.at(elapsedMs), other);
    }
}
