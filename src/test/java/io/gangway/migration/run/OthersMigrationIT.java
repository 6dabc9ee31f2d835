package io.gangway.migration.run;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A migration that somebody else has begun with virsh")
class OthersMigrationIT extends LabTest {

    private static final Map<String, String> PERMANENT = Map.of("duration", "permanent", "storage", "shared");

    /** Its connection is its own, and it ends by itself. */
    private static final String SLOWLY = "virsh migrate \"$1\" qemu+ssh://root@beta/system --live --p2p --persistent"
            + " --undefinesource --bandwidth 4 </dev/null >/dev/null 2>&1 &";

    @Test
    @DisplayName("is not begun again, not followed and not touched, and ends as if the console was not there")
    @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isLeftAlone() {
        try (Guest guest = lab.guest("alpha", "others")) {
            console.knows(guest, "alpha");
            lab.bash("alpha", SLOWLY, guest.name());
            Awaitility.await("virsh moves it")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> lab.virsh("alpha", "domjobinfo", guest.name()).contains("Outgoing migration"));

            console.migrate(guest.uuid(), "alpha", "beta", PERMANENT)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo("uuid"))
                    .body("errors[0].message", containsString("by something else than this console"));
            console.request().get("/api/v1/migrations?vm=others").then().body("size()", equalTo(0));
            Awaitility.await("the list tells of it")
                    .atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertEquals(List.of(true), movedByOthers(guest)));

            lab.virsh("alpha", "migrate-setspeed", guest.name(), "1000");
            Awaitility.await("it has arrived by virsh")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> lab.state("alpha", guest.name()).equals("absent"));
            guest.runsOnlyOn("beta", "alpha");
            guest.lostNoTick("alpha", "beta");

            Awaitility.await("the list tells that it has ended")
                    .atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertEquals(List.of(), movedByOthers(guest)));
            MigrationAnswer back = console.moved(guest, "beta", "alpha", PERMANENT);
            assertEquals("succeeded", back.outcome());
        }
    }

    /** What the sightings of the VM say of it, where they do. */
    private List<Boolean> movedByOthers(Guest guest) {
        return console.request()
                .get("/api/v1/vms/" + guest.uuid())
                .jsonPath()
                .getList("hosts.findAll { it.movedByOthers }.movedByOthers", Boolean.class);
    }
}
