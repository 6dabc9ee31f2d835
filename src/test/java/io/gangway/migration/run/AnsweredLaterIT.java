package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A destination whose libvirtd was killed in mid-run")
class AnsweredLaterIT extends LabTest {

    @Test
    @DisplayName("is asked again by itself once it is back, and the migration says what it answered")
    @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isAskedAgain() {
        try (Guest guest = lab.guest("alpha", "answered")) {
            long run = console.started(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "bandwidthMib", "4"));
            Awaitility.await("memory flows")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(run).json().getLong("progress.processedBytes") > 0);
            lab.fault("beta", "libvirtd-kill");
            try {
                Awaitility.await("it ended, and beta was not heard")
                        .atMost(60, TimeUnit.SECONDS)
                        .until(() -> console.migration(run).json().getString("outcome") != null);
                assertEquals("failed", console.migration(run).outcome());
                assertEquals("unreachable", console.migration(run).json().getString("verdict.destination"));
            } finally {
                lab.heal("beta");
            }

            Awaitility.await("beta has answered")
                    .atMost(40, TimeUnit.SECONDS)
                    .until(() -> console.migration(run).json().getString("verdict.destination"), "absent"::equals);
            assertEquals("failed", console.migration(run).outcome());
            guest.runsOnlyOn("alpha", "beta");
        }
    }
}
