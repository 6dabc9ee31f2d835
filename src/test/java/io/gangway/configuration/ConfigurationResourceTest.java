package io.gangway.configuration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestNode.class)
class ConfigurationResourceTest {

    private static final String WEB10 = "/hosts/demo/vms/" + TestNode.WEB10 + "/configuration";
    private static final String FEWER = "<memory unit='KiB'>524288</memory>";

    @BeforeEach
    void waitForTheNode() {
        Browser.awaitVms();
    }

    @Test
    void showsTheKeptConfigurationAndWhenAChangeTakesEffect() {
        given().get(WEB10)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<h1>Configuration of web10</h1>"),
                        containsString("&lt;name&gt;web10&lt;/name&gt;"),
                        containsString("web10 is running. A change takes effect when it is started the next time")));
    }

    @Test
    void reviewsWhatSavingWouldChangeAndChangesNothingYet() {
        String original = kept();

        post("/review", original, original.replaceFirst("<memory.*</memory>", FEWER))
                .statusCode(200)
                .body(allOf(
                        containsString("Nothing is saved yet."),
                        containsString("<tr class=\"diff-removed\">"),
                        containsString("<code>  &lt;memory unit=&#39;KiB&#39;&gt;524288&lt;/memory&gt;</code>")));

        assertEquals(original, kept());
    }

    @Test
    void savesAndShowsWhatTheHostMadeOfIt() {
        String original = kept();

        post("", original, original.replaceFirst("</memory>", "</memory><title>ten</title>"))
                .statusCode(200)
                .body(allOf(
                        containsString("Saved: demo keeps the new configuration of web10."),
                        containsString("&lt;title&gt;ten&lt;/title&gt;")));

        post("", kept(), original).statusCode(200);
        assertEquals(original, kept());
    }

    @Test
    void keepsWhatWasTypedWhateverIsWrongWithIt() {
        String original = kept();

        refused(original, original.replace("</domain>", "</domane>"), "this is not well-formed XML");
        refused(original, original.replace("web10", "web11"), "put &quot;web10&quot; back");
        refused(original, original.replace("0010</uuid>", "0099</uuid>"), "The UUID was changed");
        refused(original, "<!DOCTYPE domain SYSTEM 'file:///etc/passwd'>" + original, "(DOCTYPE)");
        refused(original, original, "Nothing was changed yet.");
        refused(original, " ", "There is no configuration left.");
        refused(original, original + " ".repeat(ConfigurationCheck.LONGEST), "At most 262144 are taken");

        assertEquals(original, kept());
    }

    @Test
    void saysInTheHostsWordsWhatTheHostRefuses() {
        String original = kept();
        String edited = original.replace("<vcpu", "<vcpus>1</vcpus><vcpu");

        post("", original, edited)
                .statusCode(422)
                .body(allOf(
                        containsString("demo refuses this configuration and keeps the one it had."),
                        containsString("&lt;vcpus&gt;1&lt;/vcpus&gt;")));

        assertEquals(original, kept());
    }

    @Test
    void overwritesNothingThatWasChangedMeanwhile() {
        String now = kept();
        String asItWas = now.replaceFirst("<memory.*</memory>", FEWER);

        post("", asItWas, asItWas.replace("</name>", "</name><title>mine</title>"))
                .statusCode(422)
                .body(allOf(
                        containsString("Somebody changed the configuration on demo since you began."),
                        containsString("<tr class=\"diff-added\">"),
                        containsString("&lt;title&gt;mine&lt;/title&gt;")));

        assertEquals(now, kept());
    }

    @Test
    void showsTypedMarkupAsText() {
        String original = kept();

        post("/again", original, "</textarea><script>alert(1)</script>")
                .statusCode(200)
                .body(allOf(not(containsString("<script>alert")), containsString("&lt;script&gt;alert")));
    }

    @Test
    void knowsNoOtherVms() {
        given().get("/hosts/demo/vms/00000000-0000-4000-8000-00000000beef/configuration")
                .then()
                .statusCode(404);
    }

    private static void refused(String original, String edited, String why) {
        for (String step : new String[] {"/review", ""}) {
            String answer =
                    post(step, original, edited).statusCode(422).extract().asString();
            assertEquals(edited, textarea(answer, "name=\"text\""), "what was typed is still there, after " + step);
            assertThat(answer, containsString(why));
        }
    }

    private static String kept() {
        return textarea(given().get(WEB10).asString(), "name=\"original\"");
    }

    private static String textarea(String page, String attribute) {
        int start = page.indexOf(">\n", page.indexOf(attribute)) + 2;
        return page.substring(start, page.indexOf("</textarea>", start))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static ValidatableResponse post(String step, String original, String text) {
        return Browser.withToken()
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("original", original)
                .formParam("text", text)
                .post(WEB10 + step)
                .then();
    }
}
