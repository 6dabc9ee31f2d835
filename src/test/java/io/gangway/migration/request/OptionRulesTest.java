package io.gangway.migration.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.history.OptionColumn;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.PlainMessages;
import io.gangway.vm.inventory.VmState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionRulesTest {

    private static final MigrationForm LIVE = MigrationForm.EMPTY.with(Field.MODE, "live");
    private static final MigrationForm OFFLINE = MigrationForm.EMPTY.with(Field.MODE, "offline");

    private final List<Problem> problems = new ArrayList<>();

    private MigrationChoices read(MigrationForm form) {
        problems.clear();
        return rules(form).read(Optional.empty(), Optional.empty());
    }

    private ChoiceRules rules(MigrationForm form) {
        return new ChoiceRules(new FormReader(form, PlainMessages.of(RequestMessages.class), problems), VmState::word);
    }

    private MigrationChoices accepted(MigrationForm form) {
        MigrationChoices choices = read(form);
        assertEquals(List.of(), problems);
        return choices;
    }

    private void refused(Field field, String part, MigrationForm form) {
        read(form);
        List<Field> fields = problems.stream().map(Problem::field).toList();
        assertEquals(List.of(field), fields, problems.toString());
        assertTrue(problems.get(0).message().contains(part), problems.toString());
    }

    @Test
    void keepsTheAutostartOfACopyThatATemporaryMigrationLeaves() {
        MigrationForm kept = MigrationForm.EMPTY.with(Field.KEEP_AUTOSTART, "true");

        MigrationOptions options =
                accepted(kept.with(Field.DURATION, "temporary")).options();
        assertTrue(options.ticked(Field.KEEP_AUTOSTART));
        assertEquals(options, OptionFields.read(OptionFields.of(options)));
        refused(Field.KEEP_AUTOSTART, "Choose temporary", kept.with(Field.DURATION, "permanent"));
        refused(Field.KEEP_AUTOSTART, "Choose temporary", kept);
        refused(
                Field.KEEP_AUTOSTART,
                "Leave this out",
                OFFLINE.with(Field.DURATION, "temporary").with(Field.KEEP_AUTOSTART, "on"));
        accepted(MigrationForm.EMPTY.with(Field.KEEP_AUTOSTART, "false"));
    }

    @Test
    void takesNoOptionAsTheUsualWay() {
        assertEquals(MigrationChoices.USUAL, accepted(MigrationForm.EMPTY));
    }

    @Test
    void readsEveryOptionThatCanBeGivenBesideTheOthers() {
        Map<Field, Object> given = new EnumMap<>(Map.ofEntries(
                Map.entry(Field.DISKS, List.of("vda", "vdb")),
                Map.entry(Field.SYNCHRONOUS_WRITES, true),
                Map.entry(Field.DISKS_PORT, 49300),
                Map.entry(Field.DESTINATION_NAME, "wanderer-2"),
                Map.entry(Field.MIGRATE_URI, "tcp://10.0.1.2:49200"),
                Map.entry(Field.LISTEN_ADDRESS, "::"),
                Map.entry(Field.TLS, true),
                Map.entry(Field.TLS_DESTINATION, "beta.example.org"),
                Map.entry(Field.BANDWIDTH_MIB, 20),
                Map.entry(Field.DOWNTIME_LIMIT_MS, 500),
                Map.entry(Field.AUTO_CONVERGE, true),
                Map.entry(Field.AUTO_CONVERGE_INITIAL, 30),
                Map.entry(Field.COMPRESSION, "xbzrle"),
                Map.entry(Field.COMPRESSION_CACHE_MIB, 128),
                Map.entry(Field.PARALLEL_CONNECTIONS, 4),
                Map.entry(Field.POSTCOPY, true),
                Map.entry(Field.POSTCOPY_BANDWIDTH_MIB, 100),
                Map.entry(Field.CHANGE_PROTECTION, true),
                Map.entry(Field.ABORT_ON_ERROR, true),
                Map.entry(Field.UNSAFE, true)));
        MigrationForm form = LIVE.with(Field.STORAGE, "copy").with(Field.UNSAFE_CONFIRMED, "true");
        for (Map.Entry<Field, Object> option : given.entrySet()) {
            form = form.with(option.getKey(), written(option.getValue()));
        }

        MigrationOptions options = accepted(form).options();

        assertEquals(given, options.chosen());
        assertEquals(options, OptionFields.read(OptionFields.of(options)));
        assertEquals(options, OptionColumn.read(OptionColumn.write(options)));
    }

    private static String written(Object value) {
        if (value instanceof List<?> names) {
            return names.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    @Test
    void keepsThatAConfigurationWasChangedAndNothingOfWhatIsInIt() {
        MigrationOptions options = accepted(LIVE.with(Field.DESTINATION_XML, "<domain passwd='secret'/>")
                        .with(Field.PERSISTENT_XML, "<domain/>"))
                .options();

        assertFalse(OptionColumn.write(options).contains("secret"));
        assertTrue(OptionColumn.read(OptionColumn.write(options)).has(Field.DESTINATION_XML));
    }

    @ParameterizedTest(name = "refuses {1} as {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "BANDWIDTH_MIB | 0 | from 1",
                "BANDWIDTH_MIB | 20 MiB | whole number",
                "DISKS_PORT | 65536 | to 65535",
                "DESTINATION_NAME | a/b | may have",
                "DESTINATION_NAME | --live | may have",
                "MIGRATE_URI | exec:rm | tcp://",
                "MIGRATE_URI | unix:///tmp/x | tcp://",
                "LISTEN_ADDRESS | -4 | address",
                "TLS | maybe | neither true nor false",
                "COMPRESSION | zip | Choose xbzrle or mt",
                "POLICY | hope | Choose none or gentle",
                "MODE | sideways | Choose live or paused",
                "ROUTE | by air | Choose host-to-host",
            })
    void refusesWhatCannotBe(Field field, String text, String part) {
        read(MigrationForm.EMPTY.with(field, text));

        assertEquals(field, problems.get(0).field());
        assertTrue(problems.get(0).message().contains(part), problems.toString());
    }

    @Test
    void unsafeMustBeConfirmed() {
        refused(Field.UNSAFE, "Confirm", LIVE.with(Field.UNSAFE, "true"));
    }

    @Test
    void offlineOnlyTheConfigurationMoves() {
        accepted(OFFLINE.with(Field.STORAGE, "copy"));
        refused(Field.STORAGE, "copied whole", OFFLINE.with(Field.STORAGE, "copy-difference"));
        refused(
                Field.DESTINATION_XML,
                "to the same paths",
                OFFLINE.with(Field.STORAGE, "copy").with(Field.DESTINATION_XML, "<domain/>"));
        refused(Field.BANDWIDTH_MIB, "only the configuration", OFFLINE.with(Field.BANDWIDTH_MIB, "5"));
        refused(Field.STAY_PAUSED, "only the configuration", OFFLINE.with(Field.STAY_PAUSED, "true"));
        refused(Field.POSTCOPY, "only the configuration", OFFLINE.with(Field.POSTCOPY, "true"));
        refused(Field.PERSISTENT_XML, "only the configuration", OFFLINE.with(Field.PERSISTENT_XML, "<domain/>"));
        accepted(OFFLINE.with(Field.DESTINATION_NAME, "x")
                .with(Field.DURATION, "temporary")
                .with(Field.STAY_PAUSED, "false"));
    }

    @Test
    void aTunnelHasNoConnectionOfItsOwn() {
        MigrationForm tunnelled = LIVE.with(Field.TUNNELLED, "true");

        accepted(tunnelled);
        refused(Field.MIGRATE_URI, "of its own", tunnelled.with(Field.MIGRATE_URI, "tcp://beta"));
        refused(Field.LISTEN_ADDRESS, "of its own", tunnelled.with(Field.LISTEN_ADDRESS, "0.0.0.0"));
        refused(Field.PARALLEL_CONNECTIONS, "of its own", tunnelled.with(Field.PARALLEL_CONNECTIONS, "2"));
        refused(Field.TLS, "of its own", tunnelled.with(Field.TLS, "true"));
        refused(Field.POSTCOPY, "of its own", tunnelled.with(Field.POSTCOPY, "true"));
        refused(Field.TUNNELLED, "Disks cannot", tunnelled.with(Field.STORAGE, "copy"));
        refused(Field.TUNNELLED, "host to host", tunnelled.with(Field.ROUTE, "through-the-console"));
    }

    @Test
    void postcopyNeedsAGuestThatRuns() {
        MigrationForm postcopy = LIVE.with(Field.POSTCOPY, "true");

        accepted(postcopy);
        refused(Field.POSTCOPY, "choose live", postcopy.with(Field.MODE, "paused"));
        refused(Field.POSTCOPY, "run on arrival", postcopy.with(Field.STAY_PAUSED, "true"));
    }

    @Test
    void someCompressionDoesNotGoWithParallelConnections() {
        MigrationForm parallel = LIVE.with(Field.PARALLEL_CONNECTIONS, "2");

        accepted(parallel.with(Field.COMPRESSION, "xbzrle"));
        refused(Field.PARALLEL_CONNECTIONS, "mt does not work", parallel.with(Field.COMPRESSION, "mt"));
    }

    @Test
    void whatTunesSomethingNeedsIt() {
        refused(Field.AUTO_CONVERGE_INITIAL, "only tunes", LIVE.with(Field.AUTO_CONVERGE_INITIAL, "20"));
        refused(Field.AUTO_CONVERGE_INCREMENT, "only tunes", LIVE.with(Field.AUTO_CONVERGE_INCREMENT, "20"));
        refused(Field.POSTCOPY_BANDWIDTH_MIB, "only tunes", LIVE.with(Field.POSTCOPY_BANDWIDTH_MIB, "20"));
        refused(Field.TLS_DESTINATION, "only tunes", LIVE.with(Field.TLS_DESTINATION, "beta"));
        refused(Field.COMPRESSION_LEVEL, "only tunes", LIVE.with(Field.COMPRESSION_LEVEL, "2"));
        refused(
                Field.COMPRESSION_LEVEL,
                "compression by mt",
                LIVE.with(Field.COMPRESSION, "xbzrle").with(Field.COMPRESSION_LEVEL, "2"));
        refused(
                Field.COMPRESSION_CACHE_MIB,
                "power of two",
                LIVE.with(Field.COMPRESSION, "xbzrle").with(Field.COMPRESSION_CACHE_MIB, "100"));
    }

    @Test
    void whatConcernsCopiedDisksNeedsThem() {
        MigrationForm shared = LIVE.with(Field.STORAGE, "shared");
        refused(Field.DISKS_PORT, "copied", shared.with(Field.DISKS_PORT, "49300"));
        refused(Field.SYNCHRONOUS_WRITES, "copied", shared.with(Field.SYNCHRONOUS_WRITES, "true"));
        refused(Field.DISKS, "at least one", LIVE.with(Field.STORAGE, "copy").with(Field.DISKS, ","));
        refused(Field.DISKS, "copied", shared.with(Field.DISKS, "vda"));
        refused(Field.TARGETS, "copied", shared.with(Field.TARGETS, "vda=images"));
    }

    @Test
    void whatConcernsCopiedDisksWaitsForTheHostsWhereTheStorageIsLeftOut() {
        MigrationOptions options =
                accepted(LIVE.with(Field.TARGETS, "vda=images")).options();
        assertEquals(Map.of("vda", "images"), options.pools());
    }

    @Test
    void aTemporaryMoveLeavesNoConfigurationBehind() {
        refused(
                Field.PERSISTENT_XML,
                "temporary",
                LIVE.with(Field.DURATION, "temporary").with(Field.PERSISTENT_XML, "<domain/>"));
    }

    @Test
    void theConsoleLeadsOnlyToHostsItKnows() {
        MigrationForm led = LIVE.with(Field.ROUTE, "through-the-console");
        problems.clear();

        rules(led).read(Optional.empty(), Optional.of(Destination.of("qemu+ssh://elsewhere/system")));

        assertEquals(Field.ROUTE, problems.get(0).field());
    }
}
