package io.gangway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(TestNode.class)
@Timeout(60)
@DisplayName("The console's own metrics")
class MetricsTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(gangway_\\w+)` \\|([^|]*)\\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    /** What is no name of a metric in a query: texts, choices of labels, ranges, and what groups. */
    private static final Pattern CHOSEN = Pattern.compile("\\{[^}]*}|\\[[^]]*]");

    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b(?!\\s*\\()");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "by", "without");

    /** Prometheus has these of itself. */
    private static final Set<String> PROMETHEUS = Set.of("up");

    private static final Set<String> ANY_LABELS = Set.of("job", "instance");

    @BeforeEach
    void theHostsAreThere() {
        Browser.awaitVms();
    }

    @Test
    @DisplayName("say how the hosts stand and what their VMs do")
    void hostsAndVms() {
        Awaitility.await("the two hosts that do not answer")
                .atMost(Duration.ofSeconds(20))
                .until(() -> Exposition.now()
                        .value("gangway_hosts", "state", "disconnected")
                        .equals(Optional.of(2.0)));
        Exposition metrics = Exposition.now();

        assertEquals(Optional.of(1.0), metrics.value("gangway_hosts", "state", "connected"));
        assertEquals(Optional.of(0.0), metrics.value("gangway_hosts", "state", "connecting"));
        assertEquals(Optional.of(1.0), metrics.value("gangway_host_connected", "host", "demo"));
        assertEquals(Optional.of(0.0), metrics.value("gangway_host_connected", "host", "away"));
        assertEquals(
                4.0,
                metrics.samples().stream()
                        .filter(sample -> sample.name().equals("gangway_vms")
                                && "demo".equals(sample.labels().get("host")))
                        .mapToDouble(Exposition.Sample::value)
                        .sum());
        assertTrue(
                metrics.value("gangway_vms", "host", "demo", "state", "saved").orElse(0.0) >= 1);
        assertEquals(Optional.of(0.0), metrics.value("gangway_vms", "host", "away", "state", "running"));
        assertEquals(Optional.of(0.0), metrics.value("gangway_vms_active_twice"));
    }

    @Test
    @DisplayName("count the calls to libvirt, and a start of the console counts no migration")
    void callsAndMigrations() {
        Exposition metrics = Exposition.now();

        assertTrue(metrics.value("gangway_libvirt_calls_seconds_count", "host", "demo", "outcome", "ok")
                        .orElse(0.0)
                >= 1);
        assertEquals(
                Optional.of(0.0),
                metrics.value("gangway_libvirt_calls_seconds_count", "host", "away", "outcome", "ok"));
        assertEquals(Optional.of(0.0), metrics.value("gangway_migrations_started_total"));
        assertEquals(
                Optional.of(0.0), metrics.value("gangway_migrations_ended_total", "outcome", "failed", "code", "none"));
        assertEquals(Optional.of(0.0), metrics.value("gangway_migrations_running"));
        assertTrue(metrics.value("gangway_viewers").isPresent());
        assertTrue(metrics.value("gangway_event_loop_silence_seconds", "loop", "http")
                        .orElseThrow()
                < 30);
        assertTrue(metrics.value("gangway_event_loop_silence_seconds", "loop", "libvirt")
                        .orElseThrow()
                < 30);
    }

    @Test
    @DisplayName("have no label that names a VM")
    void noLabelNamesAVm() {
        Set<String> values = Exposition.now().samples().stream()
                .filter(sample -> sample.name().startsWith("gangway_"))
                .flatMap(sample -> sample.labels().entrySet().stream())
                .filter(label -> !label.getKey().equals("le"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(values.contains("demo"));
        assertEquals(
                Set.of(),
                values.stream()
                        .filter(value ->
                                value.contains("web") || value.contains("0000-4000") || value.contains("sleeper"))
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("are all in docs/metrics.md, with their labels, and it has no other")
    void document() throws IOException {
        Exposition metrics = Exposition.now();
        Map<String, Set<String>> labels = metrics.labels();
        List<MatchResult> rows = ROW.matcher(read("docs/metrics.md")).results().toList();

        assertEquals(
                metrics.own(), rows.stream().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new)));
        for (MatchResult row : rows) {
            Set<String> told = CODE.matcher(row.group(2))
                    .results()
                    .map(code -> code.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> had = labels.getOrDefault(row.group(1), labels.get(row.group(1) + "_count"));
            assertEquals(had, told, row.group(1));
        }
    }

    static List<String> dashboardQueries() throws IOException {
        JsonNode dashboard = new JsonMapper().readTree(read("docs/grafana/gangway.json"));
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertFalse(panel.path("title").asText().isBlank());
            assertFalse(panel.path("targets").isEmpty(), panel.path("title").asText());
            panel.path("targets")
                    .forEach(target -> queries.add(target.path("expr").asText()));
        }
        return queries;
    }

    static List<String> alertQueries() throws IOException {
        JsonNode rules = new YAMLMapper().readTree(read("docs/prometheus-alerts.yml"));
        List<String> queries = new ArrayList<>();
        for (JsonNode rule : rules.path("groups").path(0).path("rules")) {
            assertFalse(rule.path("alert").asText().isBlank());
            assertFalse(rule.at("/annotations/summary").asText().isBlank(), rule.toString());
            queries.add(rule.path("expr").asText());
        }
        return queries;
    }

    @Test
    @DisplayName("are what the dashboard and the alerts ask for: no metric and no label that does not exist")
    void queries() throws IOException {
        List<String> queries = Stream.concat(dashboardQueries().stream(), alertQueries().stream())
                .toList();
        Map<String, Set<String>> labels = Exposition.now().labels();
        List<String> wrong = new ArrayList<>();
        for (String query : queries) {
            Set<String> names = names(query);
            if (names.isEmpty()) {
                wrong.add(query + " asks for nothing");
            }
            names.stream()
                    .filter(name -> !PROMETHEUS.contains(name) && !labels.containsKey(name))
                    .forEach(name -> wrong.add(query + ": there is no metric " + name));
            Set<String> known = new TreeSet<>(ANY_LABELS);
            names.forEach(name -> known.addAll(labels.getOrDefault(name, Set.of())));
            labelsOf(query).stream()
                    .filter(label -> !known.contains(label))
                    .forEach(label -> wrong.add(query + ": there is no label " + label));
        }

        assertEquals(List.of(), wrong);
        assertTrue(dashboardQueries().size() >= 15 && alertQueries().size() >= 6);
    }

    @Test
    @DisplayName("would be missed by that check if they were not there")
    void theCheckFindsWhatIsMissing() {
        assertEquals(Set.of("gangway_nothing"), names("sum by (host) (rate(gangway_nothing{state=\"x\"}[5m])) > 0"));
        assertEquals(Set.of("host", "state"), labelsOf("sum by (host) (rate(gangway_nothing{state=\"x\"}[5m])) > 0"));
    }

    private static Set<String> names(String query) {
        String bare = GROUPED.matcher(CHOSEN.matcher(query).replaceAll(" ")).replaceAll(" ");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !OPERATORS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labelsOf(String query) {
        return Stream.concat(
                        LABEL.matcher(query).results().map(label -> label.group(1)),
                        GROUPED.matcher(query)
                                .results()
                                .flatMap(group -> Stream.of(group.group(1).split(",", -1)))
                                .map(String::strip))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
