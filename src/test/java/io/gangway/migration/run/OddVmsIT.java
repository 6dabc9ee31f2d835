package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VMs with a TPM and UEFI variables that are not as usual: their names, their files' places, their ways. */
class OddVmsIT extends LabTest {

    private static final Map<String, String> OFFLINE =
            Map.of("mode", "offline", "duration", "permanent", "storage", "shared");

    @ParameterizedTest(name = "a VM named {0} takes its files along, shut off there and live back")
    @ValueSource(strings = {"größe-测试 vm", "odd'quoted & <named> 100%", "long"})
    void names(String given) {
        String name = given.equals("long") ? "n".repeat(200) : given;
        try (Guest plain = made("oddname")) {
            renamed(plain, name);
            Guest guest = new Guest(lab, name, plain.uuid());
            try {
                String variables = lab.sum("alpha", guest.nvramFile());
                String tpm = lab.sum("alpha", guest.tpmFile());
                assertNotEquals("absent", variables);

                MigrationAnswer end = console.moved(guest, "alpha", "beta", OFFLINE);

                assertEquals(name, end.json().getString("name"));
                assertEquals(variables, lab.sum("beta", guest.nvramFile()));
                assertEquals(tpm, lab.sum("beta", guest.tpmFile()));
                lab.start("beta", guest.uuid());
                console.shows(guest, "running");
                console.moved(guest, "beta", "alpha", Map.of("duration", "permanent", "storage", "shared"));
                assertEquals("running", lab.state("alpha", guest.uuid()));
                assertEquals("absent", lab.state("beta", guest.uuid()));
            } finally {
                removed(guest);
            }
        }
    }

    @Test
    @DisplayName("a VM that gets another name on its way keeps its variables and its TPM, shut off and live")
    void renamedOnItsWay() {
        try (Guest guest = made("oddold")) {
            String variables = lab.sum("alpha", guest.nvramFile());
            String tpm = lab.sum("alpha", guest.tpmFile());
            Map<String, String> way = new HashMap<>(OFFLINE);
            way.put("destinationName", "oddnew");

            console.moved(guest, "alpha", "beta", way);

            String there = lab.virsh("beta", "dumpxml", "oddnew", "--xpath", "//os/nvram/text()");
            assertEquals(variables, lab.sum("beta", there));
            assertEquals(tpm, lab.sum("beta", guest.tpmFile()));
            lab.start("beta", "oddnew");
            console.shows(guest, "running");
            console.moved(
                    guest,
                    "beta",
                    "alpha",
                    Map.of("duration", "permanent", "storage", "shared", "destinationName", "oddold"));
            assertEquals("running", lab.state("alpha", "oddold"));
        } finally {
            lab.call("vm", "beta", "oddnew", "--remove");
        }
    }

    @Test
    @DisplayName("UEFI variables in a folder of the user's own go to the same place, through the console as well")
    void variablesElsewhere() {
        String place = "/var/lib/libvirt/local-images/firmware/oddplace.fd";
        lab.bash("alpha", "mkdir -p \"$(dirname \"$1\")\"", place);
        try (Guest guest = made("oddplace")) {
            lab.bash("alpha", "mv \"$1\" \"$2\"", guest.nvramFile(), place);
            lab.edit("alpha", "oddplace", xml -> xml.replace(guest.nvramFile(), place));
            String variables = lab.sum("alpha", place);
            Map<String, String> way = new HashMap<>(OFFLINE);
            way.put("route", "through-the-console");

            MigrationAnswer end = console.moved(guest, "alpha", "beta", way);

            assertEquals(variables, lab.sum("beta", place));
            assertEquals("stays", end.fate("nvram-file:" + place));
            lab.start("beta", "oddplace");
            assertEquals("running", lab.state("beta", "oddplace"));
        } finally {
            for (String host : List.of("alpha", "beta")) {
                lab.bash(host, "rm -rf \"$(dirname \"$1\")\"", place);
            }
        }
    }

    @Test
    @DisplayName("UEFI variables on shared storage are nothing that stays, and are never offered for removal")
    void variablesShared() {
        String place = "/var/lib/libvirt/images/oddshared.fd";
        try (Guest guest = made("oddshared")) {
            lab.bash("alpha", "mv \"$1\" \"$2\"", guest.nvramFile(), place);
            lab.edit("alpha", "oddshared", xml -> xml.replace(guest.nvramFile(), place));
            String variables = lab.sum("alpha", place);

            MigrationAnswer end = console.moved(guest, "alpha", "beta", OFFLINE);

            assertEquals("travels", end.fate("nvram"));
            assertEquals("", end.fate("nvram-file:" + place));
            Response removal = console.request()
                    .contentType("application/json")
                    .body(Map.of("code", "nvram-file:" + place))
                    .post("/api/v1/migrations/" + end.json().getLong("id") + "/belongings/remove");
            assertEquals(409, removal.statusCode());
            assertEquals(variables, lab.sum("beta", place));
            lab.start("beta", "oddshared");
            assertEquals("running", lab.state("beta", "oddshared"));
        } finally {
            lab.bash("alpha", "rm -f \"$1\"", place);
        }
    }

    @Test
    @DisplayName("a VM that is kept on both hosts for a while, shut off, takes its TPM there and brings it home")
    void keptOnBoth() {
        try (Guest guest = made("oddboth")) {
            String tpm = lab.sum("alpha", guest.tpmFile());
            Map<String, String> both = Map.of("mode", "offline", "duration", "temporary", "storage", "shared");

            console.moved(guest, "alpha", "beta", both);

            assertEquals(tpm, lab.sum("beta", guest.tpmFile()));
            assertEquals("shut off", lab.state("alpha", "oddboth"));
            lab.bash("beta", "printf learned >>\"$1\"", guest.tpmFile());
            String learned = lab.sum("beta", guest.tpmFile());
            console.shows(guest, "shut off");
            Refusal refusal = console.refused(guest, "beta", "alpha", OFFLINE);
            assertEquals(List.of("accept:nvram-there:" + guest.nvramFile(), "accept:tpm-there"), refusal.questions());
            Map<String, String> home = new HashMap<>(OFFLINE);
            home.put("accept", String.join(",", "nvram-there:" + guest.nvramFile(), "tpm-there"));
            console.moved(guest, "beta", "alpha", home);

            assertEquals(learned, lab.sum("alpha", guest.tpmFile()));
            assertEquals("absent", lab.state("beta", "oddboth"));
        }
    }

    @Test
    @DisplayName(
            "a transient VM with a title keeps it, paused on its way, and a state of its TPM from before is no hindrance")
    void transientPaused() {
        try (Guest guest = lab.guest("alpha", "oddtrans", "--memory", "192", "--tpm", "--transient")) {
            lab.virsh("alpha", "desc", "oddtrans", "--live", "--title", "--new-desc", "Of passage");
            lab.bash("beta", "mkdir -p \"$(dirname \"$1\")\" && head -c 6000 /dev/urandom >\"$1\"", guest.tpmFile());

            console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("mode", "paused", "duration", "temporary", "storage", "shared", "accept", "tpm"));

            guest.runsOnlyOn("beta", "alpha");
            assertEquals("Of passage", lab.virsh("beta", "desc", "oddtrans", "--title"));
            assertEquals(lab.sum("alpha", guest.tpmFile()).equals("absent"), true, "libvirt deletes it with the VM");
            assertTrue(
                    lab.bash("beta", "stat --format=%s \"$1\"", guest.tpmFile()).matches("[0-9]+"));
        }
    }

    @Test
    @DisplayName("what a TPM of version 1.2 keeps travels as well, shut off, and can be removed afterwards")
    void oldTpm() {
        try (Guest guest = lab.guest("alpha", "oddtpm", "--memory", "192", "--tpm", "--no-start")) {
            lab.edit("alpha", "oddtpm", xml -> xml.replace("tpm-crb", "tpm-tis")
                    .replace("version='2.0'", "version='1.2'"));
            lab.start("alpha", "oddtpm");
            lab.virsh("alpha", "destroy", "oddtpm");
            console.shows(guest, "shut off");
            String file = "/var/lib/libvirt/swtpm/" + guest.uuid() + "/tpm1.2/tpm-00.permall";
            String sealed = lab.sum("alpha", file);

            MigrationAnswer end = console.moved(guest, "alpha", "beta", OFFLINE);

            assertNotEquals("absent", sealed);
            assertEquals(sealed, lab.sum("beta", file));
            lab.start("beta", "oddtpm");
            Response removal = console.request()
                    .contentType("application/json")
                    .body(Map.of("code", "tpm-files"))
                    .post("/api/v1/migrations/" + end.json().getLong("id") + "/belongings/remove");
            assertEquals(200, removal.statusCode(), removal.asString());
            assertEquals("absent", lab.sum("alpha", file));
        }
    }

    /** With a TPM and UEFI variables, started once so that they are there, and shut off. */
    private Guest made(String name) {
        List<String> options = new ArrayList<>(List.of("--memory", "192", "--tpm", "--uefi", "--no-start"));
        Guest guest = lab.guest("alpha", name, options.toArray(String[]::new));
        lab.start("alpha", name);
        lab.virsh("alpha", "destroy", name);
        return guest;
    }

    /** As libvirt's own renaming is not for VMs with UEFI variables everywhere. */
    private void renamed(Guest guest, String name) {
        String xml = lab.virsh("alpha", "dumpxml", guest.name(), "--inactive");
        String file = new Guest(lab, name, guest.uuid()).nvramFile();
        lab.bash("alpha", "mv \"$1\" \"$2\"", guest.nvramFile(), file);
        lab.virsh("alpha", "undefine", guest.name(), "--keep-nvram", "--keep-tpm");
        lab.define(
                "alpha",
                xml.replace("<name>" + guest.name() + "<", "<name>" + escaped(name) + "<")
                        .replace(guest.nvramFile(), escaped(file)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void removed(Guest guest) {
        for (String host : List.of("alpha", "beta")) {
            lab.tryCall("virsh", host, "destroy", guest.uuid());
            lab.tryCall("virsh", host, "undefine", guest.uuid(), "--nvram");
            lab.tryCall("exec", host, "rm", "-f", guest.nvramFile());
        }
    }
}
