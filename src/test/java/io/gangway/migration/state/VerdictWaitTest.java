package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Verdict.Where;
import io.gangway.vm.inventory.VmState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A verdict")
class VerdictWaitTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:02:07Z");
    private static final Destination BETA =
            new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty());
    private static final Destination ELSEWHERE =
            new Destination(Optional.empty(), "qemu+ssh://root@elsewhere/system", Optional.empty());
    private static final Sighting RUNS_HERE = Sighting.seen("alpha", VmState.RUNNING, false, Sighting.Hold.NONE);
    private static final Sighting KEPT_HERE = Sighting.seen("alpha", VmState.SHUT_OFF, true, Sighting.Hold.NONE);
    private static final Sighting LEAVING = Sighting.seen("alpha", VmState.SHUT_OFF, false, Sighting.Hold.NONE);
    private static final Sighting NOT_HERE = Sighting.absent("alpha");
    private static final Sighting HERE_SILENT = Sighting.unreachable("alpha", "no answer");
    private static final Sighting RUNS_THERE = Sighting.seen("beta", VmState.RUNNING, true, Sighting.Hold.NONE);
    private static final Sighting NOT_THERE = Sighting.absent("beta");
    private static final Sighting THERE_SILENT = Sighting.unreachable("beta", "no answer");

    private static Migration moving(MigrationDuration duration, Destination destination) {
        MigrationChoices usual = MigrationChoices.USUAL;
        return Migration.begin(
                new MigrationRequest(
                        UUID.randomUUID(),
                        new HostName("alpha"),
                        destination,
                        new MigrationChoices(
                                duration,
                                usual.mode(),
                                usual.route(),
                                usual.storage(),
                                usual.policy(),
                                usual.options())),
                "wanderer1",
                1 << 20,
                List.of(),
                NOW);
    }

    private static VerdictWait wait(Outcome outcome, Where where, Sighting source, Sighting destination) {
        return VerdictWait.of(
                moving(MigrationDuration.PERMANENT, BETA), new Verdict(outcome, where, source, destination, NOW));
    }

    @Test
    @DisplayName("that is unknown waits for whichever host does not answer, the source first")
    void silence() {
        assertEquals(VerdictWait.SOURCE, wait(Outcome.UNKNOWN, Where.UNPROVEN, HERE_SILENT, RUNS_THERE));
        assertEquals(VerdictWait.SOURCE, wait(Outcome.UNKNOWN, Where.UNPROVEN, HERE_SILENT, THERE_SILENT));
        assertEquals(VerdictWait.DESTINATION, wait(Outcome.UNKNOWN, Where.UNPROVEN, NOT_HERE, THERE_SILENT));
    }

    @Test
    @DisplayName("that is unknown though both hosts answer waits until they agree")
    void disagreement() {
        assertEquals(VerdictWait.AGREEMENT, wait(Outcome.UNKNOWN, Where.BOTH, RUNS_HERE, RUNS_THERE));
    }

    @Test
    @DisplayName("does not wait for a destination that the console cannot ask")
    void elsewhere() {
        Verdict unknown = new Verdict(Outcome.UNKNOWN, Where.UNPROVEN, NOT_HERE, THERE_SILENT, NOW);

        assertEquals(VerdictWait.AGREEMENT, VerdictWait.of(moving(MigrationDuration.PERMANENT, ELSEWHERE), unknown));
    }

    @Test
    @DisplayName(
            "on a VM that moved for good waits until the source has let go both of its process and its configuration")
    void lettingGo() {
        assertEquals(VerdictWait.LETTING_GO, wait(Outcome.SUCCEEDED, Where.DESTINATION, KEPT_HERE, RUNS_THERE));
        assertEquals(VerdictWait.LETTING_GO, wait(Outcome.SUCCEEDED, Where.DESTINATION, RUNS_HERE, RUNS_THERE));
        assertEquals(VerdictWait.NOTHING, wait(Outcome.SUCCEEDED, Where.DESTINATION, LEAVING, RUNS_THERE));
        assertEquals(VerdictWait.NOTHING, wait(Outcome.SUCCEEDED, Where.DESTINATION, NOT_HERE, RUNS_THERE));
    }

    @Test
    @DisplayName("on a VM that moved for a while, failed to move, or shut down on arrival lets the source keep it")
    void keeping() {
        Verdict arrived = new Verdict(Outcome.SUCCEEDED, Where.DESTINATION, KEPT_HERE, RUNS_THERE, NOW);

        assertEquals(VerdictWait.NOTHING, VerdictWait.of(moving(MigrationDuration.TEMPORARY, BETA), arrived));
        assertEquals(VerdictWait.NOTHING, wait(Outcome.FAILED, Where.SOURCE, RUNS_HERE, NOT_THERE));
        assertEquals(VerdictWait.NOTHING, wait(Outcome.SUCCEEDED, Where.NOWHERE, KEPT_HERE, NOT_THERE));
    }

    @Test
    @DisplayName("waits longer for a host that is silent than for hosts that answer, and not at all for nothing")
    void patience() {
        assertEquals(Duration.ZERO, VerdictWait.NOTHING.patience(true));
        assertEquals(Duration.ofSeconds(75), VerdictWait.SOURCE.patience(true));
        assertEquals(Duration.ofSeconds(75), VerdictWait.DESTINATION.patience(true));
        assertEquals(Duration.ofSeconds(12), VerdictWait.AGREEMENT.patience(false));
    }

    @Test
    @DisplayName("waits less for a source to let go once libvirt's call has come back: what it keeps then, it keeps")
    void patienceForLettingGo() {
        assertEquals(Duration.ofSeconds(12), VerdictWait.LETTING_GO.patience(true));
        assertEquals(Duration.ofSeconds(75), VerdictWait.LETTING_GO.patience(false));
    }
}
