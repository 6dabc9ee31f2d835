package io.gangway.host.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestNode.class)
class HostResourceTest {

    @BeforeEach
    void waitForTheNode() {
        Browser.awaitVms();
    }

    @Test
    void listsHostsWithTheStateOfTheirConnection() {
        given().get("/hosts")
                .then()
                .statusCode(200)
                .body(allOf(containsString(">demo</a>"), containsString("connected"), containsString(">away</a>")));
    }

    @Test
    void showsAHostWithItsVms() {
        given().get("/hosts/demo")
                .then()
                .statusCode(200)
                .body(allOf(containsString("16 GiB"), containsString(">web2</a>")));
    }

    @Test
    void tellsProgramsWhyAHostIsNotConnected() {
        given().get("/api/v1/hosts")
                .then()
                .statusCode(200)
                .body("find { it.name == 'demo' }.state", equalTo("connected"))
                .body("find { it.name == 'demo' }", not(hasKey("reason")))
                .body("find { it.name == 'away' }", hasKey("reason"));
    }
}
