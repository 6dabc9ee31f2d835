package io.gangway.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TestNode.class)
class ErrorPagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/hosts/unknown", "/hosts/%3Cb%3E", "/migrations/99", "/migrations/abc"})
    void answersInTheStyleOfTheHouseWhenAPageDoesNotExist(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(allOf(containsString("This page does not exist"), containsString("class=\"side\"")));
    }

    @Test
    void claimsNoAbsenceOfAVmThatASilentHostMayHave() {
        given().get("/hosts/demo/vms/00000000-0000-4000-8000-00000000ffff")
                .then()
                .statusCode(503)
                .contentType("text/html")
                .body(allOf(containsString("away"), containsString("class=\"side\"")));
    }

    @Test
    void answersProgramsWithAProblem() {
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404))
                .body("title", equalTo("Not Found"));
    }

    @Test
    void answersARequestFromInsideAPageWithAMessage() {
        Browser.withToken()
                .contentType("application/x-www-form-urlencoded")
                .post("/migrations/99/check")
                .then()
                .statusCode(404)
                .header("HX-Retarget", "#toasts")
                .body(allOf(containsString("role=\"alert\""), not(containsString("<html"))));
    }
}
