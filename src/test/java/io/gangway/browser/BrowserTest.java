package io.gangway.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test in a browser, with a page of its own for each method; a failure leaves a picture of it. */
public abstract class BrowserTest extends LabTest {

    protected Browser browser;
    protected BrowserContext context;
    protected Page page;

    @RegisterExtension
    final AfterTestExecutionCallback picture = (ExtensionContext test) -> {
        if (test.getExecutionException().isPresent() && page != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", test.getDisplayName() + ".png")));
        }
    };

    @BeforeAll
    void launch() {
        browser = Browser.launch();
    }

    @BeforeEach
    void open(TestInfo test) {
        context = browser.context();
        page = context.newPage();
    }

    @AfterEach
    void noPageComplained() {
        context.close();
        assertEquals(List.of(), browser.complaints());
    }

    @AfterAll
    void quit() {
        browser.close();
    }

    protected void openList(Guest guest, String host) {
        console.knows(guest, host);
        page.navigate(console.url() + "/vms?name=" + guest.name());
    }

    protected Locator button(String name) {
        return button(page, name);
    }

    protected static Locator button(Page where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The button that opens the menu of a VM, on whichever host it is. */
    protected Locator menu(String vm) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Actions for " + vm + " on ")));
    }

    protected Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    protected void openDialog(Guest guest) {
        menu(guest.name()).click();
        button("Migrate").first().click();
        dialog().waitFor();
    }
}
