package io.gangway.migration.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.BelongingMessages;
import io.gangway.belongings.BelongingWords;
import io.gangway.host.HostName;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.GivenOption;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.OptionFields;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.page.PlainMessages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BelongingLinesTest {

    private static final Instant START = Instant.parse("2026-03-01T14:02:07Z");
    private static final Belonging ORIGINAL =
            new Belonging(Kind.ORIGINAL, "/images/a.qcow2", Fate.STAYS, OptionalLong.of(5));
    private static final Belonging WRITES = new Belonging(Kind.DISK_WRITES, "vda", Fate.LOST, OptionalLong.empty());
    private static final Belonging MEDIUM =
            new Belonging(Kind.MEDIUM, "sda", Fate.IN_THE_WAY, OptionalLong.empty(), Optional.of("/isos/tools.iso"));

    private static List<BelongingLines.Line> lines(Migration migration) {
        return lines(migration, false);
    }

    private static List<BelongingLines.Line> lines(Migration migration, boolean back) {
        BelongingMessages say = PlainMessages.of(BelongingMessages.class);
        return new BelongingLines(new BelongingWords(say), say, (host, vm) -> back).of(migration);
    }

    private static Migration running(MigrationDuration duration, Map<String, ?> options, Belonging... belongings) {
        MigrationChoices usual = MigrationChoices.USUAL;
        MigrationRequest request = new MigrationRequest(
                UUID.randomUUID(),
                new HostName("alpha"),
                new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                new MigrationChoices(
                        duration,
                        usual.mode(),
                        usual.route(),
                        usual.storage(),
                        usual.policy(),
                        OptionFields.read(options)));
        return Migration.begin(request, "db", 1 << 20, List.of(belongings), START);
    }

    private static Migration ended(Outcome outcome, Migration migration) {
        return migration.copy().outcome(outcome, START.plusSeconds(1)).build();
    }

    @Test
    @DisplayName("what a VM left for good can be removed, once it is proven to be elsewhere")
    void removable() {
        Migration migration = running(MigrationDuration.PERMANENT, Map.of(), ORIGINAL);

        assertEquals("", lines(migration).get(0).code());
        assertEquals(
                ORIGINAL.code(),
                lines(ended(Outcome.SUCCEEDED, migration)).get(0).code());
        assertEquals(List.of(), lines(ended(Outcome.FAILED, migration)));
        assertEquals(
                "", lines(ended(Outcome.SUCCEEDED, migration), true).get(0).code(), "the VM is on its source again");
    }

    @Test
    @DisplayName("what the source still has a configuration for is not offered to be removed")
    void keptOfATemporaryMove() {
        Migration migration = ended(Outcome.SUCCEEDED, running(MigrationDuration.TEMPORARY, Map.of(), ORIGINAL));

        assertEquals("", lines(migration).get(0).code());
    }

    @Test
    @DisplayName("the autostart of the copy that stays is told as it was asked for")
    void autostart() {
        Belonging stays = new Belonging(Kind.AUTOSTART, "", Fate.STAYS, OptionalLong.empty());

        String held = lines(running(MigrationDuration.TEMPORARY, Map.of(), stays))
                .get(0)
                .sentence();
        String kept = lines(running(MigrationDuration.TEMPORARY, Map.of("keepAutostart", true), stays))
                .get(0)
                .sentence();

        assertTrue(held.contains("alpha does not start it"), held);
        assertTrue(kept.contains("also while it is away"), kept);
    }

    @Test
    @DisplayName("what had to be confirmed is told as such")
    void confirmed() {
        List<BelongingLines.Line> lines = lines(running(MigrationDuration.TEMPORARY, Map.of(), ORIGINAL, WRITES));

        assertFalse(lines.get(0).confirmed());
        assertTrue(lines.get(1).confirmed());
    }

    @Test
    @DisplayName("a medium that was ejected is told as ejected, and not as one that is in the way")
    void ejected() {
        Belonging onNetwork = new Belonging(Kind.MEDIUM, "sdb", Fate.STAYS, OptionalLong.empty());
        Migration migration =
                running(MigrationDuration.PERMANENT, Map.of("eject", List.of("sda", "sdb")), MEDIUM, onNetwork);

        assertEquals(
                List.of(
                        "/isos/tools.iso was ejected from sda before the start. It stays on alpha.",
                        "What was in sdb was ejected before the start."),
                lines(migration).stream().map(BelongingLines.Line::sentence).toList());
    }

    @Test
    @DisplayName("what was confirmed stands among the options only where no belonging tells of it")
    void saidOnce() {
        Migration migration = running(
                MigrationDuration.TEMPORARY,
                Map.of(
                        "accept",
                        List.of("disk-there:vdb", "disk-writes:vda"),
                        "eject",
                        List.of("sda"),
                        "targets",
                        Map.of("vda", "images")),
                WRITES,
                MEDIUM);

        assertEquals(
                List.of("targets=vda=images", "accept=disk-there:vdb"),
                migration.given().stream()
                        .map(option -> option.field().word() + "=" + option.value())
                        .toList());
        assertEquals(
                new GivenOption.Part("vda", "images"),
                migration.given().get(0).parts().get(0));
    }
}
