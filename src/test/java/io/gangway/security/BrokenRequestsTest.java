package io.gangway.security;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TestNode.class)
@DisplayName("A request that is broken gets words, and nothing of it counts")
class BrokenRequestsTest {

    private static final String EDIT = "/hosts/demo/vms/" + TestNode.WEB10 + "/configuration/review";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -1",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding : chunked"
            })
    @DisplayName("where it leaves in doubt how long its body is: what follows is not read as another one")
    void isNotSmuggled(String headers) throws IOException {
        try (RawSocket socket = new RawSocket(RestAssured.port)) {
            String answers = socket.send(
                            RawSocket.head("POST /api/v1/migrations", "Content-Type: application/json", headers)
                                    + "0\r\n\r\n"
                                    + RawSocket.head("GET /api/v1/hosts", "Connection: close"))
                    .rest();

            assertTrue(answers.startsWith("HTTP/1.1 400 "), answers);
            assertEquals(1, answers.split("HTTP/1.1 ", -1).length - 1, answers);
            assertFalse(answers.contains("demo"), answers);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/vms/%zz",
                "/api/v1/migrations/%",
                "/api/v1/hosts/%e0%a",
                "/api/v1/%u0041",
                "/api/v1/vms?state=%zz"
            })
    @DisplayName("where its address cannot be decoded, for a program")
    void hasABrokenAddress(String path) throws IOException {
        String answer = get(path);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("nosniff"), answer);
        assertTrue(answer.contains("\"status\":400"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vms/%zz", "/%", "/assets/%zz", "/hosts/%zz/vms", "/vms?name=%zz", "/vms?%zz=1"})
    @DisplayName("where its address cannot be decoded, for a person")
    void hasABrokenAddressOfAPage(String path) throws IOException {
        String answer = get(path);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("text/html"), answer);
        assertTrue(answer.contains("default-src 'self'"), answer);
        assertTrue(answer.contains("<h1>"), answer);
    }

    private static String get(String path) throws IOException {
        try (RawSocket socket = new RawSocket(RestAssured.port)) {
            return socket.send(RawSocket.head("GET " + path, "Connection: close"))
                    .rest();
        }
    }

    @Test
    @DisplayName("where its form has more fields than any page sends, or one that is too long")
    void hasTooManyFields() {
        StringBuilder many = new StringBuilder("text=a");
        for (int i = 0; i < 20_000; i++) {
            many.append("&f").append(i).append("=1");
        }
        isRefused(Browser.withToken()
                .contentType("application/x-www-form-urlencoded")
                .body(many.toString())
                .post(EDIT)
                .then());
        isRefused(Browser.withToken()
                .contentType("application/x-www-form-urlencoded")
                .body("text=" + "a".repeat(3 * 1024 * 1024))
                .post(EDIT)
                .then());
        isRefused(Browser.withToken()
                .contentType("application/x-www-form-urlencoded")
                .body("text=%zz&original=%")
                .post(EDIT)
                .then());
    }

    @Test
    @DisplayName("where it has parts, or a type that nothing takes")
    void hasAnotherType() {
        isRefused(Browser.withToken().multiPart("text", "<domain/>").post(EDIT).then());
        isRefused(Browser.withToken()
                .contentType("application/json")
                .body("{}")
                .post(EDIT)
                .then());
        for (String type : new String[] {"text/plain", "application/xml"}) {
            int status = Browser.withToken()
                    .header("Content-Type", type)
                    .body("{}")
                    .post("/api/v1/migrations")
                    .then()
                    .contentType(startsWith("application/problem+json"))
                    .header("X-Content-Type-Options", "nosniff")
                    .extract()
                    .statusCode();
            assertTrue(status >= 400 && status < 500, type + " is " + status);
        }
    }

    /** RestAssured would print it indented, which takes more memory than there is. */
    @Test
    @DisplayName("where its JSON lies deeper in itself than any that is asked for")
    void isTooDeep() throws IOException {
        String body = "{\"uuid\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        try (RawSocket socket = new RawSocket(RestAssured.port)) {
            String answer = socket.send(RawSocket.head(
                                    "POST /api/v1/migrations",
                                    "Content-Type: application/json",
                                    "Content-Length: " + body.length(),
                                    "Connection: close")
                            + body)
                    .rest();

            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    @Test
    @DisplayName("where its XML does")
    void hasDeepXml() {
        Browser.awaitVms();
        Browser.withToken()
                .contentType("application/x-www-form-urlencoded")
                .formParam("original", "<domain/>")
                .formParam("text", "<domain>".repeat(20_000) + "</domain>".repeat(20_000))
                .post(EDIT)
                .then()
                .statusCode(422);
    }

    private static void isRefused(ValidatableResponse answer) {
        int status = answer.header("X-Content-Type-Options", "nosniff")
                .contentType("text/html")
                .body(not(equalTo("")))
                .extract()
                .statusCode();
        assertTrue(status >= 400 && status < 500, "it is " + status);
    }
}
