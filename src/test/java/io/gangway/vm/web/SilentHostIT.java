package io.gangway.vm.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A host that fell silent")
class SilentHostIT extends LabTest {

    @Test
    @DisplayName("keeps its VMs on the pages, as last known, and no answer takes them for absent")
    void keepsItsVms() {
        Guest guest = lab.guest("beta", "silent");
        try {
            console.knows(guest, "beta");
            lab.fault("beta", "libvirtd-stop");
            Awaitility.await("beta is silent").atMost(20, TimeUnit.SECONDS).until(() -> console.hostState("beta")
                    .equals("disconnected"));

            console.request()
                    .get("/api/v1/vms/" + guest.uuid())
                    .then()
                    .statusCode(200)
                    .body("hosts[0].stale", equalTo(true))
                    .body("unanswered.host", contains("beta"));
            console.request().get("/api/v1/vms?host=beta").then().statusCode(503);
            console.request()
                    .get("/hosts/beta/vms/" + guest.uuid())
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("beta does not answer. This is what it last said."),
                            containsString("Nothing is known of its screen now."),
                            not(containsString("This VM has no screen."))));
            console.request()
                    .get("/hosts/alpha/vms/" + guest.uuid())
                    .then()
                    .body(containsString("beta</a> (last known)"));
        } finally {
            lab.heal("beta");
            guest.close();
        }
    }

    @Test
    @DisplayName("is named by a migration that runs to it, and by the list of all, until it answers again")
    void isNamedByItsMigrations() {
        Guest guest = lab.guest("alpha", "silentrun", "--dirty", "60");
        try {
            long id = console.started(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared", "bandwidthMib", "10"));
            console.request().get("/api/v1/migrations").then().header("Gangway-Unanswered", nullValue());
            lab.fault("beta", "libvirtd-freeze");

            Awaitility.await("the migration names beta")
                    .atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(() -> console.request()
                            .get("/api/v1/migrations")
                            .then()
                            .header("Gangway-Unanswered", "beta")
                            .body("find { it.id == " + id + " }.unanswered.host", contains("beta")));
            console.request().get("/migrations").then().body(containsString("beta does not answer now."));
            console.request()
                    .get("/api/v1/migrations/" + id)
                    .then()
                    .body("unanswered[0].reason", containsString("beta"));

            lab.heal("beta");
            console.connectedTo("beta");
            console.request().get("/api/v1/migrations/" + id).then().body("unanswered", nullValue());
            console.cancel(id);
            console.ended(id);
        } finally {
            lab.heal("beta");
            guest.close();
        }
    }
}
