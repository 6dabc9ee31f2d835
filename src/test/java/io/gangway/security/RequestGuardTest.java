package io.gangway.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TestNode.class)
class RequestGuardTest {

    private static final String PAUSE = "/hosts/demo/vms/" + TestNode.WEB10 + "/pause";

    @ParameterizedTest
    @ValueSource(strings = {"/vms", "/api/v1/vms", "/nothing", "/assets/gangway.css"})
    void tellsBrowsersWhatNotToDo(String path) {
        given().get(path)
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'self'"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }

    @Test
    void letsNobodyKeepAPage() {
        given().get("/vms").then().header("Cache-Control", "no-store");
    }

    @Test
    void answersToItsOwnNamesOnly() {
        given().header("Host", "rebound.example.org").get("/vms").then().statusCode(421);
        given().header("Host", "console.example.org").get("/vms").then().statusCode(200);
        given().header("Host", "LOCALHOST:8081").get("/vms").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example.org", "http://localhost.example.org", "null", "nonsense"})
    void refusesAnActionFromAnotherOrigin(String origin) {
        Browser.awaitVms();
        Browser.withToken()
                .header("Origin", origin)
                .contentType(ContentType.URLENC)
                .post(PAUSE)
                .then()
                .statusCode(403);
    }

    @Test
    void refusesAnActionThatABrowserSaysIsFromAnotherSite() {
        Browser.withToken()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/migrations")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesAFormWithoutTheTokenOfItsPage() {
        Browser.awaitVms();
        given().contentType(ContentType.URLENC)
                .post(PAUSE)
                .then()
                .statusCode(403)
                .body(containsString("Reload the page"));
        given().cookie("csrf-token", "made-up")
                .header("X-CSRF-TOKEN", "another")
                .contentType(ContentType.URLENC)
                .post(PAUSE)
                .then()
                .statusCode(403);
        Browser.awaitState(TestNode.WEB10, "running");
    }
}
