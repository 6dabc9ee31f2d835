package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console on the lab host alpha, with no address for migration data: libvirt takes the name that beta gives itself. */
@DisplayName("A destination's own name")
class OwnNameIT {

    private static final String STRANGER = "stranger";
    private static final String CONSOLE = "http://localhost:18081";

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private Guest guest;
    private String processId = "";

    @BeforeEach
    void aGuestOnAlpha() {
        guest = lab.guest("alpha", "ownname");
    }

    @AfterEach
    void endAndHeal() {
        if (!processId.isEmpty()) {
            lab.tryCall("exec", "alpha", "kill", "-KILL", processId);
        }
        lab.bash("alpha", "sed '/ stranger$/d' /etc/hosts >/run/hosts && cat /run/hosts >/etc/hosts");
        named("beta");
        guest.close();
    }

    @Test
    @DisplayName("that nobody knows is doubted before the start, and rightly; an address for the data helps")
    void nobodyKnowsIt() {
        named(STRANGER);
        start();

        assertTrue(
                said("").contains("beta calls itself stranger, and the console’s machine does not know that name."),
                said(""));
        JsonPath end = ended(migrate(""));
        assertEquals("failed", end.getString("outcome"), end.prettify());
        assertTrue(end.getString("error.nextStep").contains("gangway.hosts.NAME.migrate-uri"), end.prettify());
        guest.runsOnlyOn("alpha", "beta");

        assertFalse(said("migrateUri=tcp://10.77.88.12").contains("stranger"));
        assertEquals(
                "succeeded",
                ended(migrate("\"migrateUri\": \"tcp://10.77.88.12\",")).getString("outcome"));
    }

    @Test
    @DisplayName("that leads to the console's machine itself is doubted before the start")
    void leadsHome() {
        lab.bash("alpha", "echo '127.0.1.1 stranger' >>/etc/hosts");
        named(STRANGER);
        start();

        assertTrue(said("").contains("that name leads to 127.0.1.1"), said(""));
        JsonPath end = ended(migrate(""));
        assertEquals("failed", end.getString("outcome"), end.prettify());
        guest.runsOnlyOn("alpha", "beta");
    }

    @Test
    @DisplayName("is refused where it is the source's as well, which then sends the data to itself")
    void isTheSources() {
        named("alpha");
        start();

        JsonPath refusal = migrate("");
        assertEquals("destination", refusal.getString("errors[0].field"), refusal.prettify());
        assertTrue(
                refusal.getString("errors[0].message").contains("alpha and beta both call themselves alpha"),
                refusal.prettify());
        String answer = byVirsh();
        assertTrue(answer.contains("'alpha:49152'"), "the refusal would be wrong: " + answer);
    }

    @Test
    @DisplayName("is refused where it is localhost, as libvirt does")
    void isLocalhost() {
        named("localhost");
        start();

        JsonPath refusal = migrate("");
        assertEquals("destination", refusal.getString("errors[0].field"), refusal.prettify());
        assertTrue(
                refusal.getString("errors[0].message").contains("set gangway.hosts.beta.migrate-uri"),
                refusal.prettify());
        String answer = byVirsh();
        assertTrue(answer.contains("FQDN"), "libvirt takes it, so the refusal would be wrong: " + answer);
    }

    @Test
    @DisplayName("that leads to it gives rise to no doubt")
    void isFine() {
        start();

        assertFalse(said("").contains("calls itself"), said(""));
        assertEquals("succeeded", ended(migrate("")).getString("outcome"));
    }

    /** libvirt asks the kernel for it each time; the console does when it connects. */
    private void named(String name) {
        lab.call("exec", "beta", "hostname", name);
    }

    /** libvirt often gives the end of its connection to the destination instead of its reason. */
    private String byVirsh() {
        return Awaitility.await("libvirt's own reason")
                .atMost(60, TimeUnit.SECONDS)
                .until(
                        () -> lab.tryCall(
                                        "exec",
                                        "alpha",
                                        "virsh",
                                        "migrate",
                                        "--live",
                                        "--p2p",
                                        guest.name(),
                                        "qemu+ssh://root@10.77.88.12/system")
                                .output(),
                        answer -> !answer.contains("End of file"));
    }

    private void start() {
        String java = ProcessHandle.current().info().command().orElse("java");
        String jar =
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString();
        processId = lab.bash(
                "alpha",
                "\"$1\" -Dquarkus.http.port=18081 -Dgangway.data-dir=\"$2/data\""
                        + " -Dgangway.hosts.alpha.uri=qemu:///system"
                        + " -Dgangway.hosts.beta.uri=qemu+ssh://root@10.77.88.12/system"
                        + " -jar \"$3\" </dev/null >\"$2/log\" 2>&1 & echo $!",
                java,
                folder.toString(),
                jar);
        Awaitility.await("both hosts are connected")
                .atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> ask("/api/v1/hosts").getList("state").stream().allMatch("connected"::equals)
                        && ask("/api/v1/vms?host=alpha").getList("uuid").contains(guest.uuid())
                        && ask("/api/v1/vms?host=beta").getList("uuid").isEmpty());
    }

    private JsonPath ask(String path) {
        return JsonPath.from(lab.bash("alpha", "curl -s \"$1\"", CONSOLE + path));
    }

    /** What the dialog says of the choices. */
    private String said(String field) {
        String[] answer = {""};
        // The name is looked up on a thread that nothing waits for.
        Awaitility.await("the dialog has asked both hosts")
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> {
                    answer[0] = lab.bash(
                            "alpha",
                            "jar=$2/cookies; curl -s -c \"$jar\" \"$1/vms\" >/dev/null;"
                                    + " token=$(awk '/csrf-token/ {print $NF}' \"$jar\");"
                                    + " curl -s -b \"$jar\" -H \"X-CSRF-TOKEN: $token\" -d destination=beta"
                                    + " -d duration=permanent -d mode=live -d storage=shared -d \"$4\""
                                    + " \"$1/hosts/alpha/vms/$3/migrate/warnings\"",
                            CONSOLE,
                            folder.toString(),
                            guest.uuid(),
                            field);
                    return answer[0].contains("findingsSeen");
                });
        return answer[0];
    }

    private JsonPath migrate(String more) {
        String body = "{" + more + "\"uuid\": \"" + guest.uuid()
                + "\", \"source\": \"alpha\", \"destination\": \"beta\", \"duration\": \"permanent\","
                + " \"storage\": \"shared\"}";
        return JsonPath.from(lab.bash(
                "alpha",
                "curl -s -H 'Content-Type: application/json' -d \"$2\" \"$1\"",
                CONSOLE + "/api/v1/migrations",
                body));
    }

    private JsonPath ended(JsonPath begun) {
        String path = "/api/v1/migrations/" + begun.getLong("id");
        return Awaitility.await("the end of the migration")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> ask(path), migration -> migration.getString("outcome") != null);
    }
}
