package io.gangway.migration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.request.ChoiceRules;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.FormReader;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.RequestMessages;
import io.gangway.page.PlainMessages;
import io.gangway.vm.inventory.VmState;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirshCommandTest {

    private static final String SOURCE = "qemu+ssh://root@alpha/system";
    private static final String DESTINATION = "qemu+ssh://root@beta/system";

    private static String command(MigrationForm form) {
        MigrationChoices choices = new ChoiceRules(
                        new FormReader(form, PlainMessages.of(RequestMessages.class), new ArrayList<>()), VmState::word)
                .read(Optional.empty(), Optional.empty());
        return VirshCommand.of(SOURCE, "wanderer1", Destination.of(DESTINATION), choices);
    }

    private static String oneLine(MigrationForm form) {
        return command(form).replace(" \\\n ", "");
    }

    @Test
    void writesTheUsualWay() {
        assertEquals(
                "virsh -c qemu+ssh://root@alpha/system migrate wanderer1 qemu+ssh://root@beta/system --live --p2p"
                        + " --persistent --undefinesource --verbose",
                oneLine(MigrationForm.EMPTY));
    }

    @ParameterizedTest(name = "{0}={1} is {2}")
    @CsvSource({
        "STAY_PAUSED, true, --suspend",
        "DESTINATION_NAME, w2, --dname w2",
        "DESTINATION_XML, <domain/>, --xml destination.xml",
        "PERSISTENT_XML, <domain/>, --persistent-xml persistent.xml",
        "DISKS, 'vda,vdb', '--migrate-disks vda,vdb'",
        "SYNCHRONOUS_WRITES, true, --copy-storage-synchronous-writes",
        "DISKS_PORT, 49300, --disks-port 49300",
        "MIGRATE_URI, tcp://10.0.1.2, --migrateuri tcp://10.0.1.2",
        "LISTEN_ADDRESS, 0.0.0.0, --listen-address 0.0.0.0",
        "TUNNELLED, true, --tunnelled",
        "TLS, true, --tls",
        "TLS_DESTINATION, beta, --tls-destination beta",
        "BANDWIDTH_MIB, 20, --bandwidth 20",
        "PARALLEL_CONNECTIONS, 3, --parallel --parallel-connections 3",
        "CHANGE_PROTECTION, true, --change-protection",
        "ABORT_ON_ERROR, true, --abort-on-error",
        "UNSAFE, true, --unsafe",
        "STORAGE, copy, --copy-storage-all",
        "STORAGE, copy-difference, --copy-storage-inc",
    })
    void writesEachOption(Field field, String text, String expected) {
        String command = oneLine(MigrationForm.EMPTY.with(field, text));

        assertTrue((command + " ").contains(" " + expected + " "), command);
    }

    @Test
    void writesWhatBelongsTogether() {
        String command = oneLine(MigrationForm.EMPTY
                .with(Field.AUTO_CONVERGE, "true")
                .with(Field.AUTO_CONVERGE_INITIAL, "30")
                .with(Field.AUTO_CONVERGE_INCREMENT, "15")
                .with(Field.COMPRESSION, "xbzrle")
                .with(Field.COMPRESSION_CACHE_MIB, "64")
                .with(Field.POSTCOPY, "true")
                .with(Field.POSTCOPY_BANDWIDTH_MIB, "50"));

        assertTrue(
                command.contains("--auto-converge --auto-converge-initial 30 --auto-converge-increment 15"), command);
        assertTrue(command.contains("--compressed --comp-methods xbzrle --comp-xbzrle-cache 67108864"), command);
        assertTrue(command.contains("--postcopy --postcopy-bandwidth 50"), command);
        String threads = oneLine(MigrationForm.EMPTY
                .with(Field.COMPRESSION, "mt")
                .with(Field.COMPRESSION_LEVEL, "1")
                .with(Field.COMPRESSION_THREADS, "2")
                .with(Field.DECOMPRESSION_THREADS, "3"));
        assertTrue(threads.contains("--comp-mt-level 1 --comp-mt-threads 2 --comp-mt-dthreads 3"), threads);
    }

    @Test
    void writesTemporaryPausedAndOffline() {
        MigrationForm temporary = MigrationForm.EMPTY.with(Field.DURATION, "temporary");

        assertFalse(oneLine(temporary).contains("--persistent"));
        assertFalse(oneLine(MigrationForm.EMPTY.with(Field.MODE, "paused")).contains("--live"));
        assertTrue(oneLine(temporary.with(Field.MODE, "offline")).endsWith(" --offline --p2p --persistent"));
    }

    @Test
    void theDowntimeLimitIsACommandBefore() {
        assertTrue(command(MigrationForm.EMPTY.with(Field.DOWNTIME_LIMIT_MS, "500"))
                .startsWith(
                        "virsh -c qemu+ssh://root@alpha/system migrate-setmaxdowntime wanderer1 500 &&\nvirsh -c "));
    }

    @Test
    void throughTheConsoleItLogsInToBothHosts() {
        assertFalse(oneLine(MigrationForm.EMPTY.with(Field.ROUTE, "through-the-console"))
                .contains("--p2p"));
    }

    @Test
    void noNameIsMoreThanAWordToTheShell() {
        assertEquals("'a b'", VirshCommand.quoted("a b"));
        assertEquals("'$(reboot)'", VirshCommand.quoted("$(reboot)"));
        assertEquals("'it'\\''s; rm -rf /'", VirshCommand.quoted("it's; rm -rf /"));
        assertEquals("'qemu+unix:///system?socket=/run/x'", VirshCommand.quoted("qemu+unix:///system?socket=/run/x"));
        assertEquals("''", VirshCommand.quoted(""));
        assertEquals("'-x'", VirshCommand.quoted("-x"));
    }
}
