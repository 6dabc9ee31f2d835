package io.gangway.vm.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestNode.class)
class VmResourceTest {

    private static final String WEB2 = "/hosts/demo/vms/" + TestNode.WEB2;

    @BeforeEach
    void waitForTheNode() {
        Browser.awaitVms();
    }

    @Test
    void beginsWithTheListOfVms() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", containsString("/vms"));
    }

    @Test
    void listsVmsInTheOrderAPersonExpects() {
        String page = given().get("/vms").asString();
        assertTrue(page.indexOf(">web2</a>") < page.indexOf(">web10</a>"));
        String turned = given().get("/vms?sort=name&order=desc").asString();
        assertTrue(turned.indexOf(">web2</a>") > turned.indexOf(">web10</a>"));
        assertTrue(turned.contains("aria-sort=\"descending\""));
    }

    @Test
    void keepsTheFilterInItsAddress() {
        given().get("/vms?name=WEB1&state=running")
                .then()
                .body(allOf(
                        containsString(">web10</a>"),
                        not(containsString(">web2</a>")),
                        containsString("value=\"WEB1\""),
                        containsString("<option value=\"running\" selected>"),
                        containsString("1 / 4")));
    }

    @Test
    void saysThatNothingMatches() {
        given().get("/vms?name=nobody")
                .then()
                .body(allOf(
                        containsString("No VM on the hosts that answer matches the filter"),
                        containsString("Clear the filter")));
    }

    @Test
    void showsAVmsNameAsTextWhateverItIs() {
        for (String path : new String[] {
            "/vms",
            "/hosts/demo",
            "/hosts/demo/vms/" + TestNode.ODDLY_NAMED,
            "/hosts/demo/vms/" + TestNode.ODDLY_NAMED + "/migrate"
        }) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("db&lt;img src=x onerror=alert(1)&gt;"), not(containsString("<img src=x"))));
        }
    }

    @Test
    void showsWhatIsTypedIntoTheFilterAsText() {
        given().queryParam("name", "\"><script>alert(1)</script>")
                .get("/vms")
                .then()
                .body(not(containsString("<script>alert")));
    }

    @Test
    void showsWhatAVmIsMadeOf() {
        given().get(WEB2)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(">web2</h1>"),
                        containsString("/srv/web2.qcow2"),
                        containsString("512 MiB"),
                        containsString("&lt;domain type="),
                        not(containsString("<domain"))));
    }

    @Test
    void givesAPictureOfTheScreen() {
        given().get(WEB2 + "/screen.png").then().statusCode(200).contentType("image/png");
    }

    @Test
    void pausesAndResumesAVm() {
        act("pause").statusCode(200).body(containsString("web2 is paused."));
        Browser.awaitState(TestNode.WEB2, "paused");
        given().get("/vms?name=web2")
                .then()
                .body(allOf(matchesRegex(inMenu("resume")), not(matchesRegex(inMenu("pause")))));
        act("resume").statusCode(200).body(containsString("web2 runs again."));
        Browser.awaitState(TestNode.WEB2, "running");
    }

    @Test
    @DisplayName("a VM whose memory was saved is saved, not shut off, until it is started or that is discarded")
    void tellsASavedVmFromOneThatIsShutOff() {
        String sleeper = "/hosts/demo/vms/" + TestNode.SLEEPER;
        given().get("/api/v1/vms?state=saved").then().body("name", equalTo(List.of("sleeper")));
        given().get("/api/v1/vms?host=demo&state=shut off")
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
        given().get("/vms?state=saved")
                .then()
                .body(allOf(
                        containsString(">sleeper</a>"),
                        containsString("<option value=\"saved\" selected>saved</option>"),
                        containsString(
                                "data-items=\"start discard-saved-state migrate note media configure remove\"")));
        given().get(sleeper).then().body(containsString("Its next start goes on from there."));
        given().get(sleeper + "/discard-saved-state")
                .then()
                .body(allOf(
                        containsString("Discard the saved state of sleeper?"), containsString("its memory was saved")));

        Browser.withToken()
                .contentType(ContentType.URLENC)
                .post(sleeper + "/discard-saved-state")
                .then()
                .statusCode(200)
                .body(containsString("The saved state of sleeper is gone."));

        Browser.awaitState(TestNode.SLEEPER, "shut off");
    }

    private static String inMenu(String action) {
        return "(?s).* data-items=\"[^\"]*\\b" + action + "\\b.*";
    }

    @Test
    void saysInWordsWhyAnActionDidNotHappen() {
        act("start")
                .statusCode(409)
                .header("HX-Retarget", "#toasts")
                .body(allOf(containsString("role=\"alert\""), containsString("web2")));
    }

    @Test
    void doesNotSendAnAnswerElsewhereThatIsOnItsWayToTheMessages() {
        Browser.withToken()
                .header("HX-Target", "toasts")
                .contentType(ContentType.URLENC)
                .post(WEB2 + "/start")
                .then()
                .statusCode(409)
                .header("HX-Retarget", nullValue());
    }

    @Test
    void knowsNoOtherActions() {
        act("destroy").statusCode(404);
    }

    @Test
    void asksBeforeItForcesAVmOff() {
        given().get(WEB2 + "/force-off")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Force off web2?"), containsString("is lost")));
    }

    @Test
    void listsVmsForPrograms() {
        given().get("/api/v1/vms?name=web2")
                .then()
                .contentType(ContentType.JSON)
                .body("[0].uuid", equalTo(TestNode.WEB2))
                .body("[0].host", equalTo("demo"))
                .body("[0].state", equalTo("running"))
                .body("[0].persistent", equalTo(true))
                .body("[0].vcpus", equalTo(2))
                .body("[0].memoryBytes", equalTo(512 << 20));
    }

    @Test
    void namesTheParameterThatAProgramGotWrong() {
        given().get("/api/v1/vms?state=flying")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("state"))
                .body("detail", startsWith("There is no such state."));
    }

    private static ValidatableResponse act(String action) {
        return Browser.withToken()
                .contentType(ContentType.URLENC)
                .post(WEB2 + "/" + action)
                .then();
    }
}
