package io.gangway.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and JSON on libvirt's test driver, which needs nothing but libvirt's client library. */
@QuarkusTest
class ConsoleTest {

    private static final String PROBLEM = "application/problem+json";

    private static final String NOBODY = "00000000-0000-4000-8000-00000000ffff";

    private String uuid;

    @BeforeEach
    void theNodeIsThere() {
        Awaitility.await("the test node's VM")
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> given().get("/api/v1/vms?host=demo").statusCode() == 200);
        uuid = given().get("/api/v1/vms").jsonPath().getString("[0].uuid");
    }

    @Test
    void listsHostsWithTheReasonWhyOneIsSilent() {
        given().get("/api/v1/hosts")
                .then()
                .statusCode(200)
                .body("name", hasItems("demo", "silent"))
                .body("find { it.name == 'demo' }.state", equalTo("connected"))
                .body("find { it.name == 'silent' }.state", equalTo("disconnected"))
                .body("find { it.name == 'silent' }.reason", containsString("/nonexistent/libvirt-sock"));
    }

    @Test
    void listsVmsInTheAgreedShape() {
        given().get("/api/v1/vms?host=demo&state=running&name=TES")
                .then()
                .statusCode(200)
                .body("name", everyItem(equalTo("test")))
                .body("[0].host", equalTo("demo"))
                .body("[0].state", equalTo("running"))
                .body("[0].persistent", is(true))
                .body("[0].vcpus", notNullValue())
                .body("[0].memoryBytes", notNullValue());
        given().get("/api/v1/vms?host=demo&state=shut off").then().body("size()", equalTo(0));
    }

    @Test
    void neverTakesAVmForAbsentWhileAHostIsSilent() {
        for (String question : new String[] {"?state=shut off", "?host=silent", "?name=nobody", "/" + NOBODY}) {
            given().get("/api/v1/vms" + question)
                    .then()
                    .statusCode(503)
                    .contentType(PROBLEM)
                    .body("unanswered.host", contains("silent"))
                    .body("unanswered[0].reason", containsString("/nonexistent/libvirt-sock"));
        }
        given().get("/api/v1/vms").then().statusCode(200).header("Gangway-Unanswered", equalTo("silent"));
        given().get("/api/v1/vms?host=demo").then().statusCode(200).header("Gangway-Unanswered", nullValue());
        given().get("/api/v1/vms/" + uuid)
                .then()
                .statusCode(200)
                .body("hosts.host", contains("demo"))
                .body("unanswered.host", contains("silent"));
        given().accept("text/html")
                .get("/hosts/demo/vms/" + NOBODY)
                .then()
                .statusCode(503)
                .body(containsString("These do not answer, and may have it"))
                .body(containsString("/nonexistent/libvirt-sock"));
        for (String page : new String[] {"/vms", "/vms?name=nobody"}) {
            given().get(page).then().body(containsString(">silent</a>: Nothing listens at /nonexistent"));
        }
        given().get("/vms?name=nobody").then().body(containsString("No VM on the hosts that answer matches"));
        given().get("/hosts/silent")
                .then()
                .body(containsString("silent does not answer, so its VMs are shown as they"));
        given().get("/vms?host=demo").then().body(not(containsString("Not every host answers")));
    }

    @Test
    void namesTheHostsThereAreToWhomAsksForAnother() {
        given().get("/api/v1/vms?host=elsewhere")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", equalTo("There is no host named elsewhere. The console knows: demo, silent."));
        given().get("/api/v1/hosts/elsewhere").then().statusCode(404).body("detail", containsString("demo, silent"));
        given().get("/vms?host=elsewhere").then().body(containsString("There is no host named elsewhere."));
    }

    @Test
    void tellsWhyAHostIsSilentAndWhatToDo() {
        given().get("/api/v1/hosts/silent")
                .then()
                .statusCode(200)
                .body("state", equalTo("disconnected"))
                .body("error.code", equalTo("no-daemon"))
                .body("error.title", equalTo("libvirt does not run on the console’s machine"))
                .body("error.nextStep", containsString("systemctl start libvirtd.socket"))
                .body("error.raw", containsString("Failed to connect socket to"));
        given().get("/api/v1/hosts/demo").then().body("error", nullValue()).body("name", equalTo("demo"));
        given().get("/hosts/silent")
                .then()
                .body(containsString("libvirt does not run on the console"))
                .body(containsString("Failed to connect socket to"));
    }

    @Test
    void namesTheParameterThatIsWrong() {
        given().get("/api/v1/vms?state=flying")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("state"));
    }

    @Test
    void refusesAMigrationAtItsFieldsAndStartsNone() {
        given().contentType(ContentType.JSON)
                .body(Map.of("uuid", uuid, "source", "demo", "destination", "demo", "duration", "for-ever"))
                .post("/api/v1/migrations")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors.field", hasItems("destination", "duration"));
        given().get("/api/v1/migrations").then().body("size()", equalTo(0));
    }

    @Test
    void refusesADestinationThatDoesNotAnswer() {
        given().contentType(ContentType.JSON)
                .body(Map.of("uuid", uuid, "source", "demo", "destination", "silent"))
                .post("/api/v1/migrations")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("destination"))
                .body("errors.message", hasItem(containsString("not connected to silent")));
    }

    @Test
    void answersBadJsonWithAProblemAndNoTrace() {
        given().contentType(ContentType.JSON)
                .body("{\"uuid\": ")
                .post("/api/v1/migrations")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body(not(containsString("Exception")));
    }

    @Test
    void whatIsNotThereIsAProblemInJsonAndAPageInHtml() {
        given().get("/api/v1/migrations/4711").then().statusCode(404).contentType(PROBLEM);
        given().accept("text/html")
                .get("/migrations/4711")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("Gangway"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vms", "/hosts", "/hosts/demo", "/hosts/silent", "/migrations", "/vms?name=%3Cscript%3E"})
    void pagesAreWholeAndLetNothingForeignIn(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Server", nullValue())
                .body(not(containsString("<script>")))
                .body(containsString("</html>"));
    }

    @Test
    void aVmsPageShowsItsConfiguration() {
        given().get("/hosts/demo/vms/" + uuid)
                .then()
                .statusCode(200)
                .body(containsString("test"))
                .body(containsString("&lt;domain"));
    }

    @Test
    void aFormFromElsewhereOrWithoutItsTokenIsRefused() {
        given().header("Origin", "http://elsewhere.example")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/migrations")
                .then()
                .statusCode(403);
        given().contentType("application/x-www-form-urlencoded")
                .post("/hosts/demo/vms/" + uuid + "/pause")
                .then()
                .statusCode(403);
        given().header("Host", "elsewhere.example").get("/vms").then().statusCode(421);
        given().get("/api/v1/vms").then().body("[0].state", equalTo("running"));
    }

    @Test
    void tellsItsHealth() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'hosts' }.data.demo", equalTo("connected"))
                .body("checks.find { it.name == 'hosts' }.data.silent", containsString("/nonexistent/libvirt-sock"));
        given().get("/q/metrics").then().statusCode(200);
    }
}
