package io.gangway.migration.run;

import io.gangway.migration.state.JobReport;
import io.gangway.time.SteadyClock;
import java.time.Duration;
import java.util.Optional;

/**
 * Mends the time that a job says it has run: libvirt counts it by its host's time of day, which may be set meanwhile. As
 * long as it goes on as fast as time does, it is left as it is.
 */
final class JobTime {

    /** How far libvirt's figure may stray; an answer may have been under way for as long. */
    private static final long TOLERANCE_MS = 3_000;

    private final SteadyClock clock;
    private Optional<Duration> began = Optional.empty();
    private long correctionMs;
    private long lastMs;

    JobTime(SteadyClock clock) {
        this.clock = clock;
    }

    /**
     * The report with the time that has really passed.
     *
     * @param longest how long the job can have run at most
     */
    synchronized JobReport mended(JobReport report, Duration longest) {
        long elapsedMs = report.sample().elapsedMs();
        Duration now = clock.now();
        if (began.isEmpty()) {
            long first = Math.max(0, Math.min(elapsedMs, longest.toMillis() + TOLERANCE_MS));
            began = Optional.of(now.minusMillis(first));
        }
        long passed = now.minus(began.get()).toMillis();
        if (Math.abs(elapsedMs + correctionMs - passed) > TOLERANCE_MS) {
            correctionMs = passed - elapsedMs;
        }
        lastMs = Math.max(lastMs, elapsedMs + correctionMs);
        return lastMs == elapsedMs ? report : report.at(lastMs);
    }
}
