package io.gangway.migration.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What somebody does to a VM half-way is told, with its host")
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailureReasonsIT extends LabTest {

    private static final Map<String, String> SHARED = Map.of("duration", "permanent", "storage", "shared");

    @ParameterizedTest(name = "{0} on the source: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "destroy | source-forced-off | was forced off on alpha",
                "qemu-monitor-command --hmp quit | source-qemu-told-to-end | on alpha was ended"
            })
    void theVmEndsOnItsSource(String command, String code, String words) {
        try (Guest guest = lab.guest("alpha", "rend", "--dirty", "4")) {
            long id = halfWay(guest);

            String[] parts = command.split(" ", 2);
            if (parts.length == 1) {
                lab.virsh("alpha", parts[0], guest.name());
            } else {
                lab.bash("alpha", "virsh qemu-monitor-command \"$1\" --hmp quit || true", guest.name());
            }

            MigrationAnswer end = console.ended(id);
            assertEquals("failed", end.outcome(), end.json().prettify());
            assertEquals(code, end.json().getString("error.code"), end.json().prettify());
            assertTrue(end.errorTitle().contains(words), end.errorTitle());
            assertFalse((end.errorTitle() + end.errorCause()).contains("beta"), end.errorCause());
            assertTrue(end.sentence().contains("runs on neither host"), end.sentence());
            assertEquals("shut off", lab.state("alpha", guest.name()));
        }
    }

    /** libvirt says for about a quarter of a second that the job was cancelled; who misses that accuses nobody. */
    @Test
    @DisplayName(
            "a job that somebody else aborts on the source was cancelled outside the console, or for no known reason")
    void theJobIsAbortedElsewhere() {
        try (Guest guest = lab.guest("alpha", "rabort", "--dirty", "4")) {
            List<String> told = new ArrayList<>();
            while (told.size() < 3 && !told.contains("aborted-elsewhere")) {
                long id = halfWay(guest);

                lab.virsh("alpha", "domjobabort", guest.name());

                MigrationAnswer end = console.ended(id);
                assertEquals("failed", end.outcome(), end.json().prettify());
                String code = end.json().getString("error.code");
                assertTrue(
                        List.of("aborted-elsewhere", "reason-lost").contains(code),
                        end.json().prettify());
                guest.runsOnlyOn("alpha", "beta");
                told.add(code);
            }
            assertTrue(told.contains("aborted-elsewhere"), told.toString());
        }
    }

    @Test
    @DisplayName("a QEMU that is killed on the destination is told as such, and nobody is said to have cancelled")
    void theDestinationsQemuIsKilled() {
        try (Guest guest = lab.guest("alpha", "rqemu", "--dirty", "4")) {
            long id = halfWay(guest);

            lab.fault("beta", "qemu-kill", guest.name());

            MigrationAnswer end = console.ended(id);
            assertEquals("failed", end.outcome(), end.json().prettify());
            String words = end.errorTitle() + ". " + end.errorCause();
            assertTrue(
                    words.contains("QEMU") && words.contains("on beta ended"),
                    end.json().prettify());
            assertFalse(words.contains("alpha was"), words);
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    private long halfWay(Guest guest) {
        lab.virsh("alpha", "migrate-setspeed", guest.name(), "4");
        long id = console.started(guest, "alpha", "beta", SHARED);
        Awaitility.await("it moves")
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);
        return id;
    }
}
