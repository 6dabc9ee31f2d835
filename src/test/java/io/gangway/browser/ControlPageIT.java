package io.gangway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.gangway.lab.Guest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Steering a migration from its page. */
class ControlPageIT extends BrowserTest {

    @Test
    @DisplayName("24 the page says that it does not converge and why, and what was typed survives while all else moves")
    void saysWhatWouldHelp() {
        try (Guest guest = busy("page24a")) {
            openRun(guest, Map.of());
            assertThat(page.locator("#m-progress"))
                    .containsText("no longer shrinks: the guest rewrites its memory about as fast as it is sent");
            assertThat(page.locator("#e-pause")).containsText("the guest stands still for about");
            assertThat(page.locator("#e-downtime")).containsText("it would end after this pass");
            assertThat(page.locator("#e-bandwidth")).containsText("Now up to 12 MiB/s");
            assertThat(button("Switch to post-copy")).not().isVisible();

            Locator downtime = page.getByLabel("Allow a downtime of");
            downtime.fill("soon");
            downtime.press("Enter");
            assertThat(page.locator("#p-downtime")).containsText("whole number of milliseconds");
            String before = page.locator("#m-figures").innerText();
            page.waitForFunction("before => document.getElementById('m-figures').innerText !== before", before);
            assertThat(downtime).isFocused();
            assertThat(downtime).hasValue("soon");

            downtime.fill("20000");
            downtime.press("Enter");
            assertThat(page.locator("#p-downtime")).isEmpty();
            assertThat(page.locator("#m-actions")).containsText("The guest may stand still for up to 20 s now.");
            assertThat(page.locator("#m-verdict")).containsText("page24a runs on beta");
            assertThat(button("Pause the guest")).not().isVisible();
            page.getByText("Details", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("#m-job")).containsText("Dirty rate");
        }
    }

    @Test
    @DisplayName("24 post-copy says its risk before it is done, can be left by Esc, and takes Cancel away")
    void asksBeforePostCopy() {
        try (Guest guest = busy("page24b")) {
            lab.virsh("alpha", "migrate-setspeed", "--postcopy", "page24b", "2");
            openRun(guest, Map.of("postcopy", "true"));
            assertThat(page.locator("#m-progress")).containsText("no longer shrinks");

            button("Switch to post-copy").focus();
            page.keyboard().press("Enter");
            assertThat(dialog()).containsText("page24b is lost and must start anew from its disks");
            page.keyboard().press("Escape");
            assertThat(dialog()).not().isVisible();
            assertThat(button("Switch to post-copy")).isFocused();

            page.keyboard().press("Enter");
            dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Switch to post-copy"))
                    .click();
            assertThat(page.locator("#m-progress")).containsText("The guest runs on beta already");
            assertThat(button("Cancel the migration")).not().isVisible();
            assertThat(page.locator("#m-verdict")).containsText("page24b runs on beta");
            assertThat(page.locator("#m-actions"))
                    .containsText("page24b continues on beta; the rest of its memory follows.");
        }
    }

    private Guest busy(String name) {
        Guest guest = lab.guest("alpha", name, "--memory", "160", "--dirty", "48", "--buffer", "32");
        lab.virsh("alpha", "migrate-setspeed", name, "12");
        return guest;
    }

    private void openRun(Guest guest, Map<String, String> more) {
        Map<String, String> options =
                new LinkedHashMap<>(Map.of("duration", "permanent", "storage", "shared", "policy", "none"));
        options.putAll(more);
        long id = console.started(guest, "alpha", "beta", options);
        page.navigate(console.url() + "/migrations/" + id);
    }
}
