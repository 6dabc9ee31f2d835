package io.gangway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.gangway.lab.Guest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MediaDialogIT extends BrowserTest {

    private static final String ISO = "/var/lib/libvirt/local-images/dialog-tools.iso";

    @BeforeEach
    void makeImage() {
        lab.call("exec", "alpha", "truncate", "-s", "1M", ISO);
        lab.virsh("alpha", "pool-refresh", "local");
    }

    @AfterEach
    void removeImage() {
        lab.call("exec", "alpha", "rm", "-f", ISO);
        lab.virsh("alpha", "pool-refresh", "local");
    }

    private Guest withDrive(String name) {
        Guest guest = lab.guest("alpha", name, "--no-start");
        String file = "/tmp/" + name + "-drive.xml";
        String drive = "<disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>";
        lab.call("exec", "alpha", "sh", "-c", "printf %s \"$1\" >\"$0\"", file, drive);
        lab.virsh("alpha", "attach-device", name, file, "--config");
        lab.call("exec", "alpha", "rm", "-f", file);
        console.knows(guest, "alpha");
        return guest;
    }

    @Test
    @DisplayName("a medium is inserted and ejected by keyboard alone, and the page behind the dialog tells of it")
    void byKeyboard() {
        try (Guest guest = withDrive("d-media")) {
            page.navigate(console.url() + "/hosts/alpha/vms/" + guest.uuid());
            Locator disks = page.locator("#vm-disks");
            assertThat(disks).containsText("empty");

            menu(guest.name()).focus();
            page.keyboard().press("Enter");
            button("CD-ROM and floppy…").press("Enter");
            button("Insert a medium into sda").press("Enter");
            Locator image = page.getByLabel("Image in a storage pool of alpha");
            assertThat(image).isFocused();
            AccessibilityIT.clean(page, "the dialog that inserts a medium");
            image.selectOption(ISO);
            image.press("Enter");

            assertThat(dialog()).containsText(ISO + " is in sda now.");
            assertThat(disks).containsText(ISO);

            AccessibilityIT.clean(page, "the dialog about media");
            button("Eject what is in sda").press("Enter");
            assertThat(dialog()).containsText("sda is empty now.");
            assertThat(disks).containsText("empty");
            page.keyboard().press("Escape");
            assertThat(dialog()).isHidden();
            assertThat(menu(guest.name())).isFocused();
        }
    }

    @Test
    @DisplayName("a path that does not do is told beside what was typed, which stays")
    void aPathThatDoesNotDo() {
        try (Guest guest = withDrive("d-path")) {
            openList(guest, "alpha");
            menu(guest.name()).click();
            button("CD-ROM and floppy…").click();
            button("Insert a medium into sda").click();
            Locator path = page.getByLabel("Or its path on alpha");
            path.fill("tools.iso");
            path.press("Enter");

            assertThat(dialog()).containsText("Give the whole path, which begins with a slash.");
            assertThat(path).hasValue("tools.iso");
            assertThat(path).isFocused();
            button("Back").click();
            assertThat(button("Insert a medium into sda")).isVisible();
        }
    }

    @Test
    @DisplayName("the saved state of a VM is discarded only after a question")
    void asksBeforeItDiscards() {
        try (Guest guest = lab.guest("alpha", "d-saved")) {
            lab.virsh("alpha", "managedsave", guest.name());
            openList(guest, "alpha");
            assertThat(page.locator("tbody")).containsText("saved");
            menu(guest.name()).click();
            button("Discard the saved state…").click();
            assertThat(dialog()).containsText("its memory was saved on alpha");
            assertThat(button("Keep the saved state")).isFocused();
            AccessibilityIT.clean(page, "the question before a saved state is discarded");

            dialog().getByText("Discard", new Locator.GetByTextOptions().setExact(true))
                    .click();

            assertThat(page.locator("#toasts")).containsText("The saved state of d-saved is gone.");
            assertThat(page.locator("tbody")).containsText("shut off");
        }
    }
}
