package io.gangway.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(TestNode.class)
@DisplayName("More requests at once than there is room for")
class OverloadTest {

    private static final String SLOW =
            RawSocket.head("POST /api/v1/migrations", "Content-Type: application/json", "Content-Length: 2");
    private static final String QUICK = RawSocket.head("GET /api/v1/hosts");

    private static final int MORE = 10;

    private final List<RawSocket> sockets = new ArrayList<>();

    @Test
    @DisplayName("wait in line, and beyond that get 503 at once; all is well again when those inside have gone")
    @Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void waitOrAreSentAway() throws IOException {
        try {
            // None of them sends its body, so none of them leaves.
            for (int i = 0; i < RequestGuard.MOST_AT_ONCE; i++) {
                open(SLOW);
            }
            RawSocket first = firstThatWaits();
            for (int i = 1; i < RequestGuard.MOST_WAITING + MORE; i++) {
                open(QUICK);
            }
            // Which of them came first, only the console knows: one that is answered may have been let in.
            Awaitility.await("the line is full").atMost(30, TimeUnit.SECONDS).until(() -> sentAway(open(QUICK)));
            given().get("/api/v1/hosts")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .contentType(startsWith("application/problem+json"))
                    .body("status", equalTo(503))
                    .body("detail", startsWith("The console has more to do"));
            given().get("/vms").then().statusCode(503).contentType("text/html");
            given().get("/q/health/live").then().statusCode(200);

            // Half of them end as they should, and half of them vanish.
            for (int i = 0; i < RequestGuard.MOST_AT_ONCE; i++) {
                if (i % 2 == 0) {
                    sockets.get(i).send("{}");
                } else {
                    sockets.get(i).close();
                }
            }
            assertEquals("HTTP/1.1 200 OK", first.status());
            assertEquals(
                    "HTTP/1.1 200 OK",
                    sockets.get(sockets.indexOf(first) + RequestGuard.MOST_WAITING / 2)
                            .status());
            Awaitility.await("all have left")
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> given().get("/api/v1/hosts").statusCode() == 200);
        } finally {
            for (RawSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** One that is answered came before the last of those that stay. */
    private RawSocket firstThatWaits() throws IOException {
        RawSocket next = open(QUICK);
        while (next.answersWithin(2000)) {
            next = open(QUICK);
        }
        return next;
    }

    private static boolean sentAway(RawSocket socket) throws IOException {
        return socket.answersWithin(500) && socket.status().startsWith("HTTP/1.1 503 ");
    }

    private RawSocket open(String request) throws IOException {
        RawSocket socket = new RawSocket(RestAssured.port).send(request);
        sockets.add(socket);
        return socket;
    }
}
