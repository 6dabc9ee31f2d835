package io.gangway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.gangway.lab.Guest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the dialog knows of a VM's disks, what it asks to be confirmed, and what the page says of them afterwards. */
class StorageDialogIT extends BrowserTest {

    private static final Pattern A_MIGRATION = Pattern.compile(".*/migrations/\\d+");
    private static final String LOCAL = "/var/lib/libvirt/local-images/";

    private Locator disk(String target) {
        return dialog().getByLabel(target, new Locator.GetByLabelOptions().setExact(true));
    }

    /** With a second disk that only its host reaches. */
    private Guest mixed(String name) {
        Guest guest = lab.guest("alpha", name, "--disk", "shared");
        lab.virsh("alpha", "vol-create-as", "local", name + "-b.qcow2", "16M", "--format", "qcow2");
        lab.virsh(
                "alpha", "attach-disk", name, LOCAL + name + "-b.qcow2", "vdb", "--subdriver", "qcow2", "--persistent");
        return guest;
    }

    private void removeSecondDisk(String name) {
        for (String host : new String[] {"alpha", "beta"}) {
            lab.call("exec", host, "rm", "-f", LOCAL + name + "-b.qcow2");
            lab.virsh(host, "pool-refresh", "local");
        }
    }

    @Test
    @DisplayName("disks that both hosts reach are told with the reason, and nothing is asked about them")
    void shared() {
        try (Guest guest = lab.guest("alpha", "stshared", "--disk", "shared")) {
            openList(guest, "alpha");
            openDialog(guest);

            assertThat(dialog()).containsText("beta reaches its disk as well: nothing is copied.");
            assertThat(dialog()).containsText("/var/lib/libvirt/images/stshared.qcow2");
            assertThat(dialog().locator("#storage input:visible, #storage select:visible"))
                    .hasCount(0);
            AccessibilityIT.clean(page, "the dialog for shared disks");
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("stshared runs on beta");
            assertThat(page.locator("main")).not().containsText("disks copied");
        }
    }

    @Test
    @DisplayName(
            "a local disk goes into the pool that is chosen; its file stays, and is removed on the page by a button")
    void localIntoAPool() {
        try (Guest guest = lab.guest("alpha", "stlocal", "--disk", "local")) {
            openList(guest, "alpha");
            openDialog(guest);
            assertThat(disk("vda")).isChecked();
            assertThat(dialog()).containsText("Not shared: what alpha wrote there, beta did not see.");

            dialog().getByLabel("Copy it into").selectOption("images");
            button("Migrate").last().click();
            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("stlocal runs on beta");
            assertTrue(lab.virsh("beta", "domblklist", "stlocal").contains("/var/lib/libvirt/images/stlocal.qcow2"));
            assertThat(page.locator("main")).containsText("vda into images");

            Locator left = page.locator("#m-belongings");
            assertThat(left).containsText("The file " + LOCAL + "stlocal.qcow2 stays on alpha.");
            narrow();
            page.onceDialog(question -> question.accept());
            left.locator("button").click();
            assertThat(left).containsText("removed from alpha");
            assertFalse(lab.call("exec", "alpha", "ls", LOCAL).contains("stlocal.qcow2"));
        }
    }

    /** The page of the run is fit for small and dark screens. */
    private void narrow() {
        AccessibilityIT.clean(page, "what a run left behind");
        try (BrowserContext person = browser.context(400, ColorScheme.DARK)) {
            Page small = person.newPage();
            small.navigate(page.url());
            AccessibilityIT.clean(small, "what a run left behind, at 400");
        }
    }

    @Test
    @DisplayName("of mixed disks the local ones are ticked, and what would be lost is confirmed by keyboard alone")
    void mixedAndConfirmed() {
        try (Guest guest = mixed("stmixed")) {
            openList(guest, "alpha");
            openDialog(guest);
            assertThat(disk("vda")).isDisabled();
            assertThat(disk("vda")).not().isChecked();
            assertThat(disk("vdb")).isChecked();

            page.keyboard().press("Tab");
            page.keyboard().press("ArrowDown");
            Locator sentence = dialog().getByText("What stmixed writes to vdb while it is away is lost");
            assertThat(sentence).isVisible();
            page.keyboard().press("Enter");
            Locator first = dialog().getByText("Confirm what is marked above, then press Migrate again.");
            assertThat(first).isVisible();
            assertThat(disk("Go on all the same")).isFocused();
            assertThat(sentence).hasCount(1);
            assertThat(disk("vdb")).isChecked();
            AccessibilityIT.clean(page, "a confirmation that is asked for");

            page.keyboard().press("Space");
            assertThat(disk("Go on all the same")).isFocused();
            assertThat(first).isHidden();
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("stmixed runs on beta");
            assertThat(page.locator("#m-belongings")).containsText("Confirmed before the start");
            assertThat(page.locator("#m-belongings")).containsText("What stmixed writes to vdb");
            AccessibilityIT.clean(page, "what was confirmed");
        } finally {
            removeSecondDisk("stmixed");
        }
    }

    @Test
    @DisplayName("what somebody ticked stays as other choices change, and as what the hosts say is told anew")
    void ticksStay() {
        try (Guest guest = lab.guest("alpha", "stticks", "--disk", "local")) {
            openList(guest, "alpha");
            openDialog(guest);
            assertThat(disk("vda")).isChecked();
            dialog().getByLabel("Temporary").check();
            disk("Go on all the same").check();
            dialog().getByLabel("Copy it into").selectOption("images");

            assertThat(dialog().locator("#virsh")).containsText("virsh does not write the disks' new places");
            assertThat(disk("Go on all the same")).isChecked();
            dialog().locator("#destination").selectOption(":uri");
            assertThat(dialog().locator("#storage-copy")).isChecked();
            assertThat(disk("vda")).isChecked();
            dialog().locator("#destination").selectOption("beta");
            assertThat(dialog().getByLabel("Copy it into")).isVisible();
            assertThat(disk("vda")).isChecked();
            assertThat(disk("Go on all the same")).isVisible();
        }
    }

    @Test
    @DisplayName("a yes stays while other things are asked beside it, such as for a file in the pool that is chosen")
    void yesStaysBesideOtherQuestions() {
        String there = "/var/lib/libvirt/images/styes.qcow2";
        lab.bash("beta", "qemu-img create -q -f qcow2 \"$1\" 64M", there);
        try (Guest guest = lab.guest("alpha", "styes", "--disk", "local")) {
            openList(guest, "alpha");
            openDialog(guest);
            assertThat(disk("vda")).isChecked();
            dialog().getByLabel("Temporary").check();
            disk("Go on all the same").check();

            dialog().getByLabel("Copy it into").selectOption("images");
            assertThat(dialog()).containsText("would be written over " + there + " on beta");
            assertThat(disk("Write over it")).not().isChecked();
            assertThat(disk("Go on all the same")).isChecked();
            AccessibilityIT.clean(page, "two confirmations, one of them given");
            disk("Write over it").check();
            dialog().getByLabel("Copy it into").selectOption("");
            assertThat(disk("Write over it")).hasCount(0);
            assertThat(disk("Go on all the same")).isChecked();
            dialog().getByLabel("Copy it into").selectOption("images");
            assertThat(disk("Write over it")).not().isChecked();
            button("Migrate").last().click();
            assertThat(dialog().getByText("Confirm what is marked above, then press Migrate again."))
                    .isVisible();
            assertThat(disk("Go on all the same")).isChecked();
            assertThat(disk("Write over it")).isFocused();

            page.keyboard().press("Space");
            page.keyboard().press("Enter");
            page.waitForURL(A_MIGRATION);
            assertThat(page.locator("#m-verdict")).containsText("styes runs on beta");
            assertTrue(lab.virsh("beta", "domblklist", "styes").contains(there));
        } finally {
            lab.bash("alpha", "rm -f \"$1\"", there);
        }
    }

    @Test
    @DisplayName("a disk that cannot be told from another host's is taken for shared, and may be copied")
    void unknown() {
        try (Guest guest = lab.guest("alpha", "stblock", "--disk", "block")) {
            openList(guest, "alpha");
            openDialog(guest);

            assertThat(dialog()).containsText("Unless you copy it, it is taken for shared.");
            assertThat(dialog().getByLabel("Shared", new Locator.GetByLabelOptions().setExact(true)))
                    .isChecked();
            assertThat(disk("vda")).isHidden();
            dialog().getByLabel("Copy the disks too").check();
            assertThat(disk("vda")).isChecked();
            assertThat(dialog()).containsText("64 MiB are copied.");
        }
    }

    @Test
    @DisplayName(
            "a VM that is shut off may leave its disks where they are, or take them along; a typed URI is recognised")
    void shutOff() {
        try (Guest guest = lab.guest("alpha", "stoff", "--disk", "local", "--no-start")) {
            openList(guest, "alpha");
            openDialog(guest);
            assertThat(dialog().getByLabel("Copy them")).isChecked();
            assertThat(disk("vda")).isChecked();

            dialog().getByLabel("Stay where they are").check();
            assertThat(disk("vda")).isHidden();
            assertThat(dialog().locator("#warnings")).containsText("which beta does not have");
            dialog().locator("#destination").selectOption(":uri");
            dialog().getByLabel("URI", new Locator.GetByLabelOptions().setExact(true))
                    .fill("qemu+ssh://root@beta/system");
            page.keyboard().press("Tab");
            assertThat(dialog().locator("#storage")).containsText("what alpha wrote there, beta did not see");
            assertThat(dialog().getByLabel("Stay where they are")).isChecked();
            assertThat(dialog().locator("#warnings")).containsText("which beta does not have");
        }
    }

    @Test
    @DisplayName(
            "a destination that is slow to say where the disks lie holds nothing up, and nothing chosen meanwhile is lost")
    void slow() {
        try (Guest guest = lab.guest("alpha", "stslow", "--disk", "shared")) {
            openList(guest, "alpha");
            lab.call("fault", "beta", "libvirtd-freeze");
            try {
                openDialog(guest);
                assertThat(dialog()).containsText("Looking where its disks lie.");
                dialog().getByLabel("Temporary").check();
                assertThat(button("Migrate").last()).isEnabled();
                AccessibilityIT.clean(page, "a dialog about a slow host");
            } finally {
                lab.call("heal", "beta");
            }
            assertThat(dialog()).containsText("beta reaches its disk as well");
            assertThat(dialog().getByLabel("Temporary")).isChecked();
            assertThat(dialog().locator("#warnings")).containsText("do not start the original");
        }
    }

    @Test
    @DisplayName("a VM whose memory was saved is no shut-off one: the dialog offers to start it, or to discard that")
    void saved() {
        try (Guest guest = lab.guest("alpha", "stsaved")) {
            lab.virsh("alpha", "managedsave", "stsaved");
            openList(guest, "alpha");
            assertThat(page.locator("tbody")).containsText("saved");
            openDialog(guest);
            assertThat(dialog()).containsText("stsaved is saved, not shut off");
            assertThat(dialog().locator("select")).hasCount(0);
            AccessibilityIT.clean(page, "the dialog for a saved VM");

            List<Route> late = new CopyOnWriteArrayList<>();
            page.route("**/discard**", late::add, new Page.RouteOptions().setTimes(1));
            button("Discard what was saved…").click();
            page.waitForCondition(() -> !late.isEmpty());
            page.keyboard().press("Escape");
            assertThat(dialog()).isHidden();
            late.get(0).resume();
            openDialog(guest);
            button("Discard what was saved…").click();
            assertThat(dialog()).not().containsText("is saved, not shut off");
            page.keyboard().press("Escape");
            openDialog(guest);
            assertThat(button("Start it")).isFocused();
            page.keyboard().press("Enter");
            assertThat(dialog()).isHidden();
            assertThat(page.locator("tbody")).containsText("running");
            assertEquals("running", lab.state("alpha", "stsaved"));
        }
    }
}
