package io.gangway.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TestNode.class)
@DisplayName("Each error of the JSON interface is a problem with a status and words, however it comes about")
class ErrorShapesTest {

    private static final String MIGRATIONS = "/api/v1/migrations";
    private static final int TOO_LARGE = 11 * 1024 * 1024;

    @ParameterizedTest(name = "{1} {2} is {0}")
    @CsvSource({
        "404, GET, /api/v1/nothing",
        "404, GET, /api/v1",
        "404, GET, /api/",
        "404, GET, /api/v1/migrations/99",
        "404, GET, /api/v1/migrations/abc",
        "404, GET, /api/v1/migrations/99999999999999999999",
        "404, POST, /api/v1/migrations/99/cancel",
        "404, GET, /api/v1/vms/not-a-uuid",
        "404, GET, /api/v1/vms/------------------------------------",
        "404, GET, /api/v1/hosts/nowhere",
        "404, GET, /api/v1/hosts/%3Cb%3E",
        "404, GET, /api/v1/hosts/nowhere/pools",
        "404, GET, /api/v1/hosts/demo/pools/nowhere/volumes",
        "400, GET, /api/v1/migrations?before=abc",
        "400, GET, /api/v1/vms?state=odd",
        "405, DELETE, /api/v1/migrations",
        "405, PUT, /api/v1/hosts",
        "405, PATCH, /api/v1/vms",
        "405, GET, /api/v1/migrations/1/cancel",
        "503, GET, /api/v1/hosts/away/pools"
    })
    void atAnAddress(int status, String method, String path) {
        Browser.awaitVms();
        isAProblem(given().urlEncodingEnabled(false).contentType("application/json"), method, path, status);
    }

    @ParameterizedTest(name = "{1} is {0}")
    @CsvSource({
        "not-found, /api/v1/migrations/99",
        "unknown-host, /api/v1/hosts/nowhere",
        "unknown-host, /api/v1/vms?host=nowhere",
        "unknown-state, /api/v1/vms?state=odd",
        "no-migration-number, /api/v1/migrations?before=abc",
        "hosts-silent, /api/v1/vms?host=away",
        "hosts-silent, /api/v1/hosts/away/pools",
    })
    void withACodeThatStaysAsItIs(String code, String path) {
        Browser.awaitVms();
        given().get(path).then().body("code", equalTo(code));
    }

    @Test
    void andACodeForWhatIsWrongWithARequestAsSuch() {
        given().header("Host", "rebound.example.org")
                .get("/api/v1/vms")
                .then()
                .body("code", equalTo("unknown-console-name"));
        given().delete(MIGRATIONS).then().body("code", equalTo("no-proof-of-origin"));
        given().contentType("application/json")
                .body("{\"colour\": 1}")
                .post(MIGRATIONS)
                .then()
                .body("code", equalTo("malformed-member"));
        given().contentType("application/json")
                .body("{")
                .post(MIGRATIONS)
                .then()
                .body("code", equalTo("malformed-body"));
        given().contentType("application/json")
                .body("{}")
                .post(MIGRATIONS)
                .then()
                .body("code", equalTo("invalid-request"))
                .body("errors.rule", hasItems("source-missing", "vm-missing", "destination-missing"));
    }

    @ParameterizedTest(name = "{1} as {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {            | line 1",
                "application/json | nonsense     | line 1",
                "application/json | []           | an object",
                "application/json | 7            | an object",
                "application/json | {\"uuid\": {}} | uuid",
            })
    void forABodyThatIsNotWhatBelongsThere(String type, String body, String words) {
        isAProblem(given().contentType(type).body(body), "POST", MIGRATIONS, 400);
        given().contentType(type).body(body).post(MIGRATIONS).then().body("detail", containsString(words));
    }

    @Test
    void forAnotherKindOfBodyOrAnswer() {
        isAProblem(Browser.withToken().contentType("text/plain").body("{}"), "POST", MIGRATIONS, 415);
        isAProblem(Browser.withToken().contentType("application/xml").body("<a/>"), "POST", MIGRATIONS, 415);
        isAProblem(given().accept("text/csv"), "GET", MIGRATIONS, 406);
        isAProblem(given().accept("image/png"), "GET", "/api/v1/vms", 406);
    }

    @Test
    void forWhatTheGuardTurnsAway() {
        isAProblem(given().header("Host", "rebound.example.org"), "GET", "/api/v1/vms", 421);
        isAProblem(
                given().header("Origin", "https://elsewhere.example.org")
                        .contentType("application/json")
                        .body("{}"),
                "POST",
                MIGRATIONS,
                403);
        given().header("Host", "rebound.example.org")
                .get("/api/v1/vms")
                .then()
                .body("title", equalTo("Misdirected Request"))
                .body("detail", containsString("gangway.http.allowed-hosts"));
    }

    @Test
    void forABodyThatIsTooLong() {
        isAProblem(
                given().contentType("application/json").body("{\"uuid\": \"" + "a".repeat(TOO_LARGE) + "\"}"),
                "POST",
                MIGRATIONS,
                413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vms", "/nothing", "/assets/nothing", "/q/nothing", "/q/health/nothing", "/live"})
    void whilePagesGetAPage(String path) {
        given().header("Host", "rebound.example.org")
                .get(path)
                .then()
                .statusCode(421)
                .contentType("text/html")
                // A page that is no page of this console must not read here what goes on.
                .body(allOf(containsString("<h1>The console refused the request</h1>"), not(containsString("strip"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/assets/nothing", "/q/nothing", "/q/health/nothing", "/live"})
    void andAPageForWhatIsNotThere(String path) {
        given().get(path).then().statusCode(404).contentType("text/html").body(containsString("class=\"side\""));
    }

    @Test
    void andAMessageInsideAPage() {
        Browser.withToken()
                .header("Origin", "https://elsewhere.example.org")
                .contentType("application/x-www-form-urlencoded")
                .post("/migrations/99/check")
                .then()
                .statusCode(403)
                .header("HX-Retarget", "#toasts")
                .body(containsString("does not come from a page of this console"));
    }

    private static void isAProblem(RequestSpecification request, String method, String path, int status) {
        String answer = request.request(method, path)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status))
                .body("title", not(equalTo("")))
                .body("code", matchesPattern("[a-z]+(-[a-z]+)*"))
                .body("detail", not(equalTo("")))
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asString();
        assertEquals(-1, answer.indexOf("Exception"), answer);
    }
}
