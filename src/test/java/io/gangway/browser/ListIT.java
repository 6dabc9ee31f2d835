package io.gangway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.gangway.lab.Guest;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListIT extends BrowserTest {

    @Test
    @DisplayName("a change made with virsh shows in two browsers at once, and an open menu stays open meanwhile")
    void liveInTwoBrowsers() {
        try (Guest guest = lab.guest("alpha", "twice");
                BrowserContext second = browser.context()) {
            openList(guest, "alpha");
            Page other = second.newPage();
            other.navigate(page.url());
            assertThat(page.locator("tbody")).containsText("running");
            assertThat(other.locator("tbody")).containsText("running");

            lab.virsh("alpha", "suspend", "twice");

            assertThat(page.locator("tbody")).containsText("paused");
            assertThat(other.locator("tbody")).containsText("paused");

            menu("twice").click();
            assertThat(button("Resume")).isVisible();
            button("Resume").click();
            assertThat(other.locator("tbody")).containsText("running");
            assertEquals("running", lab.state("alpha", "twice"));
        }
    }

    @Test
    @DisplayName("an open menu stays open when the list is sent anew after a break")
    void menuSurvivesABreak() {
        try (Guest guest = lab.guest("alpha", "menu")) {
            page.addInitScript("window.sockets = []; window.WebSocket = class extends WebSocket {"
                    + " constructor(url) { super(url); sockets.push(this); } };");
            openList(guest, "alpha");
            menu("menu").click();
            assertThat(button("Pause")).isVisible();

            page.evaluate("() => sockets.at(-1).close()");
            lab.virsh("alpha", "suspend", "menu");

            assertThat(page.locator("tbody")).containsText("paused");
            assertThat(button("Resume")).isVisible();
            assertEquals(2, page.evaluate("() => sockets.length"));
        }
    }

    @Test
    @DisplayName("a menu that is pressed before its script is there opens once it is")
    void menuPressedEarly() {
        try (Guest guest = lab.guest("alpha", "early")) {
            console.knows(guest, "alpha");
            CompletableFuture<Route> held = new CompletableFuture<>();
            page.route("**/assets/bootstrap.js*", held::complete);
            page.navigate(console.url() + "/vms?name=early");
            menu("early").click();
            assertThat(button("Pause")).isHidden();

            held.join().resume();

            assertThat(button("Pause")).isVisible();
        }
    }

    @Test
    @DisplayName("the menu on a VM's page opens before the screen's picture is there, and stays open through a change")
    void menuBeforeThePicture() {
        try (Guest guest = lab.guest("alpha", "picture")) {
            console.knows(guest, "alpha");
            page.route("**/screen.png*", held -> {});
            page.navigate(console.url() + "/hosts/alpha/vms/" + guest.uuid());

            menu("picture").click();
            assertThat(button("Pause")).isVisible();

            lab.virsh("alpha", "suspend", "picture");

            assertThat(button("Resume")).isVisible();
            assertThat(page.locator("#head-state")).containsText("paused");
        }
    }

    @Test
    @DisplayName("filters live in the URL, survive a reload, and say so when nothing matches")
    void filters() {
        try (Guest guest = lab.guest("alpha", "filtered", "--no-start")) {
            console.knows(guest, "alpha");
            page.navigate(console.url() + "/vms");
            page.getByRole(AriaRole.SEARCHBOX).fill("filtered");
            page.waitForURL(Pattern.compile(".*name=filtered.*"));
            assertThat(page.locator("tbody tr")).hasCount(1);

            page.reload();
            assertThat(page.getByRole(AriaRole.SEARCHBOX)).hasValue("filtered");
            assertThat(page.locator("tbody tr")).hasCount(1);

            page.getByRole(AriaRole.SEARCHBOX).fill("no such vm anywhere");
            assertThat(page.locator("main")).containsText("No VM matches");
        }
    }

    @Test
    @DisplayName("a VM is started, and forced off only after a question")
    void everydayActions() {
        try (Guest guest = lab.guest("alpha", "daily", "--no-start")) {
            openList(guest, "alpha");
            menu("daily").click();
            button("Start").click();
            assertThat(page.locator("tbody")).containsText("running");

            menu("daily").click();
            button("Force off").first().click();
            dialog().waitFor();
            assertEquals("running", lab.state("alpha", "daily"));
            dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Force off"))
                    .click();
            assertThat(page.locator("tbody")).containsText("shut off");
        }
    }

    @Test
    @DisplayName("the dialog says what is wrong at its field and keeps what was typed")
    void dialogErrors() {
        try (Guest guest = lab.guest("alpha", "wrong")) {
            openList(guest, "alpha");
            openDialog(guest);
            dialog().getByLabel("Destination")
                    .first()
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setValue(":uri"));
            Locator uri = dialog().getByRole(AriaRole.TEXTBOX);
            uri.fill("qemu+ssh://root@beta/sistem");
            uri.press("Enter");

            assertThat(dialog()).containsText("The URI must end in /system");
            assertThat(dialog().getByRole(AriaRole.TEXTBOX)).hasValue("qemu+ssh://root@beta/sistem");
            assertThat(dialog().getByRole(AriaRole.TEXTBOX)).isFocused();
            guest.runsOnlyOn("alpha", "beta");
        }
    }
}
