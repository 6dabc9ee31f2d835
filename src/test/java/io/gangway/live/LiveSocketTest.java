package io.gangway.live;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestNode.class)
class LiveSocketTest {

    private static final Pattern SOCKET = Pattern.compile("ws-connect=\"([^\"]*)\"");

    @TestHTTPResource("/")
    URI console;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final List<String> passedOver = new ArrayList<>();

    @BeforeEach
    void waitForTheNode() {
        Browser.awaitVms();
    }

    @AfterEach
    void runOn() {
        Browser.withToken()
                .contentType("application/x-www-form-urlencoded")
                .post("/hosts/demo/vms/" + TestNode.WEB2 + "/resume");
        Browser.awaitState(TestNode.WEB2, "running");
    }

    @Test
    void tellsAnOpenPageOfAChangeAndOfNothingElse() throws Exception {
        WebSocket socket = open(socketOf("/vms"));
        drainCatchUp();
        pauseWeb2();
        String message = next("state-demo-" + TestNode.WEB2);
        assertTrue(message.contains("paused"), message);
        assertTrue(!message.contains("name-demo-" + TestNode.WEB10), message);
        assertTrue(passedOver.stream().noneMatch(other -> other.contains("vm-rows")), passedOver.toString());
        close(socket);
    }

    @Test
    void takesARowAwayThatNoLongerMatchesTheFilter() throws Exception {
        WebSocket socket = open(socketOf("/vms?state=running"));
        drainCatchUp();
        pauseWeb2();
        String message = next("delete:");
        assertTrue(message.contains("<tbody hx-swap-oob=\"delete:[id='row-demo-" + TestNode.WEB2 + "']\">"), message);
        close(socket);
    }

    @Test
    void sendsEverythingToAPageThatShowsSomethingElse() throws Exception {
        WebSocket socket = open("/live?revision=&page=%2Fvms");
        String message = next("vm-rows");
        assertTrue(message.contains("web10"), message);
        close(socket);
    }

    @Test
    void countsThePagesThatAreOpen() throws Exception {
        awaitViewers(0);
        WebSocket socket = open(socketOf("/vms"));
        awaitViewers(1);
        close(socket);
        awaitViewers(0);
    }

    private static void awaitViewers(int number) {
        Awaitility.await(number + " pages are open")
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> given().get("/q/metrics").asString().contains("gangway_viewers " + number + ".0"));
    }

    @Test
    void hangsUpOnAPageThatDoesNotExist() throws Exception {
        open("/live?revision=&page=%2Fhosts%2Fdemo%2Fvms%2Fnonsense");
        assertEquals("closed 4404", messages.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void refusesASocketFromAnotherOrigin() {
        assertThrows(CompletionException.class, () -> HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", "https://elsewhere.example.org")
                .buildAsync(ws("/live?revision=&page=%2Fvms"), new Listener())
                .join());
    }

    private void pauseWeb2() {
        Browser.withToken()
                .contentType("application/x-www-form-urlencoded")
                .post("/hosts/demo/vms/" + TestNode.WEB2 + "/pause")
                .then()
                .statusCode(200);
    }

    /**
     * The strip is sent to every page that connects. The list is not, since the page shows it already: the next message is
     * what changes then, with which {@link #next} begins.
     */
    private void drainCatchUp() throws InterruptedException {
        assertTrue(Optional.ofNullable(messages.poll(5, TimeUnit.SECONDS))
                .orElse("")
                .contains("strip"));
    }

    private String next(String part) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            String message = messages.poll(1, TimeUnit.SECONDS);
            if (message != null && message.contains(part)) {
                return message;
            }
            passedOver.add(message == null ? "" : message);
        }
        throw new AssertionError("no message with " + part);
    }

    private static String socketOf(String page) {
        Matcher matcher = SOCKET.matcher(RestAssured.get(page).asString());
        assertTrue(matcher.find());
        return matcher.group(1).replace("&amp;", "&");
    }

    private WebSocket open(String address) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(ws(address), new Listener())
                .join();
    }

    private URI ws(String address) {
        return URI.create("ws://" + console.getAuthority() + address);
    }

    private static void close(WebSocket socket) {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            messages.add("closed " + status);
            return null;
        }
    }
}
