package io.gangway.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The same migration through the console and by {@code virsh migrate}, in pairs. One of a pair goes there and the other
 * comes back; who begins changes from pair to pair, so that direction and order favour nobody.
 */
class MigrationTimeBench {

    private static final int WARM_UP = 10;
    private static final int PAIRS = 30;
    private static final Pattern FIGURE = Pattern.compile("(Time elapsed|Total downtime):\\s+([0-9]+) *ms");

    /**
     * @param wallMs from the request to the console, or from the start of virsh, to the end; the console's end is its
     *     verdict
     * @param totalMs libvirt's figure for the job, as the destination has it
     * @param downtimeMs likewise
     */
    private record Run(double wallMs, double totalMs, double downtimeMs) {}

    private final Lab lab = new Lab();
    // Not with what the other tests use for it: that takes as much of the guests' two cores as the console itself.
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void throughTheConsoleTakesNoLongerThanByVirsh() {
        List<Run> byConsole = new ArrayList<>();
        List<Run> byVirsh = new ArrayList<>();
        try (Console console = Console.ofTheLab().start().connectedTo("alpha", "beta");
                Guest guest = lab.guest("alpha", "bench", "--dirty", "4")) {
            // A console runs for weeks. In its first minutes Java compiles it, on the cores that the guests need here.
            for (int i = 0; i < WARM_UP; i++) {
                byConsole(console, guest, "alpha", "beta");
                byVirsh(guest, "beta", "alpha");
            }
            for (int i = 0; i < PAIRS; i++) {
                if (i % 2 == 0) {
                    byConsole.add(byConsole(console, guest, "alpha", "beta"));
                    byVirsh.add(byVirsh(guest, "beta", "alpha"));
                } else {
                    byVirsh.add(byVirsh(guest, "alpha", "beta"));
                    byConsole.add(byConsole(console, guest, "beta", "alpha"));
                }
            }
        }
        double wall = ratio("wall time", byConsole, byVirsh, Run::wallMs);
        double total = ratio("total time by libvirt", byConsole, byVirsh, Run::totalMs);
        double downtime = ratio("downtime", byConsole, byVirsh, Run::downtimeMs);
        assertTrue(total < 1.5 && wall < 1.5 && downtime < 3, "far beyond what noise explains");
    }

    private static double ratio(String name, List<Run> console, List<Run> virsh, ToDoubleFunction<Run> figure) {
        List<Double> ours = console.stream().map(figure::applyAsDouble).toList();
        List<Double> theirs = virsh.stream().map(figure::applyAsDouble).toList();
        Figures.print(name + ", console", ours, "ms");
        Figures.print(name + ", virsh", theirs, "ms");
        double ratio = Figures.median(ours) / Figures.median(theirs);
        Figures.print(name + ", console / virsh", ratio, "");
        return ratio;
    }

    private Run byConsole(Console console, Guest guest, String source, String destination) {
        console.knows(guest, source);
        guest.ticksOn(source);
        Instant began = Instant.now();
        JsonNode started = ask(request(console, "")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.valueToTree(Map.of(
                                "uuid",
                                guest.uuid(),
                                "source",
                                source,
                                "destination",
                                destination,
                                "duration",
                                "permanent"))
                        .toString())));
        // Seldom and late, since whoever looks takes time from the guests and hosts on the same cores; the console says
        // when it was.
        JsonNode ended = Awaitility.await("the end of " + started)
                .atMost(60, TimeUnit.SECONDS)
                .pollDelay(1500, TimeUnit.MILLISECONDS)
                .pollInterval(500, TimeUnit.MILLISECONDS)
                .until(() -> ask(request(console, "/" + started.get("id").asLong())), answer -> !answer.get("outcome")
                        .isNull());
        assertEquals("succeeded", ended.get("outcome").asText(), ended.toPrettyString());
        Instant end = Instant.parse(ended.get("endedAt").asText());
        return run(guest, destination, Duration.between(began, end));
    }

    private static HttpRequest.Builder request(Console console, String path) {
        return HttpRequest.newBuilder(URI.create(console.url() + "/api/v1/migrations" + path));
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer.body());
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Run byVirsh(Guest guest, String source, String destination) {
        guest.ticksOn(source);
        Instant began = Instant.now();
        lab.virsh(
                source,
                "migrate",
                "--live",
                "--p2p",
                "--persistent",
                "--undefinesource",
                guest.name(),
                "qemu+ssh://root@" + destination + "/system",
                "--migrateuri",
                "tcp://" + destination);
        return run(guest, destination, Duration.between(began, Instant.now()));
    }

    private Run run(Guest guest, String destination, Duration wall) {
        String job = lab.virsh(destination, "domjobinfo", "--completed", guest.name());
        return new Run(wall.toMillis(), figure(job, "Time elapsed"), figure(job, "Total downtime"));
    }

    private static double figure(String job, String name) {
        Matcher matcher = FIGURE.matcher(job);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Double.parseDouble(matcher.group(2));
            }
        }
        throw new IllegalStateException("no " + name + " in\n" + job);
    }
}
