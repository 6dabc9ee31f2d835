package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.belongings.Belonging;
import io.gangway.host.HostName;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.GivenOption;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A migration")
class MigrationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:02:07.123Z");
    private static final UUID VM = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");
    private static final Destination BETA =
            new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty());
    private static final Belonging TPM =
            new Belonging(Belonging.Kind.TPM, "", Belonging.Fate.LOST, OptionalLong.empty());

    private static Migration begin(Destination destination, MigrationOptions options) {
        return Migration.begin(
                new MigrationRequest(
                        VM,
                        new HostName("alpha"),
                        destination,
                        new MigrationChoices(
                                MigrationDuration.TEMPORARY,
                                MigrationMode.PAUSED,
                                MigrationRoute.HOST_TO_HOST,
                                MigrationStorage.COPY,
                                MigrationPolicy.GENTLE,
                                options)),
                "wanderer1",
                100,
                List.of(TPM),
                NOW.plusNanos(999));
    }

    private final Migration migration = begin(BETA, MigrationOptions.NONE);

    @Test
    @DisplayName("begins as it was asked for, in whole milliseconds, with all still to come")
    void begins() {
        assertEquals(NOW, migration.startedAt());
        assertEquals(MigrationDuration.TEMPORARY, migration.duration());
        assertEquals(MigrationMode.PAUSED, migration.mode());
        assertEquals(MigrationStorage.COPY, migration.storage());
        assertTrue(migration.running());
        assertEquals(Phase.PREPARING, migration.phase());
        assertEquals(Progress.expecting(100), migration.progress());
        assertEquals(Optional.empty(), migration.told());
    }

    @Test
    @DisplayName("goes to a host by its name, or to an address that is no host of the console's")
    void destinations() {
        Migration elsewhere = begin(Destination.of("qemu+ssh://root@elsewhere/system"), MigrationOptions.NONE);

        assertEquals(Optional.of(new HostName("beta")), migration.destinationHost());
        assertEquals("qemu+ssh://root@elsewhere/system", elsewhere.destination());
        assertEquals(Optional.empty(), elsewhere.destinationHost());
    }

    @Test
    @DisplayName("tells the options that were chosen, without the confirmations of which the belongings tell")
    void given() {
        Migration chosen = begin(
                BETA,
                MigrationOptions.NONE
                        .with(Field.AUTO_CONVERGE, true)
                        .with(Field.ACCEPT, List.of("tpm", "other-cpu"))
                        .with(Field.BANDWIDTH_MIB, 100));

        assertEquals(List.of(), migration.given());
        assertEquals(
                List.of(
                        new GivenOption(Field.ACCEPT, "other-cpu"),
                        new GivenOption(Field.BANDWIDTH_MIB, "100"),
                        new GivenOption(Field.AUTO_CONVERGE, "true")),
                chosen.given());
    }

    @Test
    @DisplayName("has ended once it has an outcome, and never before it began")
    void ends() {
        Migration ended = migration
                .copy()
                .outcome(Outcome.FAILED, NOW.minus(Duration.ofHours(1)))
                .build();

        assertFalse(ended.running());
        assertEquals(Phase.ENDED, ended.phase());
        assertEquals(Optional.of(NOW), ended.endedAt());
    }

    @Test
    @DisplayName("tells a failure as it is while it runs, and with what is to be done once it has ended")
    void told() {
        Failure failure = FailureCatalogue.unheard(new FailureCatalogue.Ends("wanderer1", "alpha", "beta"));
        Migration failing = migration.copy().error(Optional.of(failure)).build();
        Migration failed = failing.copy().outcome(Outcome.UNKNOWN, NOW).build();

        assertEquals(Optional.of(failure), failing.told());
        assertEquals("next.nobody-said", failed.told().orElseThrow().nextStep().key());
    }

    @Test
    @DisplayName("differs in nothing else under another number or with other progress")
    void copies() {
        Progress further = Progress.expecting(200);

        Migration numbered = migration.withId(7);
        assertEquals(7, numbered.id());
        assertEquals(migration, numbered.withId(0));
        assertEquals(further, migration.withProgress(further).progress());
        assertEquals(migration, migration.withProgress(further).withProgress(migration.progress()));
    }

    @Test
    @DisplayName("is known by its number and its VM to whoever hears that it has changed")
    void changed() {
        assertEquals(new MigrationChanged(7, VM), MigrationChanged.of(migration.withId(7)));
    }

    @Test
    @DisplayName("keeps its belongings where others are not told")
    void belongings() {
        Belonging stays = TPM.with(Belonging.Fate.STAYS);

        assertEquals(List.of(TPM), migration.copy().build().belongings());
        assertEquals(
                List.of(stays),
                migration.copy().belongings(List.of(stays)).build().belongings());
    }
}
