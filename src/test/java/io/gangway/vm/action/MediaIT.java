package io.gangway.vm.action;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Media in drives, changed by the console and judged by virsh. */
class MediaIT extends LabTest {

    private static final String FOLDER = "/var/lib/libvirt/local-images/";
    private static final String ISO = FOLDER + "media-a.iso";
    private static final String OTHER = FOLDER + "media-b.iso";
    private static final String FLOPPY = FOLDER + "media-c.img";

    @BeforeEach
    void makeImages() {
        for (String image : new String[] {ISO, OTHER, FLOPPY}) {
            lab.call("exec", "alpha", "truncate", "-s", "1440K", image);
        }
        lab.virsh("alpha", "pool-refresh", "local");
    }

    @AfterEach
    void removeImages() {
        lab.call("exec", "alpha", "rm", "-f", ISO, OTHER, FLOPPY);
        lab.virsh("alpha", "pool-refresh", "local");
    }

    /** A guest that is shut off, with the first image in its CD-ROM drive and an empty floppy drive. */
    private Guest withDrives(String name) {
        Guest guest = lab.guest("alpha", name, "--no-start");
        attach(
                name,
                "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='" + ISO + "'/>"
                        + "<target dev='sda' bus='sata'/><readonly/></disk>");
        attach(name, "<disk type='file' device='floppy'><target dev='fda' bus='fdc'/></disk>");
        console.knows(guest, "alpha");
        return guest;
    }

    private void attach(String name, String device) {
        String file = "/tmp/" + name + "-device.xml";
        lab.call("exec", "alpha", "sh", "-c", "printf %s \"$1\" >\"$0\"", file, device);
        lab.virsh("alpha", "attach-device", name, file, "--config");
        lab.call("exec", "alpha", "rm", "-f", file);
    }

    private String address(Guest guest) {
        return "/hosts/alpha/vms/" + guest.uuid() + "/media";
    }

    private ValidatableResponse post(Guest guest, String action, Map<String, String> form) {
        return console.submit(address(guest) + "/" + action, form).then();
    }

    private String inDrive(Guest guest, String target, String... options) {
        String[] words = options.length == 0
                ? new String[] {"domblklist", guest.name()}
                : new String[] {"domblklist", guest.name(), options[0]};
        return lab.virsh("alpha", words)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(target + " "))
                .map(line -> line.substring(target.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("a running guest loses and gets its medium at once, and its kept configuration with it")
    void whileItRuns() {
        try (Guest guest = withDrives("m-runs")) {
            lab.virsh("alpha", "start", guest.name());
            console.request()
                    .get(address(guest))
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString(ISO), containsString("<strong>fda</strong>")));

            post(guest, "eject", Map.of("target", "sda")).statusCode(200).body(containsString("sda is empty now."));

            assertEquals("-", inDrive(guest, "sda"));
            assertEquals("-", inDrive(guest, "sda", "--inactive"));

            post(guest, "insert", Map.of("target", "sda", "image", OTHER))
                    .statusCode(200)
                    .body(containsString(OTHER + " is in sda now."));
            post(guest, "insert", Map.of("target", "fda", "image", OTHER, "path", FLOPPY))
                    .statusCode(200);

            assertEquals(OTHER, inDrive(guest, "sda"));
            assertEquals(OTHER, inDrive(guest, "sda", "--inactive"));
            assertEquals(FLOPPY, inDrive(guest, "fda"));
            assertEquals(FLOPPY, inDrive(guest, "fda", "--inactive"));
            guest.ticksOn("alpha");
        }
    }

    @Test
    @DisplayName("a VM that is shut off starts with the media that it was given meanwhile")
    void whileItIsShutOff() {
        try (Guest guest = withDrives("m-off")) {
            console.request()
                    .get(address(guest) + "/insert?target=sda")
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString("value=\"" + OTHER + "\""), not(containsString(".qcow2"))));

            post(guest, "insert", Map.of("target", "sda", "image", OTHER)).statusCode(200);
            assertEquals(OTHER, inDrive(guest, "sda"));
            post(guest, "insert", Map.of("target", "sda", "path", FOLDER + "missing.iso"))
                    .statusCode(200)
                    .body(containsString("alpha has nothing at"));
            assertEquals(OTHER, inDrive(guest, "sda"), "a VM that is shut off would not start with it");

            post(guest, "eject", Map.of("target", "sda")).statusCode(200);
            assertEquals("-", inDrive(guest, "sda"));
            lab.virsh("alpha", "start", guest.name());
            assertEquals("-", inDrive(guest, "sda"));
        }
    }

    @Test
    @DisplayName("what cannot be inserted, and what is no drive, is told in words, and nothing is changed")
    void refusals() {
        try (Guest guest = withDrives("m-refused")) {
            lab.virsh("alpha", "start", guest.name());
            String before = lab.virsh("alpha", "dumpxml", guest.name(), "--inactive");

            post(guest, "insert", Map.of("target", "sda", "path", FOLDER + "missing.iso"))
                    .statusCode(200)
                    .body(allOf(containsString("The drive was not changed"), containsString("alpha has nothing at")));
            post(guest, "insert", Map.of("target", "sda", "path", "tools.iso"))
                    .statusCode(200)
                    .body(containsString("begins with a slash"));
            post(guest, "insert", Map.of("target", "sda"))
                    .statusCode(200)
                    .body(containsString("Choose an image, or give its path."));
            post(guest, "eject", Map.of("target", "vda"))
                    .statusCode(200)
                    .body(containsString("has no CD-ROM or floppy"));

            assertEquals(ISO, inDrive(guest, "sda"));
            assertEquals(before, lab.virsh("alpha", "dumpxml", guest.name(), "--inactive"));
        }
    }

    @Test
    @DisplayName("a saved VM keeps the media of its memory, and the dialog says so")
    void whileItIsSaved() {
        try (Guest guest = withDrives("m-saved")) {
            lab.virsh("alpha", "start", guest.name());
            lab.virsh("alpha", "managedsave", guest.name());
            console.shows(guest, "saved");

            console.request()
                    .get(address(guest))
                    .then()
                    .body(allOf(containsString("m-saved is saved"), not(containsString("media/eject"))));
            post(guest, "eject", Map.of("target", "sda")).body(containsString("m-saved is saved"));

            assertEquals(ISO, inDrive(guest, "sda"));
        }
    }
}
