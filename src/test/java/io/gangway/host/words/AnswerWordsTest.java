package io.gangway.host.words;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.gangway.libvirt.fact.VirtException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestNode.class)
@DisplayName("What a host did not do is told in words")
class AnswerWordsTest {

    private static final String NO_STORAGE_DAEMON =
            "Failed to connect socket to '/run/libvirt/virtstoraged-sock': No such file or directory";

    @Inject
    AnswerWords words;

    @Test
    @DisplayName("on the page of its storage, with libvirt's own words under Details")
    void onThePage() {
        Browser.awaitVms();
        given().get("/hosts/away/pools")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("notice-warn"),
                        containsString("away"),
                        containsString("<summary>Details</summary><pre>")));
    }

    @Test
    @DisplayName("in JSON, with the host by its name")
    void inJson() {
        Browser.awaitVms();
        given().get("/api/v1/hosts/away/pools")
                .then()
                .statusCode(503)
                .contentType(startsWith("application/problem+json"))
                .body("unanswered.host", hasItem("away"))
                .body("detail", containsString("away"));
    }

    @Test
    @DisplayName("by its kind: a daemon that is missing, a host that is slow, a refusal")
    void byItsKind() {
        ToldFailure daemon = words.of(new VirtException("demo", 38, 7, NO_STORAGE_DAEMON));
        assertEquals("virtstoraged does not run on demo", daemon.title());
        assertTrue(daemon.nextStep().contains("systemctl enable --now virtstoraged.socket"), daemon.nextStep());
        assertEquals(NO_STORAGE_DAEMON, daemon.raw());

        VirtException slow = new VirtException("demo", VirtException.TIMED_OUT, 0, "demo did not answer within 10 s.");
        assertTrue(words.advice(slow).startsWith("demo did not answer within 10 s. Try again."), words.advice(slow));

        assertAll(Stream.of(
                        VirtException.late("demo", Duration.ofSeconds(10)),
                        VirtException.busy(
                                "demo", VirtException.Limit.CALLS, 256, "Too many calls are waiting for demo already."),
                        VirtException.busy(
                                "demo",
                                VirtException.Limit.LONG_CALLS,
                                8,
                                "demo is busy with 8 long calls already. Try again when one has ended."),
                        VirtException.busy(
                                "demo",
                                VirtException.Limit.LINE,
                                64,
                                "No more than 64 migrations can wait to leave demo. Wait for some to end."))
                .map(limit -> () -> assertEquals(limit.getMessage(), words.cause(limit))));

        VirtException refusal = new VirtException("demo", VirtException.OPERATION_INVALID, 18, "pool is not active");
        assertEquals("demo says: pool is not active", words.advice(refusal));
    }
}
