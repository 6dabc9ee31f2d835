package io.gangway.migration.run;

import static io.gangway.migration.run.AttemptRig.NOTHING_THERE;
import static io.gangway.migration.run.AttemptRig.STAYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.binding.PromptCalls;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Witness;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A migration is counted")
@Timeout(60)
class MigrationMetricsTest {

    private final AttemptRig bench = new AttemptRig();
    private final MigrationMetrics metrics = bench.metrics;

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    private double started() {
        return bench.registry.get("gangway.migrations.started").counter().count();
    }

    private double figure(String gauge) {
        return bench.registry.get(gauge).gauge().value();
    }

    private double ended(Outcome outcome, String code) {
        return bench.registry
                .get("gangway.migrations.ended")
                .tags("outcome", outcome.word(), "code", code)
                .counter()
                .count();
    }

    private Timer duration(Outcome outcome) {
        return bench.registry
                .get("gangway.migration.duration")
                .tag("outcome", outcome.word())
                .timer();
    }

    private static Migration ended(Migration begun, Outcome outcome) {
        return begun.copy()
                .outcome(outcome, begun.startedAt().plusSeconds(90))
                .verdict(new Verdict(outcome, Verdict.Where.UNPROVEN, STAYED, NOTHING_THERE, begun.startedAt()))
                .build();
    }

    @Test
    @DisplayName("when it starts, while it runs, and once it has ended well")
    void fromStartToEnd() {
        Migration begun = bench.begun();
        assertEquals(1, started());
        assertEquals(1, figure("gangway.migrations.running"));

        bench.call = () -> PromptCalls.done("alpha", () -> true);
        Migration second = bench.begun();
        bench.ended(second);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> ended(Outcome.SUCCEEDED, "none") == 1);
        assertEquals(2, started());
        assertEquals(1, duration(Outcome.SUCCEEDED).count());
        assertEquals(1, figure("gangway.migrations.running"), () -> "besides " + begun.id());
    }

    @Test
    @DisplayName("as failed, with its code, also where it never left")
    void failed() {
        bench.hosts = () -> new Witness.Testimony(STAYED, NOTHING_THERE);
        bench.call = () -> {
            throw new IllegalStateException("thrown by the test");
        };

        Migration ended = bench.ended(bench.begun());

        String code = ended.error().orElseThrow().code();
        assertTrue(!code.isEmpty());
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> ended(Outcome.FAILED, code) == 1);
        assertEquals(0, figure("gangway.migrations.running"));
    }

    @Test
    @DisplayName("with how long it took and how long its guest stood still")
    void times() {
        Migration begun = bench.row(AttemptRig.request());
        Migration ended = ended(begun, Outcome.SUCCEEDED);
        Migration measured = new Migration(
                ended.id(),
                ended.uuid(),
                ended.name(),
                ended.source(),
                ended.destination(),
                ended.choices(),
                ended.outcome(),
                ended.cancel(),
                ended.switchedOver(),
                ended.startedAt(),
                ended.endedAt(),
                ended.arrivedAt(),
                ended.progress(),
                ended.totalMs(),
                OptionalLong.of(250),
                ended.verdict(),
                ended.error(),
                ended.belongings());

        metrics.ended(measured);

        assertEquals(90, duration(Outcome.SUCCEEDED).totalTime(TimeUnit.SECONDS));
        Timer downtime = bench.registry.get("gangway.migration.downtime").timer();
        assertEquals(250, downtime.totalTime(TimeUnit.MILLISECONDS));
        assertEquals(1, downtime.count());
        assertEquals(1, ended(Outcome.SUCCEEDED, "none"));
    }

    @Test
    @DisplayName("by the code of its failure, as JSON has it")
    void code() {
        Migration begun = bench.row(AttemptRig.request());

        metrics.ended(ended(begun, Outcome.FAILED)
                .copy()
                .error(Optional.of(FailureCatalogue.translate(
                        "Nobody knows these words.", new FailureCatalogue.Ends("wanderer1", "alpha", "beta"))))
                .build());

        assertEquals(1, ended(Outcome.FAILED, "unknown"));
    }

    @Test
    @DisplayName("as taken up, not as started, where an earlier console began it")
    void takenUp() {
        bench.row(AttemptRig.request());

        bench.takeUp.begin(null);

        assertEquals(0, started());
        assertEquals(1, figure("gangway.migrations.running"));
    }

    @Test
    @DisplayName("among the unknown for as long as it is not known, also by the next console")
    void unknown() {
        Migration begun = bench.row(AttemptRig.request());
        Migration unknown = ended(begun, Outcome.UNKNOWN)
                .copy()
                .verdict(new Verdict(
                        Outcome.UNKNOWN,
                        Verdict.Where.UNPROVEN,
                        Sighting.unreachable("alpha", "It does not answer."),
                        NOTHING_THERE,
                        begun.startedAt()))
                .build();
        bench.store.save(unknown);
        metrics.begin(new StartupEvent());
        assertEquals(1, figure("gangway.migrations.unknown"));

        bench.store.save(ended(unknown, Outcome.FAILED));
        metrics.changed(MigrationChanged.of(begun));

        assertEquals(0, figure("gangway.migrations.unknown"));
    }

    @Test
    @DisplayName("without holding anything up where the database cannot be read")
    void theDatabaseIsBroken() {
        bench.database.breakIt();

        metrics.changed(new MigrationChanged(7, UUID.randomUUID()));

        assertEquals(0, figure("gangway.migrations.unknown"));
    }
}
