package io.gangway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.gangway.lab.Guest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The whole main job: choose a VM, send it to the other host, watch it, see where it is. */
class MainJobIT extends BrowserTest {

    private static final Pattern A_MIGRATION = Pattern.compile(".*/migrations/\\d+");

    @Test
    @DisplayName("an operator migrates a VM by mouse, watches it arrive, and opens it on its new host")
    void byMouse() {
        try (Guest guest = lab.guest("alpha", "mouse")) {
            openList(guest, "alpha");
            openDialog(guest);
            dialog().getByLabel("Destination").first().selectOption("beta");
            dialog().getByRole(
                            AriaRole.RADIO,
                            new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Permanent"))
                    .check();
            dialog().getByRole(
                            AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Migrate"))
                    .click();

            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("mouse runs on beta since");
            assertThat(page.locator("#m-verdict")).containsText("alpha no longer knows it");
            guest.runsOnlyOn("beta", "alpha");
            guest.lostNoTick("alpha", "beta");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open it on beta"))
                    .click();
            page.waitForURL("**/hosts/beta/vms/" + guest.uuid());
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("mouse");
        }
    }

    @Test
    @DisplayName("the same by keyboard alone, and Esc before the start does nothing")
    void byKeyboard() {
        try (Guest guest = lab.guest("alpha", "keys")) {
            openList(guest, "alpha");
            menu("keys").focus();
            chooseMigrate();
            page.keyboard().press("Escape");
            assertThat(dialog()).not().isVisible();
            assertThat(menu("keys")).isFocused();
            assertTrue(console.request()
                    .get("/api/v1/migrations")
                    .jsonPath()
                    .getList("findAll { it.name == 'keys' }")
                    .isEmpty());

            chooseMigrate();
            assertThat(dialog().getByLabel("Destination").first()).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");

            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("keys runs on beta since");
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    private void chooseMigrate() {
        page.keyboard().press("Enter");
        button("Migrate").first().waitFor();
        for (int i = 0; i < 8 && !focusedOnMigrate(); i++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        dialog().waitFor();
    }

    private boolean focusedOnMigrate() {
        return "Migrate".equals(page.evaluate("() => document.activeElement.textContent.trim()"));
    }

    @Test
    @DisplayName("14 and 22 a run is cancelled under the eyes of a second viewer, and both see where the VM is")
    void cancelledUnderTheEyesOfASecondViewer() {
        try (Guest guest = lab.guest("alpha", "watched", "--dirty", "8");
                BrowserContext second = browser.context()) {
            lab.virsh("alpha", "migrate-setspeed", "watched", "12");
            openList(guest, "alpha");
            openDialog(guest);
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-figures")).containsText("MiB/s");
            Page other = second.newPage();
            other.navigate(page.url());
            assertThat(other.locator("#m-figures")).containsText("MiB/s");

            button("Cancel the migration").click();

            for (Page viewer : java.util.List.of(page, other)) {
                assertThat(viewer.locator("#m-verdict")).containsText("watched runs on alpha");
                assertThat(viewer.locator("main")).containsText("Cancelled as asked: watched stayed on alpha.");
            }
            guest.runsOnlyOn("alpha", "beta");
            Page late = second.newPage();
            late.navigate(page.url());
            assertThat(late.locator("#m-verdict")).containsText("watched runs on alpha");
        }
    }

    @Test
    @DisplayName("a VM on its way is counted once, and its menu leads to its migration, by keyboard alone")
    void itsMenuLeadsToItsMigration() {
        try (Guest guest = lab.guest("alpha", "onway", "--dirty", "8")) {
            lab.virsh("alpha", "migrate-setspeed", "onway", "10");
            openList(guest, "alpha");
            openDialog(guest);
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);

            page.navigate(console.url() + "/vms?name=onway");
            assertThat(page.locator("#vm-rows")).containsText("arriving");
            assertThat(page.locator("#vm-count")).hasText(Pattern.compile("^1 / "));
            button("Actions for onway on alpha").focus();
            chooseMigrate();
            assertThat(dialog()).containsText("It is being migrated already.");
            assertThat(button("Migrate")).hasCount(0);
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);

            button("Cancel the migration").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#m-verdict")).containsText("onway runs on alpha");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isFocused();
        }
    }

    @Test
    @DisplayName("22 the page of a run is live, and the run goes on when the browser is closed")
    void goesOnWithoutABrowser() {
        try (Guest guest = lab.guest("alpha", "closed", "--dirty", "8")) {
            lab.virsh("alpha", "migrate-setspeed", "closed", "10");
            openList(guest, "alpha");
            openDialog(guest);
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);
            // Until both QEMUs are connected there is nothing new to draw.
            assertThat(page.locator("#m-figures dd").first()).containsText("MiB");
            page.evaluate("""
                    () => {
                      window.updates = 0;
                      new MutationObserver(() => window.updates++).observe(document.getElementById('m-figures'),
                        {subtree: true, childList: true, characterData: true});
                    }""");
            page.waitForFunction("() => window.updates >= 12");
            long id = Long.parseLong(page.url().replaceAll(".*/", ""));
            context.close();
            lab.virsh("alpha", "migrate-setspeed", "closed", "2000");

            assertEquals("succeeded", console.ended(id).outcome());
            guest.runsOnlyOn("beta", "alpha");
        }
    }
}
