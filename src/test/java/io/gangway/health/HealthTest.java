package io.gangway.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(TestNode.class)
@Timeout(60)
@DisplayName("The console's health")
class HealthTest {

    @Test
    @DisplayName("it lives as long as its event loops go round")
    void lives() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'event-loops' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'event-loops' }.data.http", lessThan(30_000))
                .body("checks.find { it.name == 'event-loops' }.data.libvirt", lessThan(30_000));
    }

    @Test
    @DisplayName("it is ready when its database answers and a host does; each host is told of")
    void isReady() {
        Browser.awaitVms();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Database connections health check' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'hosts' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'hosts' }.data.demo", equalTo("connected"))
                .body("checks.find { it.name == 'hosts' }.data.away", containsString("/no/such/node.xml")));
    }
}
