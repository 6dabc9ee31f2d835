package io.gangway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** Asks as a browser with an open page of the console would. */
public final class Browser {

    private Browser() {}

    /** A request with the token that the console gave to the page. */
    public static RequestSpecification withToken() {
        String token = given().get("/vms").cookie("csrf-token");
        return given().cookie("csrf-token", token).header("X-CSRF-TOKEN", token).header("HX-Request", "true");
    }

    /** Waits until the test node's VMs are known. */
    public static void awaitVms() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> given().get("/api/v1/vms").then().statusCode(200).body("size()", equalTo(4)));
    }

    /** Waits until a VM of the test node is in a state. */
    public static void awaitState(String uuid, String state) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> given().get("/api/v1/vms")
                        .then()
                        .body("find { it.uuid == '" + uuid + "' }.state", equalTo(state)));
    }
}
