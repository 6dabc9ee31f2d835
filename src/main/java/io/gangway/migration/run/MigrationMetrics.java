package io.gangway.migration.run;

import io.gangway.migration.failure.Failure;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.verdict.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Counts migrations: those that begin and end in this console, those under way, and those whose outcome is unknown. {@link
 * Attempts} tells of each beginning and end, once; nothing here may fail, since a run waits for it.
 */
@Singleton
class MigrationMetrics {

    private static final Logger LOG = Logger.getLogger(MigrationMetrics.class);

    /** For those that did not fail, and for failures from before there were codes. */
    private static final String NO_CODE = "none";

    private static final Duration[] DURATIONS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(3)
    };
    private static final Duration[] DOWNTIMES = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1)
    };

    private final MeterRegistry registry;
    private final MigrationStore store;
    private final LiveRuns runs;
    private final Counter started;
    private volatile int unknown;

    MigrationMetrics(MeterRegistry registry, MigrationStore store, LiveRuns runs) {
        this.registry = registry;
        this.store = store;
        this.runs = runs;
        this.started = Counter.builder("gangway.migrations.started")
                .description("Migrations that this console has started")
                .register(registry);
        Gauge.builder("gangway.migrations.running", runs, LiveRuns::size)
                .description("Migrations under way, those that were taken up with them")
                .register(registry);
        Gauge.builder("gangway.migrations.unknown", this, metrics -> metrics.unknown)
                .description("VMs whose last migration has an outcome that is still unknown")
                .register(registry);
        // Each outcome is there from the start, so that the first of it is an increase.
        for (Outcome outcome : Outcome.values()) {
            ended(outcome, NO_CODE);
            duration(outcome);
        }
        downtime();
    }

    /** Before the attempts that an earlier console left are taken up. */
    void begin(@Observes @Priority(5_900) StartupEvent event) {
        countUnknown();
    }

    /** One was started here. */
    void begun() {
        started.increment();
    }

    /** The end of one is written down. */
    void ended(Migration migration) {
        Outcome outcome = migration.outcome().orElse(Outcome.UNKNOWN);
        ended(outcome, code(migration)).increment();
        migration.endedAt().ifPresent(end -> duration(outcome).record(Duration.between(migration.startedAt(), end)));
        if (outcome == Outcome.SUCCEEDED) {
            migration.downtimeMs().ifPresent(time -> downtime().record(Duration.ofMillis(time)));
        }
    }

    private static String code(Migration migration) {
        return migration
                .error()
                .map(Failure::code)
                .filter(code -> !code.isEmpty())
                .orElse(NO_CODE);
    }

    /** What has ended may have become known since; one that runs changes several times a second, and is not. */
    void changed(@Observes MigrationChanged event) {
        if (runs.find(event.id()).isEmpty()) {
            countUnknown();
        }
    }

    private void countUnknown() {
        try {
            unknown = store.unknown().size();
        } catch (RuntimeException e) {
            LOG.debug("Migrations of unknown outcome could not be counted", e);
        }
    }

    private Counter ended(Outcome outcome, String code) {
        return Counter.builder("gangway.migrations.ended")
                .description("Migrations that have ended, by their outcome and the code of their failure")
                .tag("outcome", outcome.word())
                .tag("code", code)
                .register(registry);
    }

    private Timer duration(Outcome outcome) {
        return Timer.builder("gangway.migration.duration")
                .description("How long migrations took, from their start to their verdict")
                .tag("outcome", outcome.word())
                .serviceLevelObjectives(DURATIONS)
                .register(registry);
    }

    private Timer downtime() {
        return Timer.builder("gangway.migration.downtime")
                .description("How long guests stood still for the switchover, where it was measured")
                .serviceLevelObjectives(DOWNTIMES)
                .register(registry);
    }
}
