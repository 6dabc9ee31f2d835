package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A wish to cancel")
class MigrationRunTest {

    private static final Instant START = Instant.parse("2026-03-01T14:02:07Z");

    private final MigrationRun run = MigrationRun.begun(
            Migration.begin(
                    new MigrationRequest(
                            UUID.randomUUID(),
                            new HostName("alpha"),
                            new Destination(
                                    Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                            MigrationChoices.USUAL),
                    "wanderer1",
                    1 << 20,
                    List.of(),
                    START),
            Clock.fixed(START, ZoneOffset.UTC));

    private void moves() {
        run.sample(
                new Sample(200, 1, new Sample.Part(1 << 20, 4096, 1 << 19), Sample.Part.NONE, 0, OptionalLong.empty()));
    }

    @Test
    @DisplayName("that libvirt took while it had nothing to end is not put again as long as nothing moves")
    void waits() {
        run.cancelling(CancelState.ASKED);
        assertTrue(run.wantsCancel());

        run.cancelWaits();

        assertEquals(CancelState.ACCEPTED, run.migration().cancel());
        assertFalse(run.wantsCancel());
    }

    @Test
    @DisplayName("that libvirt took too early is put again once something moves, until it is taken then")
    void isPutAgain() {
        run.cancelling(CancelState.ASKED);
        run.cancelWaits();

        moves();
        assertFalse(run.preparing());
        assertTrue(run.wantsCancel());

        run.cancelling(CancelState.ACCEPTED);
        assertFalse(run.wantsCancel());
    }
}
