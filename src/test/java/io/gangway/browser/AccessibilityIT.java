package io.gangway.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.gangway.lab.Guest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessibilityIT extends BrowserTest {

    @ParameterizedTest(name = "axe finds nothing on any page, and nothing overflows a narrow screen ({0})")
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyPage(ColorScheme scheme) {
        String name = "axe" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        try (Guest guest = lab.guest("alpha", name, "--disk", "shared")) {
            long id = console.started(guest, "alpha", "beta", Map.of("duration", "permanent"));
            console.ended(id);
            console.knows(guest, "beta");
            List<String> paths = List.of(
                    "/vms",
                    "/vms?name=nothing-of-this-name",
                    "/hosts/beta/vms/" + guest.uuid(),
                    "/migrations",
                    "/migrations/" + id,
                    "/hosts",
                    "/hosts/alpha",
                    "/hosts/share-storage");
            for (int width : List.of(1280, 400)) {
                try (BrowserContext person = browser.context(width, scheme)) {
                    Page visited = person.newPage();
                    for (String path : paths) {
                        visited.navigate(console.url() + path);
                        clean(visited, path + " at " + width);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("axe finds nothing on the dialog and on a run that is under way")
    void dialogAndRun() {
        try (Guest guest = lab.guest("alpha", "axerun", "--dirty", "8")) {
            lab.virsh("alpha", "migrate-setspeed", "axerun", "12");
            openList(guest, "alpha");
            openDialog(guest);
            clean(page, "the dialog");
            page.keyboard().press("Enter");
            page.waitForURL("**/migrations/*");
            page.locator("#m-figures").getByText("MiB/s").first().waitFor();
            clean(page, "a run");
            button("Cancel the migration").click();
            console.ended(Long.parseLong(page.url().replaceAll(".*/", "")));
        }
    }

    static void clean(Page visited, String what) {
        // There are no frames, for which axe would open another page at each call.
        List<String> findings = new AxeBuilder(visited)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList();
        assertEquals(List.of(), findings, what);
        Object overflow =
                visited.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertTrue(((Number) overflow).intValue() <= 0, what + " is wider than its window");
    }
}
