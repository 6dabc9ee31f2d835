package io.gangway.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged console, run as a process of its own, as a user would. */
public final class Console implements AutoCloseable {

    private final Path data;
    private final int port;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Process process;

    private Console(Path data) {
        this.data = data;
        this.port = freePort();
    }

    /** A console for the lab's hosts. */
    public static Console ofTheLab() {
        return new Console(temporaryFolder()).with("smallrye.config.locations", Lab.CONFIGURATION.toString());
    }

    /** A console without any host, to be given some. */
    public static Console withoutHosts() {
        return new Console(temporaryFolder());
    }

    /** Sets a configuration property before the start. */
    public Console with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** Sets a variable of its environment before the start. */
    public Console withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("gangway-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Console start() {
        List<String> command = new ArrayList<>(
                List.of("java", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dgangway.data-dir=" + data);
        settings.forEach((property, value) -> command.add("-D" + property + "=" + value));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Awaitility.await("the console is ready; its log: " + log())
                    .atMost(60, TimeUnit.SECONDS)
                    .ignoreExceptions()
                    .until(() -> request().get("/q/health/ready").statusCode() == 200);
        } catch (ConditionTimeoutException e) {
            // Nobody will close what was not started.
            process.destroyForcibly();
            throw e;
        }
        return this;
    }

    /** Waits until the console is connected to each of these hosts and has listed their VMs. */
    public Console connectedTo(String... hosts) {
        for (String host : hosts) {
            Awaitility.await("connected to " + host)
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> hostState(host).equals("connected"));
        }
        return this;
    }

    public String hostState(String host) {
        return request().get("/api/v1/hosts").jsonPath().getString("find { it.name == '" + host + "' }.state");
    }

    public Path log() {
        Path logs = Path.of("target", "console-logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return logs.resolve("console-" + port + ".log");
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public long processId() {
        return process.pid();
    }

    /** The folder of its database. */
    public Path data() {
        return data;
    }

    public boolean alive() {
        return process.isAlive();
    }

    public RequestSpecification request() {
        return RestAssured.given().baseUri(url());
    }

    /** Sends a form as a page of the console would. */
    public Response submit(String path, Map<String, String> form) {
        String token = request().get("/vms").cookie("csrf-token");
        return request()
                .cookie("csrf-token", token)
                .header("X-CSRF-TOKEN", token)
                .contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(path);
    }

    /** Waits until the inventory shows the guest in a state, wherever it is. */
    public void shows(Guest guest, String state) {
        Awaitility.await(guest.name() + " is " + state)
                .atMost(15, TimeUnit.SECONDS)
                .until(() -> request()
                        .get("/api/v1/vms?state=" + state)
                        .jsonPath()
                        .getList("uuid")
                        .contains(guest.uuid()));
    }

    /** Asks for a migration; the response may be a refusal. */
    public Response migrate(String uuid, String source, String destination, Map<String, String> options) {
        Map<String, String> body = new LinkedHashMap<>(options);
        body.put("uuid", uuid);
        body.put("source", source);
        body.put("destination", destination);
        return request().contentType("application/json").body(body).post("/api/v1/migrations");
    }

    /** Starts a migration that must not be refused, and gives its id. */
    public long started(Guest guest, String source, String destination, Map<String, String> options) {
        knows(guest, source);
        Response answer = migrate(guest.uuid(), source, destination, options);
        assertEquals(201, answer.statusCode(), answer.asString());
        return answer.jsonPath().getLong("id");
    }

    /** A migration that must arrive. */
    public MigrationAnswer moved(Guest guest, String source, String destination, Map<String, String> options) {
        MigrationAnswer end = ended(started(guest, source, destination, options));
        assertEquals("succeeded", end.outcome(), end.json().prettify());
        return end;
    }

    /** Asks for a migration that must be refused. */
    public Refusal refused(Guest guest, String source, String destination, Map<String, String> options) {
        knows(guest, source);
        Response answer = migrate(guest.uuid(), source, destination, options);
        assertEquals(422, answer.statusCode(), answer.asString());
        return new Refusal(answer.jsonPath());
    }

    /** Waits until the inventory shows the guest on that host. */
    public void knows(Guest guest, String host) {
        Awaitility.await(guest.name() + " is listed on " + host)
                .atMost(15, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> request()
                        .get("/api/v1/vms?host=" + host)
                        .jsonPath()
                        .getList("uuid")
                        .contains(guest.uuid()));
    }

    public MigrationAnswer migration(long id) {
        return new MigrationAnswer(request()
                .get("/api/v1/migrations/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath());
    }

    /** Waits for the end of a migration. */
    public MigrationAnswer ended(long id) {
        return Awaitility.await("the end of migration " + id)
                .atMost(90, TimeUnit.SECONDS)
                .pollInterval(100, TimeUnit.MILLISECONDS)
                .until(() -> migration(id), answer -> !answer.outcome().isEmpty());
    }

    public void cancel(long id) {
        request()
                .contentType("application/json")
                .post("/api/v1/migrations/" + id + "/cancel")
                .then()
                .statusCode(202);
    }

    /** As the kernel ends a process that is out of memory: no clean-up at all. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        process.destroyForcibly();
    }
}
