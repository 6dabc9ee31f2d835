package io.gangway.security;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestNode.class)
@DisplayName("The labels of the metrics")
class MetricLabelsTest {

    private static final Pattern LABEL = Pattern.compile("(?:uri|method)=\"([^\"]*)\"");

    @Test
    @DisplayName("hold no address and no method that somebody made up")
    void areBounded() {
        Browser.awaitVms();
        for (int i = 0; i < 20; i++) {
            given().get("/made-up-" + i);
            given().get("/api/v1/vms/made-up-" + i);
            given().get("/hosts/made-up-" + i + "/vms/" + TestNode.WEB10);
            given().get("/assets/made-up-" + i);
            given().get("/q/made-up-" + i);
            given().post("/made-up-" + i);
            given().post("/api/v1/migrations/made-up-" + i);
            given().header("Host", "elsewhere.example.org").get("/made-up-" + i);
            given().contentType("application/json").request("MADEUP" + i, "/api/v1/made-up-" + i);
        }
        given().get("/hosts/demo/vms/" + TestNode.WEB10).then().statusCode(200);

        Awaitility.await("the last request is counted")
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> labels().contains("/hosts/{host}/vms/{uuid}")
                        || labels().stream().anyMatch(label -> label.startsWith("/hosts/{host}/vms/{uuid:")));
        Set<String> labels = labels();
        assertEquals(
                Set.of(),
                labels.stream()
                        .filter(label -> label.toLowerCase(Locale.ROOT).contains("made"))
                        .collect(Collectors.toSet()));
        assertTrue(labels.contains(MetricLabels.OTHER), labels.toString());
    }

    private static Set<String> labels() {
        String metrics = given().get("/q/metrics").asString();
        return LABEL.matcher(metrics).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
