package io.gangway.migration.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.gangway.migration.dialog.MigrateDialog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TestNode.class)
class MigrationResourceTest {

    private static final String DIALOG = "/hosts/demo/vms/" + TestNode.WEB2 + "/migrate";

    @BeforeEach
    void waitForTheNode() {
        Browser.awaitVms();
    }

    @Test
    void opensTheDialogWithTheUsualChoices() {
        given().get(DIALOG)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Migrate web2 to another host"),
                        containsString(
                                "id=\"duration-permanent\" value=\"permanent\" aria-describedby=\"duration-permanent-help\" checked"),
                        containsString("Looking where its disks lie."),
                        containsString("<option value=\"away\" disabled")));
    }

    @Test
    void keepsWhatWasTypedAndSaysAtTheFieldWhatIsWrong() {
        submit("qemu+ext://evil/system", "temporary", "copy")
                .statusCode(422)
                .body(allOf(
                        containsString("value=\"qemu+ext://evil/system\""),
                        containsString("aria-invalid=\"true\""),
                        containsString("id=\"uri-problem\""),
                        containsString(
                                "id=\"duration-temporary\" value=\"temporary\" aria-describedby=\"duration-temporary-help\" checked"),
                        containsString("id=\"storage\" hx-preserve"),
                        not(containsString("<html"))));
    }

    @Test
    void showsWhatWasTypedAsText() {
        submit("\"><script>alert(1)</script>", "permanent", "shared")
                .statusCode(422)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void announcesANameAsText() {
        assertEquals(
                "db&lt;img src=x&gt;: Switching over.",
                MigrationView.Templates.announcement("db<img src=x>: Switching over.")
                        .render());
    }

    @Test
    void saysThatADiskMustBeChosenToCopyOne() {
        Browser.withToken()
                .contentType(ContentType.URLENC)
                .formParam("destination", "away")
                .formParam("duration", "permanent")
                .formParam("storage", "copy")
                .formParam("disksListed", "true")
                .post(DIALOG)
                .then()
                .statusCode(422)
                .body(containsString("id=\"disks-problem\" role=\"alert\""));
    }

    @Test
    void asksAboutTheDisksWhereTheDestinationIsNotKnown() {
        storage(":uri", "copy")
                .statusCode(200)
                .body(allOf(
                        containsString(
                                "id=\"storage-copy\" value=\"copy\" aria-describedby=\"storage-copy-help\" checked"),
                        containsString("id=\"storage-shared\""),
                        containsString("id=\"storage-copy-difference\"")));
    }

    @Test
    void saysWhyItIsNotKnownWhereTheDisksWouldLie() {
        storage("away", "shared")
                .statusCode(200)
                .header("HX-Trigger-After-Settle", nullValue())
                .body(containsString("Where its disks lie could not be found out."));
    }

    private static ValidatableResponse storage(String destination, String storage) {
        return Browser.withToken()
                .contentType(ContentType.URLENC)
                .formParam("destination", destination)
                .formParam("storage", storage)
                .formParam("storagePreset", "shared::{}")
                .post(DIALOG + "/storage")
                .then();
    }

    @Test
    void drawsNothingAnewThatIsOnThePageAlready() {
        String seen = warnings("").extract().htmlPath().getString("**.find { it.@name == 'findingsSeen' }.@value");
        warnings("").header("HX-Reswap", nullValue());
        warnings(seen).header("HX-Reswap", "none");
    }

    private static ValidatableResponse warnings(String seen) {
        return Browser.withToken()
                .contentType(ContentType.URLENC)
                .formParam("duration", "temporary")
                .formParam("storage", "shared")
                .formParam("findingsSeen", seen)
                .post(DIALOG + "/warnings")
                .then()
                .statusCode(200);
    }

    @Test
    void warnsAsTheChoicesChange() {
        Browser.withToken()
                .contentType(ContentType.URLENC)
                .formParam("duration", "temporary")
                .formParam("storage", "shared")
                .post(DIALOG + "/warnings")
                .then()
                .statusCode(200)
                .body(allOf(containsString("do not start the original"), not(containsString("<form"))));
    }

    @Test
    void saysWhichKnownHostATypedUriSeemsToBe() {
        warnsOfTyped("qemu+ssh://admin@away/system", containsString("This seems to be away, which the console knows."));
        warnsOfTyped("qemu+ssh://root@elsewhere/system", not(containsString("This seems to be")));
    }

    private static void warnsOfTyped(String uri, Matcher<String> told) {
        Browser.withToken()
                .contentType(ContentType.URLENC)
                .formParam("destination", MigrateDialog.BY_URI)
                .formParam("uri", uri)
                .formParam("duration", "permanent")
                .formParam("mode", "live")
                .formParam("storage", "shared")
                .post(DIALOG + "/warnings")
                .then()
                .statusCode(200)
                .body(told);
    }

    @Test
    void saysThatThereIsNoMigrationYet() {
        given().get("/migrations").then().statusCode(200).body(containsString("No migration yet"));
        given().get("/migrations?vm=x").then().body(containsString("No migration matches the filter"));
    }

    @Test
    void tellsProgramsWhichFieldsAreWrong() {
        post("{\"uuid\":\"" + TestNode.WEB2
                        + "\",\"source\":\"demo\",\"destination\":\"demo\",\"duration\":\"forever\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("destination"))
                .body("errors.field", hasItem("duration"));
    }

    @Test
    void namesAFieldThatThereIsNot() {
        post("{\"bandwith\": 5}").statusCode(400).body("detail", containsString("no field named bandwith"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"uuid\":", "[]", "{\"uuid\":{}}", "nonsense"})
    void answersMalformedJsonWithAProblem(String body) {
        post(body).statusCode(400).contentType("application/problem+json").body("status", equalTo(400));
    }

    @Test
    void takesNoBodyForAnEmptyRequest() {
        given().contentType(ContentType.JSON)
                .post("/api/v1/migrations")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "abc"})
    void knowsNoMigrationThatNeverWas(String id) {
        given().get("/api/v1/migrations/" + id).then().statusCode(404).contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .post("/api/v1/migrations/" + id + "/cancel")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/migrations")
                .then();
    }

    private static ValidatableResponse submit(String uri, String duration, String storage) {
        return Browser.withToken()
                .contentType(ContentType.URLENC)
                .formParam("destination", ":uri")
                .formParam("uri", uri)
                .formParam("duration", duration)
                .formParam("storage", storage)
                .post(DIALOG)
                .then();
    }
}
