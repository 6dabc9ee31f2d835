package io.gangway.migration.control;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scenario 24, a guest that never converges, and all that can be done to a migration while it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LabTest.Traces.class)
class ControlIT {

    private static final Map<String, String> BY_HAND =
            Map.of("duration", "permanent", "storage", "shared", "policy", "none");

    private final Lab lab = new Lab();
    private Console console;

    @BeforeAll
    void startConsole() {
        console = Console.ofTheLab()
                .with("gangway.policies.patience", "4s")
                .with("gangway.policies.gentle.give-up-after", "8s")
                .with("gangway.policies.balanced.downtime-steps", "310ms,320ms")
                .with("gangway.policies.finish.downtime-steps", "310ms")
                .with("gangway.policies.finish.last-resort-after", "8s")
                .start()
                .connectedTo("alpha", "beta");
    }

    @AfterAll
    void stopConsole() {
        console.close();
    }

    @Test
    @DisplayName("24 a guest that never converges is said not to, and a longer downtime finishes it")
    void longerDowntime() {
        try (Guest guest = busy("s24a")) {
            long id = stuck(guest, BY_HAND);

            control(id, "downtime", "20000").statusCode(202);

            arrived(guest, console.ended(id));
            assertEquals("The guest may stand still for up to 20 s now.", result(id, "downtime"));
            assertEquals("operator", by(id, "downtime"));
        }
    }

    @Test
    @DisplayName("24 more bandwidth finishes it")
    void moreBandwidth() {
        try (Guest guest = busy("s24b")) {
            long id = stuck(guest, BY_HAND);

            control(id, "bandwidth", "2000").statusCode(202);

            arrived(guest, console.ended(id));
            assertEquals("Up to 2.0 GiB/s may be sent now.", result(id, "bandwidth"));
        }
    }

    @Test
    @DisplayName("24 pausing the guest finishes it, and it goes on at the destination")
    void pausing() {
        try (Guest guest = busy("s24c")) {
            long id = stuck(guest, BY_HAND);

            control(id, "pause", "").statusCode(202);

            arrived(guest, console.ended(id));
            Awaitility.await("the console saw it go on")
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> result(id, "resume").equals("s24c went on by itself on beta."));
            assertEquals("console", by(id, "resume"));
        }
    }

    @Test
    @DisplayName("24 post-copy finishes it where it was allowed, and cannot be cancelled any more")
    void postCopy() {
        try (Guest guest = busy("s24d")) {
            long id = stuck(guest, with("postcopy", "true"));
            lab.virsh("alpha", "migrate-setspeed", "--postcopy", "s24d", "4");

            control(id, "post-copy", "").statusCode(202);

            Awaitility.await("it runs on beta").atMost(10, TimeUnit.SECONDS).until(() -> result(id, "post-copy")
                    .contains("continues on beta"));
            assertEquals("", console.migration(id).outcome(), "its memory still follows");
            console.request()
                    .contentType("application/json")
                    .post("/api/v1/migrations/" + id + "/cancel")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("runs on beta already"));
            control(id, "pause", "").statusCode(409);
            arrived(guest, console.ended(id));
        }
    }

    @Test
    @DisplayName("a failure after the switch to post-copy is told as what it is")
    void postCopyFails() {
        try (Guest guest = busy("s24m")) {
            lab.virsh("alpha", "migrate-setspeed", "--postcopy", "s24m", "1");
            long id = started(guest, with("postcopy", "true"));
            awaitBytes(id);
            control(id, "post-copy", "").statusCode(202);
            Awaitility.await("it runs on beta").atMost(15, TimeUnit.SECONDS).until(() -> result(id, "post-copy")
                    .contains("continues on beta"));

            String process = lab.call("exec", "beta", "cat", "/run/libvirt/qemu/s24m.pid")
                    .trim();
            lab.call("exec", "beta", "kill", "-9", process);

            MigrationAnswer end = console.ended(id);
            assertEquals("failed", end.outcome(), end.json().prettify());
            assertEquals("The migration failed after the switch to post-copy", end.errorTitle());
            assertTrue(end.json().getString("error.cause").contains("Neither host can run it alone"));
            assertTrue(
                    end.sentence().startsWith("s24m runs on neither host; alpha holds a waiting half"), end.sentence());
            assertEquals("paused", lab.state("alpha", "s24m"));
        }
    }

    @Test
    @DisplayName(
            "24 under the policy balanced a guest that is not helped by a longer downtime is slowed until it arrives")
    void balanced() {
        try (Guest guest = busy("s24e")) {
            long id = started(guest, with("policy", "balanced"));

            MigrationAnswer end = console.ended(id);

            arrived(guest, end);
            assertTrue(
                    end.json().getList("actions.by").contains("policy"),
                    end.json().prettify());
            assertFalse(end.json().getList("actions.action").contains("cancel"));
        }
    }

    @Test
    @DisplayName("24 under the policy gentle the guest is left alone, and the migration is given up")
    void gentle() {
        try (Guest guest = busy("s24f")) {
            long id = started(guest, with("policy", "gentle"));

            MigrationAnswer end = console.ended(id);

            assertEquals("cancelled", end.outcome(), end.json().prettify());
            assertEquals(List.of("cancel"), end.json().getList("actions.action"));
            assertEquals("policy", by(id, "cancel"));
            assertTrue(result(id, "cancel").startsWith("Given up by the policy"), result(id, "cancel"));
            guest.runsOnlyOn("alpha", "beta");
            guest.lostNoTick("alpha", "beta");
        }
    }

    @Test
    @DisplayName("24 under the policy finish it ends by post-copy")
    void finishByPostCopy() {
        try (Guest guest = busy("s24g")) {
            long id = started(guest, with("policy", "finish"));

            arrived(guest, console.ended(id));

            assertEquals("policy", by(id, "post-copy"));
            assertTrue(result(id, "post-copy").contains("continues on beta"), result(id, "post-copy"));
        }
    }

    @Test
    @DisplayName("24 under the policy finish it ends by pausing the guest where post-copy is not possible")
    void finishByPausing() {
        try (Guest guest = busy("s24h")) {
            Map<String, String> options = new LinkedHashMap<>(with("policy", "finish"));
            options.put("parallelConnections", "2");
            long id = started(guest, options);

            arrived(guest, console.ended(id));

            assertEquals("policy", by(id, "pause"));
            Awaitility.await("the console saw it go on")
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> result(id, "resume").contains("on beta"));
        }
    }

    @Test
    @DisplayName("a guest that was paused to finish goes on at the source when the migration is cancelled")
    void pausedAndCancelled() {
        try (Guest guest = busy("s24i")) {
            lab.virsh("alpha", "migrate-setspeed", "s24i", "2");
            long id = started(guest, BY_HAND);
            awaitBytes(id);
            control(id, "pause", "").statusCode(202);
            Awaitility.await("it is paused").atMost(10, TimeUnit.SECONDS).until(() -> lab.state("alpha", "s24i")
                    .equals("paused"));

            control(id, "cancel", "").statusCode(202);

            assertEquals("cancelled", console.ended(id).outcome());
            guest.runsOnlyOn("alpha", "beta");
            assertEquals("Cancelled: s24i stayed on alpha.", result(id, "cancel"));
            Awaitility.await("the console saw it go on")
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> result(id, "resume").contains("on alpha"));
        }
    }

    @Test
    @DisplayName("a VM that a person paused is not resumed by anything")
    void pausedByAPerson() {
        try (Guest guest = busy("s24k")) {
            lab.virsh("alpha", "suspend", "s24k");
            lab.virsh("alpha", "migrate-setspeed", "s24k", "2");
            long id = started(guest, BY_HAND);
            awaitBytes(id);

            control(id, "pause", "").statusCode(202);
            Awaitility.await("it is said").atMost(10, TimeUnit.SECONDS).until(() -> result(id, "pause")
                    .equals("Nothing was done: s24k stood still already."));
            lab.virsh("alpha", "migrate-setspeed", "s24k", "2000");

            assertEquals("succeeded", console.ended(id).outcome());
            assertEquals("paused", lab.state("beta", "s24k"));
        }
    }

    @Test
    @DisplayName(
            "what cannot be done is refused at its field with the remedy, and nothing at all is done after the end")
    void refused() {
        try (Guest guest = lab.guest("alpha", "s24l", "--memory", "128")) {
            lab.virsh("alpha", "migrate-setspeed", "s24l", "2");
            long id = started(guest, BY_HAND);

            refused(id, "downtime", "0", "value", "whole number of milliseconds");
            refused(id, "downtime", "soon", "value", "such as 2000");
            refused(id, "bandwidth", "-5", "value", "whole number of MiB/s");
            refused(id, "bandwidth", "", "value", "such as 100");
            refused(id, "hurry", "", "action", "Choose one of cancel");
            refused(id, "post-copy", "", "action", "was not allowed when this migration started");
            refused(id, "resume", "", "action", "cancel the migration");

            assertEquals(List.of(), console.migration(id).json().getList("actions"));
            console.cancel(id);
            console.ended(id);
            control(id, "downtime", "500").statusCode(409);
        }
    }

    private void refused(long id, String action, String value, String field, String remedy) {
        control(id, action, value)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field))
                .body("errors.message", hasItem(containsString(remedy)));
    }

    private Guest busy(String name) {
        Guest guest = lab.guest("alpha", name, "--memory", "160", "--dirty", "48", "--buffer", "32");
        lab.virsh("alpha", "migrate-setspeed", name, "12");
        return guest;
    }

    private static Map<String, String> with(String option, String value) {
        Map<String, String> options = new LinkedHashMap<>(BY_HAND);
        options.put(option, value);
        return options;
    }

    private long started(Guest guest, Map<String, String> options) {
        return console.started(guest, "alpha", "beta", options);
    }

    /** A migration that is said not to converge. */
    private long stuck(Guest guest, Map<String, String> options) {
        long id = started(guest, options);
        Awaitility.await("it is said not to converge")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> !console.migration(id).json().getBoolean("progress.converging"));
        return id;
    }

    private void awaitBytes(long id) {
        Awaitility.await("it moves")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);
    }

    private ValidatableResponse control(long id, String action, String value) {
        return console.request()
                .contentType("application/json")
                .body(Map.of("action", action, "value", value))
                .post("/api/v1/migrations/" + id + "/control")
                .then();
    }

    private String result(long id, String action) {
        return field(id, action, "result");
    }

    private String by(long id, String action) {
        return field(id, action, "by");
    }

    /** Of the last action of this kind; empty if there is none. */
    private String field(long id, String action, String field) {
        List<String> all = console.migration(id)
                .json()
                .getList("actions.findAll { it.action == '" + action + "' }." + field, String.class);
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    private void arrived(Guest guest, MigrationAnswer end) {
        assertEquals("succeeded", end.outcome(), end.json().prettify());
        guest.runsOnlyOn("beta", "alpha");
        guest.lostNoTick("alpha", "beta");
    }
}
