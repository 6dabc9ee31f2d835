package io.gangway.start;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the built console by the very command in the README, in a folder with nothing in it but what that asks for. */
@DisplayName("The README's own way")
class StartIT {

    private static final Pattern COMMAND = Pattern.compile("(?m)^java (?:.*\\\\\\n)*.*-jar .*$");
    private static final Path BUILT = Path.of("target/quarkus-app").toAbsolutePath();

    private static final int SILENT_HOSTS = 6;
    private static final int CROWD = 800;

    @TempDir
    Path folder;

    private int port;
    private Process console;

    @BeforeEach
    void aFolderAsAfterTheBuild() throws IOException {
        Files.createDirectory(folder.resolve("target"));
        Files.createSymbolicLink(folder.resolve("target/quarkus-app"), BUILT);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void end() throws InterruptedException, IOException {
        if (console != null) {
            console.destroyForcibly().waitFor();
        }
        Files.delete(folder.resolve("target/quarkus-app"));
    }

    @Test
    @DisplayName("leads to a console that is ready, with the hosts of gangway.properties and its data beside it")
    void leadsToAConsole() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default");
        start(Map.of(), "");

        awaitReady();
        request().get("/vms").then().statusCode(200).body(containsString("Gangway"));
        request().get("/api/v1/hosts").then().body(containsString("\"alpha\""));
        assertTrue(Files.exists(folder.resolve("data/gangway.mv.db")));
        assertEquals("rwx------", permissions("data"));
        assertEquals("rw-------", permissions("data/gangway.mv.db"));
        List<String> first =
                log().lines().filter(line -> line.contains("io.gangway")).toList();
        assertTrue(first.get(0).contains(folder.resolve("gangway.properties").toString()), log());
        assertTrue(first.get(1).contains("Host alpha: test:///default, from " + folder), log());
        assertTrue(first.get(2).contains("Data folder: " + folder.resolve("data")), log());
    }

    @Test
    @DisplayName("ends with status 0 on SIGTERM, as a service manager ends it")
    void endsWell() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default");
        start(Map.of(), "");
        awaitReady();

        console.toHandle().destroy();

        assertTrue(console.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, console.exitValue(), log());
    }

    @Test
    @DisplayName("ends with status 0 within five seconds, however many hosts hang")
    void endsWhileHostsHang() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            StringBuilder properties = new StringBuilder("gangway.hosts.alpha.uri=test:///default\n");
            for (int i = 0; i < SILENT_HOSTS; i++) {
                properties.append("gangway.hosts.silent" + i + ".uri=qemu+tcp://127.0.0.1:" + silent.getLocalPort()
                        + "/system\n");
            }
            hosts(properties.toString());
            start(Map.of(), "");
            awaitReady();
            // Who is let in here is never answered.
            silent.setSoTimeout(30_000);
            List<Socket> letIn = new ArrayList<>();
            for (int i = 0; i < SILENT_HOSTS; i++) {
                letIn.add(silent.accept());
            }

            long asked = System.nanoTime();
            console.toHandle().destroy();

            assertTrue(console.waitFor(20, TimeUnit.SECONDS));
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
            assertEquals(0, console.exitValue(), log());
            assertTrue(took < 5_000, "it took " + took + " ms: " + log());
            for (Socket socket : letIn) {
                socket.close();
            }
        }
    }

    @Test
    @DisplayName("answers more than it can do with 503, and lives on in the memory that the README gives it")
    void livesOnUnderLoad() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default");
        start(Map.of(), "");
        awaitReady();
        HttpRequest large = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/migrations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        ("{\"uuid\": \"" + "a".repeat(9 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8)))
                .build();
        HttpRequest page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/vms"))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            answers.add(client.sendAsync(i % 10 == 0 ? large : page, HttpResponse.BodyHandlers.discarding())
                    .handle((answer, failure) -> failure == null ? answer.statusCode() : 0));
        }
        Map<Integer, Long> statuses = answers.stream()
                .map(answer -> answer.orTimeout(90, TimeUnit.SECONDS).join())
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));

        assertTrue(statuses.containsKey(200) && statuses.containsKey(503), statuses.toString());
        // 0 where the console hung up on one that it did not want to read, 422 where it read it.
        assertTrue(Set.of(0, 200, 422, 503).containsAll(statuses.keySet()), statuses.toString());
        request().get("/q/health/ready").then().statusCode(200);
        request().get("/vms").then().statusCode(200);
        assertFalse(log().contains("OutOfMemoryError"), log());
    }

    @Test
    @DisplayName("lets -D win over the environment, that over the file, and that over the presets")
    void ranksWhatIsConfigured() throws Exception {
        hosts("""
                gangway.hosts.file.uri=test:///default
                gangway.hosts.environment.uri=test:///file
                gangway.hosts.option.uri=test:///file
                gangway.data-dir=from the file
                """);
        start(
                Map.of(
                        "GANGWAY_HOSTS_ENVIRONMENT_URI",
                        "test:///default",
                        "GANGWAY_HOSTS_OPTION_URI",
                        "test:///no",
                        "GANGWAY_HOSTS_ENVIRONMENT_PEER_URI",
                        "qemu+ssh://root@other/system"),
                "-Dgangway.hosts.option.uri=test:///default");

        awaitReady();
        for (String host : List.of("file", "environment", "option")) {
            request()
                    .get("/api/v1/hosts")
                    .then()
                    .body("find { it.name == '" + host + "' }.uri", containsString("/default"));
        }
        assertTrue(Files.exists(folder.resolve("from the file/gangway.mv.db")));
        assertTrue(log().contains("Host environment: test:///default, from the environment"), log());
        assertTrue(log().contains("Host option: test:///default, from a -D option"), log());
    }

    @Test
    @DisplayName("refuses in one sentence what cannot be, and never with a trace")
    void refusesInOneSentence() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default\n");
        assertRefused("the database cannot have a semicolon or a backslash", "-Dgangway.data-dir=a\\;b");
        assertRefused("cannot keep data in the folder /proc/gangway", "-Dgangway.data-dir=/proc/gangway");
        assertRefused("Not a directory", "-Dgangway.data-dir=gangway.properties/data");
        assertRefused("There is no configuration file", "-Dsmallrye.config.locations=gone.properties");
        assertRefused("Write file:///", "-Dsmallrye.config.locations='my hosts.properties'");
        assertRefused("Perhaps gangway.hosts.alpha.uri was meant", "-Dgangway.hosts.alpha.urr=x");
    }

    @ParameterizedTest(name = "{0}={1}")
    @DisplayName("refuses a value that it cannot use, and names the setting, the value and what it takes")
    @CsvSource(
            delimiter = '|',
            value = {
                "gangway.refresh-interval              | abc      | a time of 1s or more",
                "gangway.refresh-interval              | 0        | a time of 1s or more",
                "gangway.refresh-interval              | ''       | a time of 1s or more",
                "gangway.policies.patience             | -5s      | a time of 1s or more",
                "gangway.policies.gentle.give-up-after | soon     | a time of 1s or more",
                "gangway.policies.finish.downtime-steps| 1s,,2s   | times of 1ms to 2000s",
                "gangway.policies.balanced.downtime-steps | 3000s | times of 1ms to 2000s",
                "gangway.destinations.transports       | ssh,telnet | ssh, tls and tcp",
                "gangway.hosts.alpha.migrate-uri       | 10.0.1.2 | tcp://10.0.1.2",
                "gangway.hosts.beta.uri                | ''       | a libvirt URI",
                "quarkus.http.port                     | abc      | a port from 0 to 65535",
                "quarkus.http.port                     | 70000    | a port from 0 to 65535"
            })
    void refusesAValueThatCannotBe(String setting, String value, String accepted) throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default\n");
        assertRefused(accepted, "-D" + setting + "=" + value);
        assertTrue(log().contains(setting + (value.isEmpty() ? " is empty" : " is \"" + value + "\"")), log());
        assertTrue(log().contains("from a -D option"), log());
    }

    @Test
    @DisplayName("names the file in which a value is wrong")
    void namesTheFile() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default\ngangway.policies.patience=long\n");
        assertRefused("is \"long\", from " + folder.resolve("gangway.properties"), "");
    }

    @Test
    @DisplayName("refuses in one sentence a value of Quarkus' own, too")
    void refusesAValueOfQuarkus() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default\n");
        for (String setting : List.of("quarkus.http.limits.max-body-size", "quarkus.http.idle-timeout")) {
            start(Map.of(), "-D" + setting + "=never");
            assertTrue(console.waitFor(30, TimeUnit.SECONDS));
            assertEquals(1, console.exitValue(), log());
            // By then, parts of Quarkus may have logged that they begin.
            List<String> told =
                    log().lines().filter(line -> line.startsWith("gangway: ")).toList();
            assertEquals(1, told.size(), log());
            assertTrue(told.get(0).contains(setting), log());
            assertFalse(log().contains("\tat "), log());
        }
    }

    @Test
    @DisplayName("says that its port is in use, without the advice to kill whatever uses it")
    void saysThatItsPortIsInUse() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default\n");
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            start(Map.of(), "");
            assertTrue(console.waitFor(60, TimeUnit.SECONDS));
            assertEquals(1, console.exitValue(), log());
            assertTrue(log().contains("cannot listen on port " + taken.getLocalPort()), log());
            assertFalse(log().contains("kill"), log());
            assertFalse(log().contains("\tat "), log());
        }
    }

    @Test
    @DisplayName("refuses a second console on the same data, and says so")
    void refusesASecondConsole() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default");
        start(Map.of(), "");
        awaitReady();
        Process first = console;

        assertRefused("Another console uses the data folder " + folder.resolve("data") + " now", "");

        assertTrue(first.isAlive());
        first.destroyForcibly().waitFor();
    }

    @Test
    @DisplayName("warns of a property that means nothing")
    void warnsOfWhatMeansNothing() throws Exception {
        hosts("gangway.hosts.alpha.uri=test:///default\ngangway.date-dir=elsewhere");
        start(Map.of(), "");
        awaitReady();
        assertTrue(
                log().contains("gangway.date-dir means nothing to the console and is ignored. Perhaps gangway.data-dir"
                        + " was meant."),
                log());
    }

    private void assertRefused(String words, String option) throws Exception {
        start(Map.of(), option);
        assertTrue(console.waitFor(30, TimeUnit.SECONDS));
        assertEquals(1, console.exitValue(), log());
        assertTrue(log().contains(words), log());
        assertFalse(log().contains("\tat "), log());
        assertEquals(1, log().lines().count(), log());
    }

    private void hosts(String properties) throws IOException {
        Files.writeString(folder.resolve("gangway.properties"), properties);
    }

    /** Runs the README's command as a shell would, with one more option and the port moved aside. */
    private void start(Map<String, String> variables, String option) throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(Path.of("README.md")));
        assertTrue(command.find());
        String written = command.group();
        int jar = written.indexOf("-jar ");
        ProcessBuilder shell = new ProcessBuilder(
                        "sh", "-c", "exec " + written.substring(0, jar) + option + " " + written.substring(jar))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        shell.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        shell.environment().putAll(variables);
        console = shell.start();
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private RequestSpecification request() {
        return RestAssured.given().baseUri("http://localhost:" + port);
    }

    private void awaitReady() throws IOException {
        Awaitility.await("ready")
                .atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> request().get("/q/health/ready").statusCode() == 200);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
