package io.gangway.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.Browser;
import io.gangway.TestNode;
import io.gangway.host.HostState;
import io.gangway.host.web.HostIcons;
import io.gangway.migration.state.Phase;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.web.OutcomeIcons;
import io.gangway.migration.web.Step;
import io.gangway.vm.inventory.VmAction;
import io.gangway.vm.inventory.VmState;
import io.gangway.vm.web.StateIcons;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestNode.class)
class StaticFilesTest {

    private static final Pattern ICON = Pattern.compile("(?:\\{#icon|\\sicon=)\\s*('[^']*'|[^\\s'}]*)");
    private static final Set<String> BY_JAVA = Set.of(
            "cdi:stateIcons.of(vm.state)",
            "action.icon",
            "cdi:hostIcons.of(status.state)",
            "cdi:outcomeIcons.of(m.outcome.get)",
            "step.icon",
            "icon");
    private static final Pattern FILE = Pattern.compile("(?:src|href|data-menus)=\"(/assets/[^\"]*)\"");
    private static final Pattern USED = Pattern.compile("href=\"#i-([^\"]*)\"");

    @Inject
    Icons icons;

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

    @Test
    void hasEveryIconThatATemplateNames() throws IOException {
        int named = 0;
        for (Path template : Templates.all()) {
            Matcher icons = ICON.matcher(Files.readString(template));
            while (icons.find()) {
                String icon = icons.group(1);
                if (icon.startsWith("'")) {
                    named++;
                    assertInSprite(icon.substring(1, icon.length() - 1), template);
                } else {
                    assertTrue(BY_JAVA.contains(icon), icon + " in " + template + " is in no test");
                }
            }
        }
        assertTrue(named > 60, "only " + named + " icons");
    }

    @Test
    void hasEveryIconThatJavaNames() {
        StateIcons states = new StateIcons();
        for (VmState state : VmState.values()) {
            assertInSprite(states.of(state), state);
        }
        for (VmAction action : VmAction.values()) {
            assertInSprite(action.icon(), action);
        }
        for (HostState state : HostState.values()) {
            assertInSprite(new HostIcons().of(state), state);
        }
        for (Outcome outcome : Outcome.values()) {
            assertInSprite(new OutcomeIcons().of(outcome), outcome);
        }
        for (String stage : List.of("done", "now", "cancelled", "broken", "ahead")) {
            assertInSprite(new Step(Phase.PREPARING, stage).icon(), stage);
        }
    }

    @Test
    void anIconLeavesNoSpaceBeforeWhatFollowsIt() {
        assertTrue(given().get("/vms").asString().contains("<use href=\"#i-pc-display\"/></svg>VMs</a>"));
    }

    private void assertInSprite(String icon, Object whose) {
        assertTrue(icons.sprite().contains("<symbol id=\"i-" + icon + "\""), icon + " of " + whose);
    }
}
