package io.gangway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Lab;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A console on the lab host alpha, which reaches beta by ssh as a console on a real network would. */
@DisplayName("A console that reaches a host by ssh")
class ConnectionIT {

    private static final String BETA = "qemu+ssh://root@beta/system";

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private String processId = "";

    @AfterEach
    void endAndHeal() {
        if (!processId.isEmpty()) {
            lab.tryCall("exec", "alpha", "kill", "-KILL", processId);
        }
        lab.heal("alpha", "beta");
    }

    @Test
    @DisplayName("is connected, and has ssh ask nothing on a terminal")
    void isConnected() {
        start(BETA);

        assertEquals("connected", beta().getString("state"));
        assertTrue(lab.call("exec", "alpha", "sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '")
                .contains("BatchMode=yes"));
    }

    @ParameterizedTest(name = "tells {0} on {1} as {2}")
    @CsvSource({
        "no-ssh-key,       alpha, login-refused,    ssh-copy-id root@beta",
        "unknown-host-key, alpha, host-key-unknown, ssh root@beta",
        "libvirtd-stop,    beta,  no-daemon,        systemctl start libvirtd.socket",
        "cut,              beta,  timed-out,        closes port 22"
    })
    @DisplayName("tells what is wrong and what to do")
    void tellsWhatIsWrong(String fault, String host, String code, String remedy) {
        lab.fault(host, fault);

        start(BETA);

        JsonPath beta = beta();
        assertEquals(code, beta.getString("error.code"), beta.prettify());
        assertTrue(beta.getString("error.nextStep").contains(remedy), beta.prettify());
    }

    @Test
    @DisplayName("tells of a URI whose path leads nowhere")
    void tellsOfAWrongPath() {
        start("qemu+ssh://root@beta/sistem");

        assertEquals("uri-path", beta().getString("error.code"), beta().prettify());
    }

    private void start(String uri) {
        String java = ProcessHandle.current().info().command().orElse("java");
        String jar =
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString();
        processId = lab.call(
                        "exec",
                        "alpha",
                        "sh",
                        "-c",
                        "\"$1\" -Dquarkus.http.port=18080 -Dgangway.data-dir=\"$2\" -Dgangway.hosts.beta.uri=\"$3\" -jar \"$4\""
                                + " </dev/null >\"$2.log\" 2>&1 & echo $!",
                        "sh",
                        java,
                        folder.resolve("data").toString(),
                        uri,
                        jar)
                .trim();
    }

    /** What the console says of beta, once it knows: until then a connection is just being made. */
    private JsonPath beta() {
        return Awaitility.await("what the console says of beta")
                .atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(this::ask, beta -> "connected".equals(beta.getString("state")) || told(beta));
    }

    private static boolean told(JsonPath beta) {
        String code = beta.getString("error.code");
        // Until ssh gives up, there is no answer yet.
        return code != null && !code.equals("silent") && !code.equals("closed");
    }

    private JsonPath ask() {
        return JsonPath.from(lab.call("exec", "alpha", "curl", "-s", "http://localhost:18080/api/v1/hosts/beta"));
    }
}
