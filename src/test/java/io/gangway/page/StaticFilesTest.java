package io.gangway.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestNode.class)
class StaticFilesTest {

    private static final Pattern FILE = Pattern.compile("(?:src|href|data-menus)=\"(/assets/[^\"]*)\"");
    private static final Pattern USED = Pattern.compile("href=\"#i-([a-z-]+)\"");

    @Test
    void servesEveryFileThatAPageNamesForLong() {
        Matcher files = FILE.matcher(given().get("/vms").asString());
        int found = 0;
        while (files.find()) {
            found++;
            given().urlEncodingEnabled(false)
                    .get(files.group(1))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("immutable"));
        }
        assertTrue(found >= 4, "only " + found + " files");
    }

    @Test
    void sendsTheSameFilePlainToWhomCannotUnpackIt() {
        String style = "/assets/gangway.css";
        String packed = given().header("Accept-Encoding", "gzip")
                .get(style)
                .then()
                .header("Content-Encoding", "gzip")
                .extract()
                .asString();
        String plain = given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .get(style)
                .then()
                .header("Content-Encoding", nullValue())
                .extract()
                .asString();
        assertEquals(plain, packed);
        assertTrue(plain.contains(".dropdown-menu") && plain.contains(".kebab"), "Bootstrap's rules and our own");
    }

    @Test
    void letsNobodyKeepForLongWhatAnOlderPageAsksFor() {
        given().get("/assets/gangway.css?v=000000000000").then().statusCode(200).header("Cache-Control", "no-cache");
        given().head("/assets/gangway.css").then().statusCode(200).header("Content-Type", containsString("text/css"));
        given().header("Accept-Encoding", "gzip;q=0")
                .get("/assets/gangway.css")
                .then()
                .header("Content-Encoding", nullValue());
    }

    @Test
    void hasEveryIconThatAPageShows() {
        Browser.awaitVms();
        for (String path : new String[] {"/vms", "/migrations", "/hosts", "/hosts/demo/vms/" + TestNode.WEB2}) {
            String page = given().get(path).asString();
            Matcher used = USED.matcher(page);
            while (used.find()) {
                assertTrue(page.contains("<symbol id=\"i-" + used.group(1) + "\""), used.group(1) + " on " + path);
            }
        }
    }
}
