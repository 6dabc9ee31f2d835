package io.gangway.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gangway.TestNode;
import io.gangway.belongings.Belonging;
import io.gangway.host.HostName;
import io.gangway.host.HostState;
import io.gangway.libvirt.fact.PoolState;
import io.gangway.migration.control.ControlAction;
import io.gangway.migration.control.ControlActionStore;
import io.gangway.migration.control.ControlKind;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.OptionFields;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.vm.inventory.VmState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(ApiDocumentTest.OwnConsole.class)
@Timeout(120)
@DisplayName("The OpenAPI document")
class ApiDocumentTest {

    private static final String ADDRESS = "/api/v1/openapi";
    private static final JsonMapper JSON = new JsonMapper();

    /** With a database of its own, since it writes migrations down, and a host that has storage. */
    public static final class OwnConsole implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(new TestNode().getConfigOverrides());
            overrides.put(
                    "gangway.hosts.stored.uri",
                    "test://"
                            + java.nio.file.Path.of("src/test/resources/test-storage.xml")
                                    .toAbsolutePath());
            overrides.computeIfPresent(
                    "quarkus.datasource.jdbc.url", (key, url) -> url.replace("mem:pages", "mem:api"));
            return overrides;
        }
    }

    @Inject
    MigrationStore store;

    @Inject
    ControlActionStore actions;

    private JsonNode document;

    @BeforeEach
    void read() throws JsonProcessingException {
        document = JSON.readTree(given().accept("application/json")
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    @Test
    @DisplayName("has every call of the JSON interface, and none that does not exist")
    void everyCall() {
        Set<String> described = new TreeSet<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(call -> described.add(call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertEquals(calls(), described);
        assertTrue(described.size() >= 11, described.toString());
    }

    @Test
    @DisplayName("says of each call what it does, of each parameter what it means, and of each answer when it comes")
    void everyPartHasWords() {
        List<String> silent = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                String name = call.getKey() + " " + path.getKey();
                if (call.getValue().path("summary").asText().isBlank()) {
                    silent.add(name);
                }
                for (JsonNode parameter : call.getValue().path("parameters")) {
                    if (parameter.path("description").asText().isBlank()
                            || parameter.path("schema").isEmpty()
                            || (parameter.at("/schema/type").isMissingNode()
                                    && parameter.at("/schema/$ref").isMissingNode())) {
                        silent.add(name + " " + parameter.path("name"));
                    }
                }
                for (Map.Entry<String, JsonNode> answer :
                        call.getValue().path("responses").properties()) {
                    // A sentence, not the status in two words.
                    if (!answer.getValue().path("description").asText().endsWith(".")
                            || answer.getValue().path("content").isEmpty()) {
                        silent.add(name + " " + answer.getKey());
                    }
                }
            }
        }

        assertEquals(List.of(), silent);
    }

    @Test
    @DisplayName("describes each field of each object, with a type")
    void everyField() {
        List<String> silent = new ArrayList<>();
        DescribedShape shape = new DescribedShape(document);
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            for (Map.Entry<String, JsonNode> field :
                    schema.getValue().path("properties").properties()) {
                JsonNode meant = shape.resolved(field.getValue());
                boolean told = !field.getValue().path("description").asText().isBlank()
                        || !meant.path("description").asText().isBlank();
                if (!told || meant.path("type").isMissingNode()) {
                    silent.add(schema.getKey() + "." + field.getKey());
                }
            }
        }

        assertEquals(List.of(), silent);
    }

    @Test
    @DisplayName("names every field that a request may have, and no other")
    void fieldsOfARequest() {
        String schema = "MigrationRequest";
        Set<String> fields =
                Arrays.stream(Field.values()).map(Field::word).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(fields, names(schema));
        assertEquals(
                Set.of("uuid", "source", "destination"),
                DescribedShape.texts(schema(schema).path("required")));
        assertEquals(
                2_000_000,
                schema(schema).at("/properties/downtimeLimitMs/maximum").asInt());
    }

    static List<Object[]> words() {
        return List.of(
                new Object[] {"Migration.duration", words(MigrationDuration.values())},
                new Object[] {"Migration.mode", words(MigrationMode.values())},
                new Object[] {"Migration.route", words(MigrationRoute.values())},
                new Object[] {"Migration.storage", words(MigrationStorage.values())},
                new Object[] {"Migration.policy", words(MigrationPolicy.values())},
                new Object[] {"Migration.phase", words(Phase.values())},
                new Object[] {"Migration.outcome", words(Outcome.values())},
                new Object[] {"Belonging.kind", words(Belonging.Kind.values())},
                new Object[] {"Belonging.fate", words(Belonging.Fate.values())},
                new Object[] {"Host.state", Arrays.stream(HostState.values()).map(HostState::word)},
                new Object[] {"Pool.state", Arrays.stream(PoolState.values()).map(PoolState::word)},
                new Object[] {"Vm.state", Arrays.stream(VmState.values()).map(VmState::word)},
                new Object[] {"Verdict.source", seen()},
                new Object[] {"Verdict.destination", seen()},
                new Object[] {
                    "ControlAction.action", Arrays.stream(ControlKind.values()).map(ControlKind::word)
                },
                new Object[] {
                    "Control.action",
                    EnumSet.complementOf(EnumSet.of(ControlKind.RESUME)).stream()
                            .map(ControlKind::word)
                },
                new Object[] {
                    "ControlAction.by",
                    Arrays.stream(ControlAction.Actor.values()).map(ControlAction.Actor::word)
                });
    }

    private static Stream<String> words(Word[] words) {
        return Arrays.stream(words).map(Word::word);
    }

    private static Stream<String> seen() {
        return Stream.concat(
                Arrays.stream(VmState.values()).map(VmState::word),
                Stream.of(Sighting.Kind.ABSENT.word(), Sighting.Kind.UNREACHABLE.word()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    @DisplayName("lists the words of each choice")
    void wordsOfAChoice(String field, Stream<String> words) {
        String[] parts = field.split("\\.", 2);

        Set<String> listed = DescribedShape.texts(
                schema(parts[0]).path("properties").path(parts[1]).path("enum"));

        listed.remove("null");
        assertEquals(words.collect(Collectors.toCollection(TreeSet::new)), listed);
    }

    @ParameterizedTest(name = "{0} {1} answers {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/hosts | 200 | /api/v1/hosts",
                "GET | /api/v1/hosts/{host} | 200 | /api/v1/hosts/demo",
                "GET | /api/v1/hosts/{host} | 200 | /api/v1/hosts/away",
                "GET | /api/v1/hosts/{host} | 404 | /api/v1/hosts/nowhere",
                "GET | /api/v1/hosts/{host}/pools | 200 | /api/v1/hosts/stored/pools",
                "GET | /api/v1/hosts/{host}/pools | 404 | /api/v1/hosts/nowhere/pools",
                "GET | /api/v1/hosts/{host}/pools | 503 | /api/v1/hosts/away/pools",
                "GET | /api/v1/hosts/{host}/pools/{pool}/volumes | 200 | /api/v1/hosts/stored/pools/images/volumes",
                "GET | /api/v1/hosts/{host}/pools/{pool}/volumes | 404 | /api/v1/hosts/stored/pools/nothing/volumes",
                "GET | /api/v1/vms | 200 | /api/v1/vms",
                "GET | /api/v1/vms | 200 | /api/v1/vms?host=demo",
                "GET | /api/v1/vms | 400 | /api/v1/vms?state=odd",
                "GET | /api/v1/vms | 404 | /api/v1/vms?host=nowhere",
                "GET | /api/v1/vms | 406 | csv:/api/v1/vms",
                "GET | /api/v1/vms | 421 | elsewhere:/api/v1/vms",
                "GET | /api/v1/vms | 503 | /api/v1/vms?host=away",
                "GET | /api/v1/vms/{uuid} | 200 | /api/v1/vms/00000000-0000-4000-8000-000000000002",
                "GET | /api/v1/vms/{uuid} | 503 | /api/v1/vms/00000000-0000-4000-8000-00000000ffff",
                "GET | /api/v1/migrations | 200 | /api/v1/migrations",
                "GET | /api/v1/migrations | 400 | /api/v1/migrations?before=x",
                "GET | /api/v1/migrations/{id} | 200 | /api/v1/migrations/FAILED",
                "GET | /api/v1/migrations/{id} | 200 | /api/v1/migrations/UNKNOWN",
                "GET | /api/v1/migrations/{id} | 404 | /api/v1/migrations/4711",
                "POST | /api/v1/migrations | 422 | /api/v1/migrations {}",
                "POST | /api/v1/migrations | 400 | /api/v1/migrations {\"colour\": 1}",
                "POST | /api/v1/migrations | 400 | /api/v1/migrations {",
                "POST | /api/v1/migrations | 403 | bare:/api/v1/migrations",
                "POST | /api/v1/migrations/{id}/cancel | 409 | /api/v1/migrations/FAILED/cancel",
                "POST | /api/v1/migrations/{id}/cancel | 404 | /api/v1/migrations/4711/cancel",
                "POST | /api/v1/migrations/{id}/control | 422 | /api/v1/migrations/FAILED/control {\"action\": \"fly\"}",
                "POST | /api/v1/migrations/{id}/control | 409 | /api/v1/migrations/FAILED/control {\"action\": \"pause\"}",
                "POST | /api/v1/migrations/{id}/belongings/remove | 409 |"
                        + " /api/v1/migrations/FAILED/belongings/remove {\"code\": \"tpm\"}",
                "POST | /api/v1/migrations/{id}/belongings/remove | 404 |"
                        + " /api/v1/migrations/4711/belongings/remove {\"code\": \"tpm\"}",
            })
    @DisplayName("describes what is really answered: each field and its type, and nothing that is not there")
    void realAnswers(String method, String path, String status, String question) throws JsonProcessingException {
        theHostsAreThere();
        String address = question.replace("FAILED", failed()).replace("UNKNOWN", unknown());

        Response answer = ask(method, address);

        assertEquals(status, Integer.toString(answer.statusCode()), answer.asString());
        JsonNode content = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(status)
                .path("content");
        String type = answer.contentType().split(";", 2)[0];
        JsonNode schema = content.path(type).path("schema");
        assertFalse(schema.isMissingNode(), () -> "the document knows no " + type + " for it, but " + content);
        JsonNode body = JSON.readTree(answer.asString());
        assertFalse(body.isEmpty(), "an empty answer shows nothing");
        assertEquals(List.of(), new DescribedShape(document).complaints(path, body, schema));
    }

    @Test
    @DisplayName("is read by programs of this machine alone, as everything else")
    void theDoorHolds() {
        given().header("Host", "elsewhere.example.org").get(ADDRESS).then().statusCode(421);
        Response answer =
                given().header("Origin", "https://elsewhere.example.org").get(ADDRESS);

        assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
        assertEquals(null, answer.header("Access-Control-Allow-Origin"));
        given().post(ADDRESS).then().statusCode(403);
    }

    private static Response ask(String method, String question) {
        String[] parts = question.split(" ", 2);
        String address = parts[0].substring(parts[0].indexOf(':') + 1);
        RequestSpecification request = given().urlEncodingEnabled(false);
        if (parts[0].startsWith("csv:")) {
            request.accept("text/csv");
        } else if (parts[0].startsWith("elsewhere:")) {
            request.header("Host", "elsewhere.example.org");
        }
        if (method.equals("POST") && !parts[0].startsWith("bare:")) {
            request.contentType("application/json").body(parts.length > 1 ? parts[1] : "");
        }
        return request.request(method, address);
    }

    private static void theHostsAreThere() {
        Awaitility.await("the hosts")
                .atMost(Duration.ofSeconds(20))
                .until(() -> given().get("/api/v1/vms?host=demo").statusCode() == 200
                        && given().get("/api/v1/vms?host=stored").statusCode() == 200
                        && given().get("/api/v1/hosts/away")
                                .jsonPath()
                                .getString("state")
                                .equals("disconnected"));
    }

    /** A migration that has all that one can have. */
    private String failed() {
        Migration begun = begun();
        FailureCatalogue.Ends ends = new FailureCatalogue.Ends("web2", "demo", "stored");
        store.save(begun.copy()
                .outcome(Outcome.FAILED, Instant.now())
                .verdict(new Verdict(
                        Outcome.FAILED,
                        Verdict.Where.SOURCE,
                        Sighting.seen("demo", VmState.RUNNING, true, Sighting.Hold.NONE),
                        Sighting.absent("stored"),
                        Instant.now()))
                .error(Optional.of(FailureCatalogue.translate("Out of room.", ends)))
                .build());
        actions.add(ControlAction.asked(
                begun.id(), ControlKind.DOWNTIME, OptionalLong.of(500), ControlAction.Actor.OPERATOR, Instant.now()));
        return Long.toString(begun.id());
    }

    private String unknown() {
        Migration begun = begun();
        store.save(begun.copy()
                .outcome(Outcome.UNKNOWN, Instant.now())
                .verdict(new Verdict(
                        Outcome.UNKNOWN,
                        Verdict.Where.UNPROVEN,
                        Sighting.seen("demo", VmState.PAUSED, true, Sighting.Hold.NONE),
                        Sighting.unreachable("away", "It does not answer."),
                        Instant.now()))
                .build());
        return Long.toString(begun.id());
    }

    private Migration begun() {
        MigrationChoices usual = MigrationChoices.USUAL;
        MigrationChoices choices = new MigrationChoices(
                usual.duration(),
                usual.mode(),
                usual.route(),
                MigrationStorage.COPY,
                usual.policy(),
                OptionFields.read(Map.of(
                        "disks",
                        List.of("vda"),
                        "targets",
                        Map.of("vda", "images"),
                        "bandwidthMib",
                        10,
                        "tls",
                        true,
                        "compression",
                        "mt",
                        "destinationXml",
                        "<domain/>")));
        MigrationRequest request = new MigrationRequest(
                UUID.randomUUID(),
                new HostName("demo"),
                new Destination(Optional.of(new HostName("away")), "qemu+ssh://away/system", Optional.empty()),
                choices);
        List<Belonging> belongings = List.of(
                new Belonging(Belonging.Kind.TPM, "", Belonging.Fate.TRAVELS, OptionalLong.empty()),
                new Belonging(Belonging.Kind.NVRAM_FILE, "/nvram", Belonging.Fate.STAYS, OptionalLong.of(7)),
                new Belonging(
                        Belonging.Kind.MEDIUM,
                        "sda",
                        Belonging.Fate.STAYS,
                        OptionalLong.empty(),
                        Optional.of("/iso/a.iso")));
        return store.begin(
                        Migration.begin(request, "web2", 1 << 20, belongings, Instant.now()), "qemu+ssh://away/system")
                .orElseThrow();
    }

    private JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    private Set<String> names(String schema) {
        Set<String> names = new TreeSet<>();
        schema(schema).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What the resources' annotations say: method and address, without the patterns of parameters. */
    private static Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        for (JavaClass found :
                new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.gangway")) {
            if (found.isAnnotatedWith(Path.class)
                    && found.getAnnotationOfType(Path.class).value().startsWith("/api/")) {
                String base = found.getAnnotationOfType(Path.class).value();
                for (Method method : found.reflect().getDeclaredMethods()) {
                    String rest = Optional.ofNullable(method.getAnnotation(Path.class))
                            .map(path -> "/" + path.value())
                            .orElse("");
                    methods(method)
                            .forEach(name -> calls.add(
                                    name + " " + (base + rest).replaceAll("\\{(\\w+):([^{}]|\\{[^}]*})*}", "{$1}")));
                }
            }
        }
        return calls;
    }

    private static Stream<String> methods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value);
    }
}
