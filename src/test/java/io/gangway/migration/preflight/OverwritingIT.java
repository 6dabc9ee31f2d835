package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nothing on the destination is written over that a VM there uses, and nothing else unasked; judged by the bytes. */
class OverwritingIT extends LabTest {

    private static final String LOCAL = "/var/lib/libvirt/local-images/";
    private static final String SHARED = "/var/lib/libvirt/images/";
    private static final Map<String, String> COPY = Map.of("duration", "permanent", "storage", "copy");
    private static final Map<String, String> CONFIRMED =
            Map.of("duration", "permanent", "storage", "copy", "overwrite", "vda");

    @AfterEach
    void removeFiles() {
        for (String host : List.of("alpha", "beta")) {
            lab.bash(host, "rm -f " + LOCAL + "owr*");
            lab.virsh(host, "pool-refresh", "local");
        }
    }

    @Test
    @DisplayName("the disk of a shut-off VM there is not written over, not even after a confirmation")
    void diskOfAnother() {
        try (Guest treasure = lab.guest("beta", "owrtreasure", "--disk", "local", "--no-start");
                Guest guest = lab.guest("alpha", "owrinv", "--memory", "192", "--disk", "local")) {
            treasure("owrinv.qcow2");
            lab.edit("beta", treasure.name(), xml -> xml.replace("owrtreasure.qcow2", "owrinv.qcow2"));

            untouched(guest, "owrinv.qcow2", "which the VM owrtreasure there uses (vda)");
        }
    }

    @Test
    @DisplayName("neither is the disk of a running VM")
    void diskOfRunning() {
        try (Guest treasure = lab.guest("beta", "owrbusy", "--memory", "192", "--disk", "local");
                Guest guest = lab.guest("alpha", "owrrun", "--memory", "192", "--disk", "local")) {
            lab.virsh("beta", "destroy", "owrbusy");
            treasure("owrrun.qcow2");
            lab.edit("beta", treasure.name(), xml -> xml.replace("owrbusy.qcow2", "owrrun.qcow2"));
            lab.start("beta", "owrbusy");

            Refusal refusal = console.refused(guest, "alpha", "beta", CONFIRMED);

            assertTrue(refusal.sentences().contains("the VM owrbusy there uses (vda)"), refusal.sentences());
            lab.virsh("beta", "destroy", "owrbusy");
            pattern("owrrun.qcow2");
        }
    }

    @Test
    @DisplayName("neither is the disk of a VM that only another host knows, on storage that both mount")
    void diskOnAnotherHost() {
        try (Guest holder = lab.guest("alpha", "owrholder", "--disk", "shared", "--no-start");
                Guest guest = lab.guest("alpha", "owrvia", "--memory", "192", "--disk", "local")) {
            lab.bash("alpha", "mv \"$1\" \"$2\"", SHARED + "owrholder.qcow2", SHARED + "owrvia.qcow2");
            lab.edit("alpha", holder.name(), xml -> xml.replace("owrholder.qcow2", "owrvia.qcow2"));
            String before = lab.sum("beta", SHARED + "owrvia.qcow2");

            Refusal refusal = console.refused(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "permanent", "targets", "vda=images", "overwrite", "vda"));

            assertTrue(
                    refusal.sentences().contains("on alpha the VM owrholder uses a file of that name (vda)"),
                    refusal.sentences());
            assertEquals(before, lab.sum("beta", SHARED + "owrvia.qcow2"));
            lab.bash("alpha", "rm \"$1\"", SHARED + "owrvia.qcow2");
        }
    }

    @Test
    @DisplayName("a yes that was said to another sentence is asked for again")
    void yesToAnotherSentence() {
        try (Guest guest = lab.guest("alpha", "owryes", "--memory", "192", "--disk", "local")) {
            treasure("owryes.qcow2");
            console.knows(guest, "alpha");

            Response answer = console.submit(
                    "/hosts/alpha/vms/" + guest.uuid() + "/migrate",
                    Map.of(
                            "destination",
                            "beta",
                            "duration",
                            "permanent",
                            "storage",
                            "copy",
                            "overwrite",
                            "vda",
                            "findingsAsked",
                            "of gamma"));

            assertEquals(422, answer.statusCode(), answer.asString());
            assertTrue(answer.asString().contains(LOCAL + "owryes.qcow2 on beta"), answer.asString());
            assertFalse(answer.asString().matches("(?s).*name=\"overwrite\"[^>]*checked.*"), answer.asString());
            guest.runsOnlyOn("alpha", "beta");
            pattern("owryes.qcow2");
        }
    }

    @Test
    @DisplayName("neither is the image under the disk of a VM there, which no configuration names")
    void backingFileOfAnother() {
        try (Guest treasure = lab.guest("beta", "owrtop", "--disk", "local", "--no-start");
                Guest guest = lab.guest("alpha", "owrbase", "--memory", "192", "--disk", "local")) {
            treasure("owrbase.qcow2");
            lab.bash(
                    "beta",
                    "qemu-img create -q -f qcow2 -F qcow2 -b \"$1\" \"$2\"",
                    LOCAL + "owrbase.qcow2",
                    LOCAL + treasure.name() + ".qcow2");

            untouched(guest, "owrbase.qcow2", "the VM owrtop there uses (backing file of vda)");
        }
    }

    @Test
    @DisplayName("neither are the UEFI variables of another VM there, live and offline")
    void variablesOfAnother() {
        try (Guest other = lab.guest("beta", "owrother", "--uefi", "--no-start");
                Guest guest = lab.guest("alpha", "owrvars", "--memory", "192", "--uefi")) {
            lab.bash("beta", "printf treasure >\"$1\"", guest.nvramFile());
            lab.edit(
                    "beta",
                    other.name(),
                    xml -> xml.replaceFirst(
                            "<nvram[^>]*/>|<nvram[^>]*>[^<]*</nvram>", "<nvram>" + guest.nvramFile() + "</nvram>"));
            String before = lab.sum("beta", guest.nvramFile());

            Refusal live =
                    console.refused(guest, "alpha", "beta", Map.of("duration", "permanent", "accept", "nvram-there"));
            lab.virsh("alpha", "destroy", "owrvars");
            console.shows(guest, "shut off");
            Refusal offline =
                    console.refused(guest, "alpha", "beta", Map.of("duration", "permanent", "mode", "offline"));

            String told = "On beta the VM owrother keeps its UEFI variables in the file that owrvars would use.";
            assertTrue(live.sentences().contains(told), live.sentences());
            assertTrue(offline.sentences().contains(told), offline.sentences());
            assertEquals(before, lab.sum("beta", guest.nvramFile()));
        }
    }

    @Test
    @DisplayName(
            "UEFI variables that lie there and that nobody uses are written over only after a confirmation that names them")
    void unusedVariables() {
        try (Guest guest = lab.guest("alpha", "owrfree", "--memory", "192", "--uefi")) {
            lab.virsh("alpha", "destroy", "owrfree");
            console.shows(guest, "shut off");
            lab.bash("beta", "printf old >\"$1\"", guest.nvramFile());
            Map<String, String> way = Map.of("duration", "permanent", "mode", "offline");

            Refusal refusal = console.refused(guest, "alpha", "beta", way);

            assertEquals(List.of("accept:nvram-there:" + guest.nvramFile()), refusal.questions());
            console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "permanent", "mode", "offline", "accept", "nvram-there:" + guest.nvramFile()));
            assertEquals(lab.sum("alpha", guest.nvramFile()), lab.sum("beta", guest.nvramFile()));
        }
    }

    @Test
    @DisplayName("a file that no VM there uses is written over only after a confirmation that names it")
    void unused() {
        try (Guest guest = lab.guest("alpha", "owrunused", "--memory", "192", "--disk", "local")) {
            treasure("owrunused.qcow2");

            Refusal refusal = console.refused(guest, "alpha", "beta", COPY);

            assertEquals(List.of("overwrite:vda"), refusal.questions());
            assertTrue(refusal.sentences().contains(LOCAL + "owrunused.qcow2 on beta"), refusal.sentences());
            pattern("owrunused.qcow2");
            console.moved(guest, "alpha", "beta", CONFIRMED);
            guest.runsOnlyOn("beta", "alpha");
            lab.virsh("beta", "destroy", "owrunused");
            String read =
                    lab.bash("beta", "qemu-io -r -c 'read -P 0x42 40M 1M' \"$1\" || true", LOCAL + "owrunused.qcow2");
            assertTrue(read.contains("verification failed"), read);
        }
    }

    @Test
    @DisplayName("what a VM there may build on, whose image is not there, is written over only after a second yes")
    void mayBeUnderWhatIsNotThere() {
        try (Guest lost = lab.guest("beta", "owrlost", "--disk", "local", "--no-start");
                Guest guest = lab.guest("alpha", "owrdoubt", "--memory", "192", "--disk", "local")) {
            lab.bash("beta", "rm \"$1\"", LOCAL + "owrlost.qcow2");
            treasure("owrdoubt.qcow2");
            String code = "maybe-used:vda@beta:" + lost.uuid();

            Refusal refusal = console.refused(guest, "alpha", "beta", COPY);
            Refusal halfAgreed = console.refused(guest, "alpha", "beta", CONFIRMED);

            assertEquals(List.of("overwrite:vda", "accept:" + code), refusal.questions());
            assertTrue(
                    refusal.sentences().contains("the VM owrlost has " + LOCAL + "owrlost.qcow2 (vda)"),
                    refusal.sentences());
            assertTrue(refusal.sentences().contains("no VM is known to use it"), refusal.sentences());
            assertEquals(List.of("accept:" + code), halfAgreed.questions());
            pattern("owrdoubt.qcow2");
            MigrationAnswer end = console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "permanent", "storage", "copy", "overwrite", "vda", "accept", code));
            guest.runsOnlyOn("beta", "alpha");
            removedOnlyOnceRead(end);
        }
    }

    /** What stayed on the source, too, may be below what cannot be read there. */
    private void removedOnlyOnceRead(MigrationAnswer end) {
        try (Guest other = lab.guest("alpha", "owrother", "--disk", "local", "--no-start")) {
            lab.bash("alpha", "mv \"$1\" \"$1.away\"", LOCAL + "owrother.qcow2");
            Response refused = removeOriginal(end);
            assertEquals(409, refused.statusCode(), refused.asString());
            assertTrue(
                    refused.asString().contains("the VM " + other.name() + " has " + LOCAL + "owrother.qcow2"),
                    refused.asString());
            lab.bash("alpha", "mv \"$1.away\" \"$1\"", LOCAL + "owrother.qcow2");
            assertEquals(200, removeOriginal(end).statusCode());
            assertEquals("absent", lab.sum("alpha", LOCAL + "owrdoubt.qcow2"));
        }
    }

    private Response removeOriginal(MigrationAnswer end) {
        return console.request()
                .contentType("application/json")
                .body(Map.of("code", "original:" + LOCAL + "owrdoubt.qcow2"))
                .post("/api/v1/migrations/" + end.json().getLong("id") + "/belongings/remove");
    }

    @Test
    @DisplayName("a file that nobody uses in a pool that is chosen is asked about like one in the disk's own place")
    void inAChosenPool() {
        try (Guest guest = lab.guest("alpha", "owrpool", "--memory", "192", "--disk", "local")) {
            String there = SHARED + "owrpool.qcow2";
            lab.bash("beta", "qemu-img create -q -f qcow2 \"$1\" 64M", there);
            String before = lab.sum("beta", there);

            Refusal refusal =
                    console.refused(guest, "alpha", "beta", Map.of("duration", "permanent", "targets", "vda=images"));

            assertEquals(List.of("overwrite:vda"), refusal.questions(), refusal.sentences());
            assertTrue(refusal.sentences().contains(there + " on beta"), refusal.sentences());
            assertEquals(before, lab.sum("beta", there));
            console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "permanent", "targets", "vda=images", "overwrite", "vda"));
            guest.runsOnlyOn("beta", "alpha");
            assertTrue(lab.virsh("beta", "domblklist", "owrpool").contains(there));
        } finally {
            lab.bash("alpha", "rm -f \"$1\"", SHARED + "owrpool.qcow2");
        }
    }

    @Test
    @DisplayName("a raw image whose length is no multiple of 512 goes there and back")
    void oddLength() {
        try (Guest guest = lab.guest("alpha", "owrodd", "--memory", "192", "--disk", "local", "--no-start")) {
            lab.bash("alpha", "truncate -s 20000100 \"$1\"", LOCAL + "owrodd.raw");
            // Such images need QEMU's cache: without it, their end cannot be written.
            lab.edit("alpha", "owrodd", xml -> xml.replace("owrodd.qcow2", "owrodd.raw")
                    .replace("type='qcow2' cache='none'", "type='raw'"));
            lab.start("alpha", "owrodd");
            guest.ticksOn("alpha");

            console.moved(guest, "alpha", "beta", COPY);
            assertEquals(
                    List.of("overwrite:vda"),
                    console.refused(guest, "beta", "alpha", COPY).questions());
            console.moved(guest, "beta", "alpha", CONFIRMED);

            guest.runsOnlyOn("alpha", "beta");
        }
    }

    private void untouched(Guest guest, String file, String told) {
        for (Map<String, String> way : List.of(COPY, CONFIRMED)) {
            Refusal refusal = console.refused(guest, "alpha", "beta", way);
            assertTrue(refusal.sentences().contains(told), refusal.sentences());
        }
        guest.runsOnlyOn("alpha", "beta");
        pattern(file);
    }

    /** As large as a lab guest's disk. */
    private void treasure(String file) {
        lab.bash(
                "beta",
                "qemu-img create -q -f qcow2 \"$1\" 64M && qemu-io -c 'write -P 0x42 40M 1M' \"$1\"",
                LOCAL + file);
    }

    private void pattern(String file) {
        String read = lab.bash("beta", "qemu-io -r -c 'read -P 0x42 40M 1M' \"$1\"", LOCAL + file);
        assertTrue(read.contains("read 1048576/1048576") && !read.contains("failed"), read);
    }
}
