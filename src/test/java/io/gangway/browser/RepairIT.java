package io.gangway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.gangway.lab.Guest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does by hand before and after a migration: edit a configuration, remove one that was left behind. */
class RepairIT extends BrowserTest {

    private static final Map<String, String> TEMPORARY = Map.of("duration", "temporary", "mode", "live");

    @TempDir
    Path folder;

    @Test
    @DisplayName("an operator changes a VM's memory by keyboard alone, reviews it, saves it, and virsh agrees")
    void editsByKeyboard() {
        try (Guest guest = lab.guest("alpha", "edited", "--no-start")) {
            openList(guest, "alpha");
            chooseByKeyboard(guest, "Edit the configuration");
            page.waitForURL("**/vms/" + guest.uuid() + "/configuration");
            AccessibilityIT.clean(page, "the editor");

            editor().focus();
            type(editor().inputValue().replace("262144", "393216"));
            pressUntilFocused("Review the changes");
            page.keyboard().press("Enter");
            assertThat(page.locator(".diff-added").first()).containsText("<memory unit='KiB'>393216</memory>");
            assertThat(page.locator(".diff-removed").first()).containsText("<memory unit='KiB'>262144</memory>");
            assertThat(page.getByText("Nothing is saved yet.")).isVisible();
            assertTrue(kept("alpha", "edited").contains(">262144</memory>"));
            AccessibilityIT.clean(page, "the review");

            pressUntilFocused("Save");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS).getByText("Saved: alpha keeps the new configuration of edited."))
                    .isVisible();
            assertThat(page.locator(".notice-good")).isFocused();
            AccessibilityIT.clean(page, "what was saved");
            assertTrue(kept("alpha", "edited").contains(">393216</memory>"));
        }
    }

    @Test
    @DisplayName("what is malformed, is another VM, or declares a document type is refused, and what was typed stays")
    void refusesAndKeepsWhatWasTyped() {
        try (Guest guest = lab.guest("alpha", "refused", "--no-start")) {
            console.knows(guest, "alpha");
            page.navigate(configuration(guest, "alpha"));
            String original = editor().inputValue();
            String before = kept("alpha", "refused");

            refused(original.replace("</memory>", "</memry>"), "Line 4");
            AccessibilityIT.clean(page, "the editor with a problem");
            refused(original.replace("<name>refused<", "<name>other<"), "put \"refused\" back");
            String other =
                    (guest.uuid().startsWith("0") ? "1" : "0") + guest.uuid().substring(1);
            refused(original.replace(guest.uuid(), other), "The UUID was changed");
            refused("<!DOCTYPE domain [<!ENTITY x SYSTEM 'file:///etc/shadow'>]>\n" + original, "DOCTYPE");

            editor().fill(original.replace("<vcpu", "<bogus/><vcpu"));
            button("Review the changes").click();
            button("Save").click();
            assertThat(problem()).containsText("alpha refuses this configuration and keeps the one it had.");
            assertThat(editor()).hasValue(original.replace("<vcpu", "<bogus/><vcpu"));
            assertEquals(before, kept("alpha", "refused"));
        }
    }

    @Test
    @DisplayName("a VNC password is not shown, and an edit of something else keeps it")
    void keepsPasswords() throws IOException {
        try (Guest guest = lab.guest("alpha", "secret", "--no-start")) {
            define(
                    "alpha",
                    kept("alpha", "secret").replace("<graphics type='vnc'", "<graphics type='vnc' passwd='s3cr3t'"));
            console.knows(guest, "alpha");
            page.navigate(configuration(guest, "alpha"));
            assertFalse(page.content().contains("s3cr3t"));
            assertThat(page.getByText("Passwords of its screens, cookies of its disks and the like are not shown"))
                    .isVisible();

            save(editor().inputValue().replace("</name>", "</name><title>locked</title>"));

            assertFalse(page.content().contains("s3cr3t"));
            String now = lab.virsh("alpha", "dumpxml", "secret", "--inactive", "--security-info");
            assertTrue(now.contains("<title>locked</title>") && now.contains("passwd='s3cr3t'"), now);
        }
    }

    @Test
    @DisplayName("a VNC password goes along with a configuration that was edited for the destination")
    void movesPasswords() throws IOException {
        try (Guest guest = lab.guest("alpha", "locked", "--no-start")) {
            define(
                    "alpha",
                    kept("alpha", "locked").replace("<graphics type='vnc'", "<graphics type='vnc' passwd='s3cr3t'"));
            lab.virsh("alpha", "start", "locked");
            page.navigate(console.url() + "/vms?name=locked");
            assertThat(page.locator("#state-alpha-" + guest.uuid())).containsText("running");
            String edited = lab.virsh("alpha", "dumpxml", "locked", "--migratable")
                    .replace("passwd='s3cr3t'", "passwd='kept-secret-1'");

            long id = console.started(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "mode", "live", "destinationXml", edited));

            assertEquals("succeeded", console.ended(id).outcome());
            assertTrue(lab.virsh("beta", "dumpxml", "locked", "--security-info").contains("passwd='s3cr3t'"));
            assertFalse(console.request().get("/migrations/" + id).asString().contains("s3cr3t"));
        }
    }

    @Test
    @DisplayName(
            "a change that somebody else made meanwhile is shown and not overwritten; a VM that runs is told apart")
    void overwritesNothing() {
        try (Guest guest = lab.guest("alpha", "contended")) {
            console.knows(guest, "alpha");
            page.navigate(configuration(guest, "alpha"));
            assertThat(page.getByText("A change takes effect when it is started the next time"))
                    .isVisible();
            String mine = editor().inputValue().replace("</name>", "</name>\n  <title>mine</title>");
            editor().fill(mine);
            button("Review the changes").click();
            page.locator(".diff").waitFor();
            lab.virsh("alpha", "desc", "contended", "--config", "--title", "theirs");

            button("Save").click();

            assertThat(problem()).containsText("Somebody changed the configuration on alpha since you began.");
            assertThat(editor()).hasValue(mine);
            assertThat(page.locator(".diff-added")).containsText("<title>theirs</title>");
            assertTrue(kept("alpha", "contended").contains("<title>theirs</title>"));

            save(mine);
            assertTrue(kept("alpha", "contended").contains("<title>mine</title>"));
            assertEquals("running", lab.state("alpha", "contended"));
        }
    }

    @Test
    @DisplayName(
            "5 the source's copy is not started while the temporary one runs, and its configuration is not removed")
    void onlyOneCopy() {
        try (Guest guest = lab.guest("alpha", "s5", "--disk", "shared")) {
            long id = console.started(guest, "alpha", "beta", TEMPORARY);
            assertEquals("succeeded", console.ended(id).outcome());
            page.navigate(console.url() + "/vms?name=s5&host=alpha");
            assertThat(page.locator("tbody")).containsText("running on beta");
            menu("s5").click();
            assertThat(page.getByText("It is running on beta, so it cannot be started here"))
                    .isVisible();
            assertThat(button("Start")).hasCount(0);

            button("Remove the configuration…").click();
            assertThat(dialog()).containsText("beta keeps no configuration of it, and alpha has the only one");
            AccessibilityIT.clean(page, "the refused removal");
            page.keyboard().press("Enter");
            assertThat(dialog()).not().isVisible();
            post(guest, "alpha", "remove").statusCode(409).body(containsString("Shut it down on beta first"));
            post(guest, "alpha", "start")
                    .statusCode(409)
                    .body(allOf(
                            containsString("s5 was not started on alpha: it is running on beta"),
                            containsString("Two copies on the same disks")));
            assertEquals("shut off", lab.state("alpha", "s5"));

            lab.virsh("beta", "destroy", "s5");
            menu("s5").click();
            button("Start").click();
            assertThat(page.getByRole(AriaRole.STATUS).getByText("s5 is starting."))
                    .isVisible();
            Awaitility.await("s5 runs on alpha").atMost(15, TimeUnit.SECONDS).until(() -> lab.state("alpha", "s5")
                    .equals("running"));
        }
    }

    @Test
    @DisplayName("a leftover configuration is removed after a question that names the disks, which stay")
    void removesALeftover() {
        try (Guest guest = lab.guest("alpha", "leftover", "--disk", "shared", "--no-start")) {
            openList(guest, "alpha");
            chooseByKeyboard(guest, "Remove the configuration…");
            dialog().waitFor();
            assertThat(dialog()).containsText("/var/lib/libvirt/images/leftover.qcow2");
            assertThat(dialog()).containsText("No other host that answers keeps a configuration of leftover");
            AccessibilityIT.clean(page, "the question before a removal");
            page.keyboard().press("Enter");
            assertThat(dialog()).not().isVisible();
            assertEquals("shut off", lab.state("alpha", "leftover"));

            chooseByKeyboard(guest, "Remove the configuration…");
            dialog().waitFor();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");

            assertThat(page.getByRole(AriaRole.STATUS).getByText("alpha no longer has a configuration of leftover."))
                    .isVisible();
            assertThat(page.locator("tbody tr")).hasCount(0);
            assertEquals("absent", lab.state("alpha", "leftover"));
            lab.call("exec", "alpha", "test", "-f", "/var/lib/libvirt/images/leftover.qcow2");
        }
    }

    @Test
    @DisplayName("the configuration of a VM whose memory was saved, or that runs, is not removed")
    void keepsWhatWouldBeLost() {
        try (Guest guest = lab.guest("alpha", "saved")) {
            console.knows(guest, "alpha");
            post(guest, "alpha", "remove").statusCode(409).body(containsString("saved is running on alpha."));
            lab.virsh("alpha", "managedsave", "saved");
            post(guest, "alpha", "remove").statusCode(409).body(containsString("holds the memory of saved"));
            assertEquals("shut off", lab.state("alpha", "saved"));
            lab.virsh("alpha", "managedsave-remove", "saved");
        }
    }

    @Test
    @DisplayName("18 a VM that was moved while shut off is started on the migration's page, which shows it boot")
    void watchesWhatArrivedBoot() {
        try (Guest guest = lab.guest("alpha", "boots", "--no-start")) {
            long id = console.started(guest, "alpha", "beta", Map.of("duration", "permanent", "mode", "offline"));
            page.navigate(console.url() + "/migrations/" + id);
            Locator start = button("Start it on beta");
            start.waitFor();
            assertThat(page.locator("#m-arrival")).containsText("shut off");
            assertThat(page.locator("#m-course")).containsText("No rate was measured.");
            AccessibilityIT.clean(page, "what arrived shut off");

            start.focus();
            page.keyboard().press("Enter");

            assertThat(page.locator("#m-arrival")).containsText("running");
            assertThat(start).hasCount(0);
            Locator screen = page.getByAltText("Screen of boots on beta");
            assertThat(screen).isVisible();
            String first = screen.getAttribute("src");
            assertThat(screen).not().hasAttribute("src", first);
            guest.ticksOn("beta");
            assertEquals("absent", lab.state("alpha", "boots"));
        }
    }

    @Test
    @DisplayName("while a VM is on its way, the list says of the destination's half that it is arriving")
    void saysThatAVmIsArriving() {
        try (Guest guest = lab.guest("alpha", "arrives", "--dirty", "8")) {
            lab.virsh("alpha", "migrate-setspeed", "arrives", "8");
            long id = console.started(guest, "alpha", "beta", Map.of("duration", "permanent"));
            page.navigate(console.url() + "/vms?name=arrives&host=beta");
            Locator state = page.locator("#state-beta-" + guest.uuid());
            assertThat(state).containsText("arriving");
            assertEquals("paused", lab.state("beta", "arrives"));
            assertThat(page.locator(".twin")).hasCount(0);

            lab.virsh("alpha", "migrate-setspeed", "arrives", "2000");
            assertThat(state).containsText("running");
            assertEquals("succeeded", console.ended(id).outcome());
        }
    }

    @Test
    @DisplayName("the list says so where one VM runs on two hosts")
    void tellsOfAGhost() throws IOException {
        try (Guest guest = lab.guest("alpha", "ghost", "--memory", "192")) {
            define("beta", kept("alpha", "ghost"));
            lab.virsh("beta", "start", "ghost");
            openList(guest, "beta");

            assertThat(page.locator("#state-alpha-" + guest.uuid())).containsText("also running on beta");
            assertThat(page.locator("#state-beta-" + guest.uuid())).containsText("also running on alpha");
            AccessibilityIT.clean(page, "a ghost");
        }
    }

    private void save(String text) {
        editor().fill(text);
        button("Review the changes").click();
        button("Save").click();
        page.locator(".notice-good").waitFor();
    }

    private void refused(String text, String why) {
        editor().fill(text);
        button("Review the changes").click();
        assertThat(problem()).containsText(why);
        assertThat(editor()).hasValue(text);
        assertThat(editor()).isFocused();
    }

    private Locator editor() {
        return page.getByLabel("Configuration in libvirt's XML");
    }

    private Locator problem() {
        return page.locator("#editor").getByRole(AriaRole.ALERT);
    }

    private void type(String text) {
        page.keyboard().press("Control+a");
        page.keyboard().insertText(text);
    }

    private void chooseByKeyboard(Guest guest, String item) {
        menu(guest.name()).focus();
        page.keyboard().press("Enter");
        page.locator(".dropdown-menu.show").waitFor();
        for (int i = 0; i < 12 && !focusedOn(item); i++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
    }

    private void pressUntilFocused(String item) {
        for (int i = 0; i < 6 && !focusedOn(item); i++) {
            page.keyboard().press("Tab");
        }
        assertTrue(focusedOn(item), item + " is not reached by the Tab key");
    }

    private boolean focusedOn(String item) {
        return item.equals(page.evaluate("() => document.activeElement.textContent.trim()"));
    }

    private String configuration(Guest guest, String host) {
        return console.url() + "/hosts/" + host + "/vms/" + guest.uuid() + "/configuration";
    }

    private String kept(String host, String vm) {
        return lab.virsh(host, "dumpxml", vm, "--inactive");
    }

    private void define(String host, String xml) throws IOException {
        lab.virsh(
                host, "define", Files.writeString(folder.resolve("vm.xml"), xml).toString());
    }

    /** As a page of the console would, but without the page, whose button may not be there. */
    private ValidatableResponse post(Guest guest, String host, String action) {
        String token = console.request().get("/vms").cookie("csrf-token");
        return console.request()
                .cookie("csrf-token", token)
                .header("X-CSRF-TOKEN", token)
                .header("HX-Request", "true")
                .contentType(ContentType.URLENC)
                .post("/hosts/" + host + "/vms/" + guest.uuid() + "/" + action)
                .then();
    }
}
