package io.gangway.migration.luggage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** TPM, UEFI variables and saved memory of VMs that move; judged by the files on both hosts. */
class BelongingsIT extends LabTest {

    private static final Map<String, String> OFFLINE =
            Map.of("mode", "offline", "duration", "permanent", "storage", "shared");
    private static final Map<String, String> LIVE = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> AWAY = Map.of("duration", "temporary", "storage", "shared");

    @Test
    @DisplayName(
            "what the TPM of a shut-off VM keeps is the same on the destination, and stays on the source until removed")
    void tpmOffline() {
        try (Guest guest = shutOff("btpm", "--tpm")) {
            String sealed = lab.sum("alpha", guest.tpmFile());

            MigrationAnswer end = console.moved(guest, "alpha", "beta", OFFLINE);

            assertNotEquals("absent", sealed);
            assertEquals(sealed, lab.sum("beta", guest.tpmFile()));
            assertEquals(sealed, lab.sum("alpha", guest.tpmFile()));
            assertEquals("absent", lab.state("alpha", "btpm"));
            assertEquals("travels", end.fate("tpm"));
            assertEquals("stays", end.fate("tpm-files"));
            assertTrue(end.json().getLong("belongings.find { it.kind == 'tpm-files' }.bytes") > 0);
            lab.start("beta", "btpm");
            guest.ticksOn("beta");
            removed(end, "tpm-files");
            assertEquals("absent", lab.sum("alpha", guest.tpmFile()));
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName(
            "the UEFI variables of a shut-off VM are the same on the destination, and the VM starts there with them")
    void variablesOffline() {
        try (Guest guest = shutOff("bvars", "--uefi")) {
            mark("alpha", guest.nvramFile());
            String variables = lab.sum("alpha", guest.nvramFile());

            MigrationAnswer end = console.moved(guest, "alpha", "beta", OFFLINE);

            assertEquals(variables, lab.sum("beta", guest.nvramFile()));
            assertEquals(variables, lab.sum("alpha", guest.nvramFile()));
            assertEquals("travels", end.fate("nvram"));
            assertEquals("stays", end.fate("nvram-file:" + guest.nvramFile()));
            lab.start("beta", "bvars");
            assertTrue(marked("beta", guest.nvramFile()), "they were made anew");
            lab.bash("alpha", "mv \"$1\" \"$1.unmounted\"", guest.nvramFile());
            notRemoved(end, "nvram-file:" + guest.nvramFile(), "alpha has it no more, or not now.");
            lab.bash("alpha", "mv \"$1.unmounted\" \"$1\"", guest.nvramFile());
            notRemovedOnItsWayBack(guest, end);
            removed(end, "nvram-file:" + guest.nvramFile());
            assertEquals("absent", lab.sum("alpha", guest.nvramFile()));
        }
    }

    @Test
    @DisplayName(
            "UEFI variables that libvirt keeps by the VM's name, as virt-install leaves it to do, go there and back as well")
    void variablesByName() {
        try (Guest guest = shutOff("bauto", "--uefi")) {
            lab.bash(
                    "alpha",
                    "virsh dumpxml --inactive \"$1\" | sed -e \"s|<os>|<os firmware='efi'>|\" -e '/<loader/d' -e '/<nvram/d'"
                            + " > /tmp/bauto.xml && virsh undefine --keep-nvram \"$1\" && virsh define /tmp/bauto.xml"
                            + " && rm /tmp/bauto.xml",
                    "bauto");
            assertFalse(lab.virsh("alpha", "dumpxml", "--inactive", "bauto").contains("nvram"));
            console.shows(guest, "shut off");
            mark("alpha", guest.nvramFile());
            String variables = lab.sum("alpha", guest.nvramFile());

            MigrationAnswer there = console.moved(guest, "alpha", "beta", OFFLINE);

            assertEquals(variables, lab.sum("beta", guest.nvramFile()));
            assertEquals("travels", there.fate("nvram"));
            assertEquals("stays", there.fate("nvram-file:" + guest.nvramFile()));
            lab.start("beta", "bauto");
            lab.virsh("beta", "destroy", "bauto");
            assertTrue(marked("beta", guest.nvramFile()), "they were made anew");
            lab.bash("beta", "printf newer | dd of=\"$1\" bs=1 seek=1024 conv=notrunc", guest.nvramFile());
            String newer = lab.sum("beta", guest.nvramFile());
            console.shows(guest, "shut off");

            console.moved(guest, "beta", "alpha", OFFLINE);

            assertEquals(newer, lab.sum("alpha", guest.nvramFile()), "what it learned away came home");
        }
    }

    @Test
    @DisplayName(
            "a VM that comes home brings what its TPM and its UEFI variables learned away, over what had stayed there")
    void homeOffline() {
        try (Guest guest = shutOff("bhome", "--tpm", "--uefi")) {
            console.moved(guest, "alpha", "beta", OFFLINE);
            lab.start("beta", "bhome");
            lab.virsh("beta", "destroy", "bhome");
            mark("beta", guest.nvramFile());
            String tpm = lab.sum("beta", guest.tpmFile());
            String variables = lab.sum("beta", guest.nvramFile());
            assertNotEquals(lab.sum("alpha", guest.nvramFile()), variables);

            console.moved(guest, "beta", "alpha", OFFLINE);

            assertEquals(tpm, lab.sum("alpha", guest.tpmFile()));
            assertEquals(variables, lab.sum("alpha", guest.nvramFile()));
        }
    }

    @Test
    @DisplayName(
            "a VM with a TPM and UEFI variables that moves for a while: what they learn away is lost, which must be confirmed")
    void away() {
        try (Guest guest = running("baway", "--tpm", "--uefi")) {
            Refusal refusal = console.refused(guest, "alpha", "beta", AWAY);

            assertEquals(List.of("accept:nvram", "accept:tpm"), refusal.questions());
            assertTrue(
                    refusal.sentences().contains("What the TPM of baway learns while it is away is lost"),
                    refusal.sentences());
            assertEquals("absent", lab.state("beta", "baway"));

            MigrationAnswer end = console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "temporary", "storage", "shared", "accept", "tpm,nvram"));
            assertEquals("lost", end.fate("tpm"));
            assertEquals("running", lab.state("beta", "baway"));
        }
    }

    @Test
    @DisplayName("a live move for good carries both, and tells that the file of the variables stays")
    void live() {
        try (Guest guest = running("blive", "--tpm", "--uefi")) {
            MigrationAnswer end = console.moved(guest, "alpha", "beta", LIVE);

            assertEquals("running", lab.state("beta", "blive"));
            assertEquals("absent", lab.state("alpha", "blive"));
            assertEquals("travels", end.fate("tpm"));
            assertEquals("stays", end.fate("nvram-file:" + guest.nvramFile()));
            assertNotEquals("absent", lab.sum("beta", guest.tpmFile()));
            assertNotEquals("absent", lab.sum("alpha", guest.nvramFile()));
        }
    }

    @Test
    @DisplayName("of a live move that is cancelled nothing stays on the destination, and another try asks for nothing")
    void liveCancelled() {
        try (Guest guest = running("bcancel", "--tpm", "--uefi")) {
            Map<String, String> slowly = new HashMap<>(LIVE);
            slowly.put("bandwidthMib", "2");
            long id = console.started(guest, "alpha", "beta", slowly);
            Awaitility.await("memory flows")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> console.migration(id).json().getLong("progress.processedBytes") > 0);
            assertNotEquals("absent", lab.sum("beta", guest.nvramFile()));

            console.cancel(id);

            assertEquals("cancelled", console.ended(id).outcome());
            Awaitility.await("nothing of it is left on beta")
                    .atMost(40, TimeUnit.SECONDS)
                    .until(
                            () -> List.of(lab.sum("beta", guest.nvramFile()), lab.sum("beta", guest.tpmFile())),
                            List.of("absent", "absent")::equals);
            assertNotEquals("absent", lab.sum("alpha", guest.nvramFile()));
            assertNotEquals("absent", lab.sum("alpha", guest.tpmFile()));
            console.moved(guest, "alpha", "beta", LIVE);
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("a saved VM is listed as saved, and is neither moved nor changed; what to do is said")
    void saved() {
        try (Guest guest = lab.guest("alpha", "bsaved", "--memory", "192")) {
            console.shows(guest, "running");
            lab.virsh("alpha", "managedsave", "bsaved");
            console.shows(guest, "saved");

            Refusal refusal = console.refused(guest, "alpha", "beta", OFFLINE);

            assertTrue(refusal.sentences().contains("bsaved is saved, not shut off"), refusal.sentences());
            assertNotEquals("absent", lab.sum("alpha", guest.savedState()));
            assertEquals("absent", lab.state("beta", "bsaved"));
            lab.start("alpha", "bsaved");
            guest.ticksOn("alpha");
            guest.lostNoTick("alpha", "beta");
        }
    }

    @Test
    @DisplayName("memory that was saved long ago where a VM comes home is named, and goes only after a confirmation")
    void savedThere() {
        try (Guest guest = lab.guest("alpha", "bstale", "--memory", "192", "--disk", "shared")) {
            lab.virsh("alpha", "managedsave", "bstale");
            // As another console would: libvirt itself lets it go, and leaves the memory.
            lab.call(
                    "exec",
                    "alpha",
                    "virsh",
                    "migrate",
                    "bstale",
                    "qemu+ssh://root@beta/system",
                    "--offline",
                    "--persistent",
                    "--undefinesource");
            assertNotEquals("absent", lab.sum("alpha", guest.savedState()));

            Refusal refusal = console.refused(guest, "beta", "alpha", OFFLINE);

            assertEquals(List.of("accept:saved-state-there"), refusal.questions());
            console.moved(
                    guest,
                    "beta",
                    "alpha",
                    Map.of(
                            "mode",
                            "offline",
                            "duration",
                            "permanent",
                            "storage",
                            "shared",
                            "accept",
                            "saved-state-there"));
            assertEquals("absent", lab.sum("alpha", guest.savedState()));
            lab.call("exec", "alpha", "truncate", "--size", "0", "/var/log/libvirt/ticks/bstale");
            lab.start("alpha", "bstale");
            guest.ticksOn("alpha");
            assertEquals(1, lab.ticks("alpha", "bstale").get(0), "it booted anew");
        }
    }

    /** It has been started, so that it has all its files. */
    private Guest shutOff(String name, String... options) {
        Guest guest = running(name, options);
        lab.virsh("alpha", "destroy", name);
        console.shows(guest, "shut off");
        return guest;
    }

    /** Without waiting for its first tick: under emulation, UEFI takes its time. */
    private Guest running(String name, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--memory", "192", "--no-start"));
        Guest guest = lab.guest("alpha", name, all.toArray(String[]::new));
        lab.start("alpha", name);
        console.shows(guest, "running");
        return guest;
    }

    private void mark(String host, String file) {
        lab.call(
                "exec",
                host,
                "bash",
                "-c",
                "printf MARK | dd of=\"$1\" bs=1 seek=300000 conv=notrunc status=none",
                "-",
                file);
    }

    private boolean marked(String host, String file) {
        return lab.call("exec", host, "dd", "if=" + file, "bs=1", "skip=300000", "count=4", "status=none")
                .equals("MARK");
    }

    /** What lies there is what it may need in a moment. */
    private void notRemovedOnItsWayBack(Guest guest, MigrationAnswer end) {
        console.shows(guest, "running");
        long back = console.started(
                guest,
                "beta",
                "alpha",
                Map.of("duration", "permanent", "storage", "shared", "policy", "none", "bandwidthMib", "1"));
        notRemoved(end, "nvram-file:" + guest.nvramFile(), "bvars is on its way, and may need it.");
        console.cancel(back);
        assertEquals("cancelled", console.ended(back).outcome());
    }

    private void removed(MigrationAnswer end, String code) {
        Response answer = remove(end, code);
        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals("removed", new MigrationAnswer(answer.jsonPath()).fate(code));
    }

    private void notRemoved(MigrationAnswer end, String code, String why) {
        Response answer = remove(end, code);
        assertTrue(answer.statusCode() >= 400, answer.asString());
        assertTrue(answer.asString().contains(why), answer.asString());
        assertEquals("stays", console.migration(end.json().getLong("id")).fate(code));
    }

    private Response remove(MigrationAnswer end, String code) {
        return console.request()
                .contentType("application/json")
                .body(Map.of("code", code))
                .post("/api/v1/migrations/" + end.json().getLong("id") + "/belongings/remove");
    }
}
