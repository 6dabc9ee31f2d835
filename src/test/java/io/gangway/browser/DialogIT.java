package io.gangway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.gangway.lab.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The dialog that starts a migration: simple at first sight, everything within reach. */
class DialogIT extends BrowserTest {

    private static final Pattern A_MIGRATION = Pattern.compile(".*/migrations/\\d+");

    private Locator field(String label) {
        return dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator folded(String title) {
        return dialog().locator("summary")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + title + "$")));
    }

    private void open(String title) {
        folded(title).focus();
        page.keyboard().press("Enter");
    }

    @Test
    @DisplayName("at first sight there are destination and duration, and nothing else to fill in")
    void simpleAtFirstSight() {
        try (Guest guest = lab.guest("alpha", "dlgfirst")) {
            openList(guest, "alpha");
            openDialog(guest);

            assertThat(field("Destination")).isVisible();
            assertThat(field("Permanent")).isChecked();
            assertThat(dialog()).containsText("It has no disks.");
            assertThat(dialog().locator("input:visible, select:visible, textarea:visible"))
                    .hasCount(3);
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName(
            "what was sent off is not taken back by Escape or Cancel, which do nothing until the start is answered")
    void starting() {
        try (Guest guest = lab.guest("alpha", "dlgstarts")) {
            openList(guest, "alpha");
            openDialog(guest);
            List<Route> held = new CopyOnWriteArrayList<>();
            page.route(Pattern.compile(".*/migrate$"), held::add);

            dialog().locator("button.btn-primary").click();
            page.waitForCondition(() -> !held.isEmpty());
            page.keyboard().press("Escape");

            assertThat(dialog()).isVisible();
            assertThat(dialog().locator("[data-close]")).isDisabled();
            held.get(0).resume();
            page.waitForURL(A_MIGRATION);
            console.ended(Long.parseLong(page.url().replaceAll(".*/", "")));
        }
    }

    @Test
    @DisplayName("an option is set by keyboard; what is wrong with it is said in its place, and nothing typed is lost")
    void optionByKeyboard() {
        try (Guest guest = lab.guest("alpha", "dlgkeys")) {
            openList(guest, "alpha");
            openDialog(guest);
            open("Advanced options");
            open("Speed and coming to an end");
            field("Bandwidth limit").focus();
            page.keyboard().type("fast");
            page.keyboard().press("Tab");
            page.keyboard().type("400");
            page.keyboard().press("Enter");

            assertThat(dialog()).containsText("Write a whole number from 1 to");
            assertThat(field("Bandwidth limit")).isFocused();
            assertThat(field("Bandwidth limit")).hasValue("fast");
            assertThat(field("Downtime limit")).hasValue("400");

            field("Bandwidth limit").fill("200");
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("dlgkeys runs on beta");
            assertThat(page.locator("main")).containsText("Bandwidth limit");
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("what the hosts were asked for a form that is drawn anew meanwhile is asked again for the new one")
    void asksAgain() {
        try (Guest guest = lab.guest("alpha", "dlgagain")) {
            openList(guest, "alpha");
            List<Route> late = new CopyOnWriteArrayList<>();
            // Once when the dialog opens, and once for what is typed.
            page.route("**/migrate/warnings", late::add, new Page.RouteOptions().setTimes(2));
            openDialog(guest);
            page.waitForCondition(() -> !late.isEmpty());

            open("Advanced options");
            open("Speed and coming to an end");
            field("Bandwidth limit").fill("fast");
            // What is typed says so, too; it is the answer to what was sent that draws the form anew.
            page.waitForResponse(
                    answer -> answer.url().endsWith("/migrate") && answer.status() == 422,
                    () -> page.keyboard().press("Enter"));
            assertThat(dialog()).containsText("Write a whole number from 1 to");

            assertEquals(2, late.size());
            assertThat(dialog().locator("#asking")).isHidden();
            field("Bandwidth limit").fill("200");
            page.keyboard().press("Tab");
            open("The same with virsh");
            assertThat(dialog().locator("#virsh-command")).containsText("--bandwidth 200");
        }
    }

    @Test
    @DisplayName("the command for virsh follows the choices, and the bytes to copy are named beforehand")
    void followsTheChoices() {
        try (Guest guest = lab.guest("alpha", "dlgfollow", "--disk", "local")) {
            openList(guest, "alpha");
            openDialog(guest);
            open("The same with virsh");
            Locator command = dialog().locator("#virsh-command");
            assertThat(command).containsText("--undefinesource");

            field("Temporary").check();
            assertThat(command).not().containsText("--undefinesource");
            assertThat(command).containsText("--copy-storage-all");
            assertThat(field("vda")).isChecked();
            assertThat(dialog()).containsText("They may grow to 64 MiB.");
            assertThat(dialog().locator("#warnings"))
                    .containsText("What dlgfollow writes to vda while it is away is lost");
            field("vda").uncheck();
            assertThat(dialog().locator("#virsh")).containsText("Choose at least one disk to copy");
        }
    }

    @Test
    @DisplayName("a shut-off VM has a dialog of its own, and its configuration moves")
    void offline() {
        try (Guest guest = lab.guest("alpha", "dlgoff", "--no-start")) {
            openList(guest, "alpha");
            openDialog(guest);

            assertThat(dialog()).containsText("It is shut off on alpha. Its configuration moves");
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("dlgoff is on beta, shut off");
            assertThat(page.locator("#m-verdict")).containsText("alpha no longer knows it");
        }
    }

    @Test
    @DisplayName("an edited configuration is checked in its place, shown as a change, and is what the VM arrives with")
    void editedConfiguration() {
        try (Guest guest = lab.guest("alpha", "dlgedit")) {
            openList(guest, "alpha");
            openDialog(guest);
            open("Advanced options");
            open("How it arrives");
            Locator text = dialog().locator("#destinationXml");
            dialog().locator("[hx-target='#destinationXml-text']").click();
            assertThat(text).hasValue(Pattern.compile("<name>dlgedit</name>"));
            String original = text.inputValue();

            text.fill(original.replace(">dlgedit<", ">other<"));
            text.blur();
            List<String> asked = new ArrayList<>();
            page.onceDialog(question -> {
                asked.add(question.message());
                question.dismiss();
            });
            dialog().locator("[hx-target='#destinationXml-text']").click();
            assertEquals(List.of("Replace what is in this field?"), asked);
            assertThat(text).hasValue(Pattern.compile("<name>other</name>"));
            assertThat(dialog().locator("#destinationXml-changes")).containsText("other");
            button("Migrate").last().click();
            assertThat(dialog().locator("#destinationXml-problem")).containsText("name was changed");
            assertThat(text).hasValue(Pattern.compile("<name>other</name>"));

            text.fill(original.replace("</name>", "</name><description>Edited on its way</description>"));
            text.blur();
            assertThat(dialog().locator("#destinationXml-changes")).containsText("Edited on its way");
            button("Migrate").last().click();
            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("dlgedit runs on beta");
            guest.runsOnlyOn("beta", "alpha");
            assertTrue(lab.virsh("beta", "dumpxml", "dlgedit").contains("Edited on its way"));
        }
    }
}
