package io.gangway.migration.history;

import io.gangway.belongings.Belonging;
import io.gangway.host.HostName;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.Said;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Convergence;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import io.gangway.migration.state.Progress;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.vm.inventory.VmState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Migrations for the tests of what is kept. */
public final class KeptMigrations {

    public static final Instant NOW = Instant.parse("2026-03-01T14:02:07.123Z");
    public static final String URI = "qemu+ssh://beta/system";

    private KeptMigrations() {}

    /** One that is just beginning, from alpha to beta. */
    public static Migration beginning(UUID vm, String name) {
        MigrationRequest request = new MigrationRequest(
                vm,
                new HostName("alpha"),
                new Destination(Optional.of(new HostName("beta")), URI, Optional.empty()),
                MigrationChoices.USUAL);
        return Migration.begin(request, name, 1 << 20, List.of(), NOW);
    }

    /** Writes a new one down, of a VM of its own. */
    public static Migration begun(TestDatabase database) {
        return new MigrationStore(database.source())
                .begin(beginning(UUID.randomUUID(), "wanderer1"), URI)
                .orElseThrow();
    }

    /** The same with an end. */
    public static Migration ended(Migration begun, Outcome outcome) {
        return begun.copy().outcome(outcome, NOW.plusSeconds(9)).build();
    }

    /** The same with a verdict in which the source could not be asked. */
    public static Migration halfSeen(Migration begun, Outcome outcome) {
        Verdict verdict = new Verdict(
                outcome,
                Verdict.Where.DESTINATION,
                Sighting.unreachable("alpha", "no route to host"),
                Sighting.absent("beta"),
                NOW);
        return ended(begun, outcome).copy().verdict(verdict).build();
    }

    /** One in which nothing is as it is where nothing was said. */
    static Migration full(long id) {
        MigrationChoices choices = new MigrationChoices(
                MigrationDuration.TEMPORARY,
                MigrationMode.PAUSED,
                MigrationRoute.THROUGH_THE_CONSOLE,
                MigrationStorage.COPY,
                MigrationPolicy.FINISH,
                new MigrationOptions(Map.of(Field.DISKS, List.of("vda", "vdb"), Field.UNSAFE, true)));
        Progress progress = new Progress(
                Phase.VERIFYING,
                97,
                3,
                1_000,
                200,
                1_200,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Convergence.NONE,
                List.of(new Progress.Point(0, 1, 2, 3), new Progress.Point(500, 4, 5, 6)));
        Verdict verdict = new Verdict(
                Outcome.UNKNOWN,
                Verdict.Where.BOTH,
                Sighting.seen("alpha", VmState.SHUTTING_DOWN, true, Sighting.Hold.POST_COPY),
                Sighting.unreachable("qemu+ssh://beta/system", "no route to host"),
                NOW.plusSeconds(12));
        Failure failure = new Failure(
                "vm-busy",
                Said.asTold("It \"failed\""),
                List.of(Said.asTold("C:\\x"), Said.asTold("虚拟机")),
                Said.asTold("Wait."),
                "raw");
        return new Migration(
                id,
                UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f"),
                "wanderer's \"1\" 虚拟机",
                new HostName("alpha"),
                "qemu+ssh://gamma.example.org/system",
                choices,
                Optional.of(Outcome.UNKNOWN),
                CancelState.TOO_LATE,
                true,
                NOW,
                Optional.of(NOW.plusSeconds(10)),
                Optional.of(NOW.plusSeconds(11)),
                progress,
                OptionalLong.of(10_000),
                OptionalLong.of(250),
                Optional.of(verdict),
                Optional.of(failure),
                List.of(
                        new Belonging(
                                Belonging.Kind.MEDIUM,
                                "sda",
                                Belonging.Fate.STAYS,
                                OptionalLong.of(7),
                                Optional.of("/isos/a.iso")),
                        new Belonging(Belonging.Kind.TPM, "", Belonging.Fate.TRAVELS, OptionalLong.empty())));
    }
}
