package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A libvirtd that stands still for longer than the console's keepalive, and then goes on, while guests leave and arrive. */
@DisplayName("While a libvirtd is frozen, and after that")
class FrozenHostIT extends LabTest {

    private static final Map<String, String> SLOW =
            Map.of("duration", "permanent", "storage", "shared", "bandwidthMib", "4");
    /** Longer than it takes until the connections to it are given up, and than a second try to connect. */
    private static final Duration FROZEN = Duration.ofSeconds(20);

    private static final List<String> NAMES = List.of("frozen1", "frozen2", "frozen3");

    @ParameterizedTest(name = "when it is that of {0}: the console lives, tells of it, and every run ends truly")
    @ValueSource(strings = {"alpha", "beta"})
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theConsoleLives(String frozen) {
        String other = frozen.equals("alpha") ? "beta" : "alpha";
        List<Guest> guests = new ArrayList<>();
        try {
            NAMES.forEach(name -> guests.add(lab.guest("alpha", name)));
            List<Long> runs = guests.stream()
                    .map(guest -> console.started(guest, "alpha", "beta", SLOW))
                    .toList();
            runs.forEach(run -> Awaitility.await("memory flows")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> console.migration(run).json().getLong("progress.processedBytes") > 0));

            freeze(frozen, other, runs);

            Awaitility.await(frozen + " is connected again")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> console.hostState(frozen).equals("connected"));
            guests.forEach(guest -> lab.tryCall("virsh", "alpha", "migrate-setspeed", guest.name(), "1000"));
            for (int i = 0; i < runs.size(); i++) {
                endsTruly(concluded(runs.get(i)), guests.get(i));
            }
        } finally {
            guests.forEach(Guest::close);
        }
    }

    private void freeze(String frozen, String other, List<Long> runs) {
        lab.fault(frozen, "libvirtd-freeze");
        try {
            Instant since = Instant.now();
            Awaitility.await(frozen + " is told to be out of reach")
                    .atMost(FROZEN)
                    .until(() -> console.hostState(frozen).equals("disconnected"));
            if (frozen.equals("alpha")) {
                Awaitility.await("each run says that its source tells nothing new")
                        .atMost(FROZEN)
                        .until(() -> runs.stream().allMatch(this::nothingNew));
            }
            Awaitility.await("it was frozen for long enough, and " + other + " answered all the time")
                    .atMost(FROZEN.multipliedBy(2))
                    .until(() -> {
                        assertEquals(
                                200,
                                console.request().get("/api/v1/hosts/" + other).statusCode());
                        return since.plus(FROZEN).isBefore(Instant.now());
                    });
        } finally {
            lab.heal(frozen);
        }
    }

    private boolean nothingNew(long run) {
        return Optional.ofNullable(console.migration(run).json().getString("waitingFor"))
                .filter(words -> words.startsWith("alpha has told nothing new"))
                .isPresent();
    }

    /** Unknown for as long as libvirt is still at it, or a host is silent, is true; unknown for good is not. */
    private MigrationAnswer concluded(long run) {
        return Awaitility.await("the console knows what came of migration " + run)
                .atMost(90, TimeUnit.SECONDS)
                .pollInterval(500, TimeUnit.MILLISECONDS)
                .until(() -> console.migration(run), answer -> List.of("succeeded", "failed")
                        .contains(answer.outcome()));
    }

    private static void endsTruly(MigrationAnswer end, Guest guest) {
        if (end.outcome().equals("succeeded")) {
            guest.runsOnlyOn("beta", "alpha");
        } else {
            guest.runsOnlyOn("alpha", "beta");
        }
    }
}
