package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Copied disks take no more on the destination than they need, and what stays of them on the source can be removed. */
class ThinCopiesIT extends LabTest {

    private static final String LOCAL = "/var/lib/libvirt/local-images/";
    private static final Map<String, String> COPY = Map.of("duration", "permanent", "storage", "copy");
    private static final Map<String, String> DIFFERENCE = Map.of("duration", "permanent", "storage", "copy-difference");

    @AfterEach
    void removeFiles() {
        for (String host : List.of("alpha", "beta")) {
            lab.bash(host, "rm -f " + LOCAL + "thin*");
            lab.virsh(host, "pool-refresh", "local");
        }
    }

    @Test
    @DisplayName(
            "a thin qcow2 arrives thin, and its file on the source goes once a person wants it, not before it has left")
    void thin() {
        try (Guest guest = lab.guest("alpha", "thinlive", "--memory", "192", "--disk", "local", "--disk-size", "512")) {
            MigrationAnswer end = console.moved(guest, "alpha", "beta", COPY);

            assertTrue(kibibytes("beta") < 8 * 1024, kibibytes("beta") + " KiB");
            String original = "original:" + LOCAL + "thinlive.qcow2";
            assertEquals("stays", end.fate(original));
            assertTrue(end.json().getLong("belongings.find { it.kind == 'original' }.bytes") > 0);

            Response answer = remove(end, original);
            assertEquals(200, answer.statusCode(), answer.asString());
            assertEquals("absent", lab.sum("alpha", LOCAL + "thinlive.qcow2"));
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("a file that stayed is not removed while a VM of the source uses it, or once the VM is home again")
    void notRemoved() {
        try (Guest guest = lab.guest("alpha", "thinkeep", "--memory", "192", "--disk", "local");
                Guest heir = lab.guest("alpha", "thinheir", "--no-start", "--disk", "local")) {
            MigrationAnswer end = console.moved(guest, "alpha", "beta", COPY);
            String original = "original:" + LOCAL + "thinkeep.qcow2";
            lab.edit("alpha", heir.name(), xml -> xml.replace("thinheir.qcow2", "thinkeep.qcow2"));

            Response used = remove(end, original);

            assertEquals(409, used.statusCode());
            assertTrue(used.asString().contains("the VM thinheir uses"), used.asString());
            lab.edit("alpha", heir.name(), xml -> xml.replace("thinkeep.qcow2", "thinheir.qcow2"));
            console.moved(
                    guest, "beta", "alpha", Map.of("duration", "permanent", "storage", "copy", "overwrite", "vda"));
            assertEquals(409, remove(end, original).statusCode());
            assertFalse(lab.sum("alpha", LOCAL + "thinkeep.qcow2").equals("absent"));
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("of a VM that is away for a while nothing is offered for removal: the files are its own")
    void away() {
        try (Guest guest = lab.guest("alpha", "thinaway", "--memory", "192", "--disk", "local")) {
            assertEquals(
                    List.of("accept:disk-writes:vda"),
                    console.refused(guest, "alpha", "beta", Map.of("duration", "temporary", "storage", "copy"))
                            .questions());

            MigrationAnswer end = console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "temporary", "storage", "copy", "accept", "disk-writes:vda"));

            assertEquals(
                    409, remove(end, "original:" + LOCAL + "thinaway.qcow2").statusCode());
            String page = console.request()
                    .get("/migrations/" + end.json().getLong("id"))
                    .asString();
            assertTrue(page.contains("thinaway.qcow2") && !page.contains("Remove it from alpha"), page);
            lab.virsh("beta", "destroy", "thinaway");
            lab.start("alpha", "thinaway");
            guest.ticksOn("alpha");
        }
    }

    @Test
    @DisplayName(
            "of an image on a golden one, which both hosts have, only what differs is copied; with another base it is refused")
    void difference() {
        try (Guest guest = lab.guest("alpha", "thintop", "--memory", "192", "--disk", "local", "--no-start")) {
            String base = LOCAL + "thin-golden.qcow2";
            for (String host : List.of("alpha", "beta")) {
                lab.bash(
                        host,
                        "qemu-img create -q -f qcow2 \"$1\" 64M && qemu-io -c 'write -P 3 0 16M' \"$1\" >/dev/null",
                        base);
            }
            lab.bash("alpha", "qemu-img create -q -f qcow2 -F qcow2 -b \"$1\" \"$2\"", base, LOCAL + "thintop.qcow2");
            lab.start("alpha", "thintop");
            guest.ticksOn("alpha");
            lab.bash("beta", "qemu-io -c 'write -P 4 8M 1M' \"$1\" >/dev/null", base);

            MigrationAnswer other = console.ended(console.started(guest, "alpha", "beta", DIFFERENCE));
            assertEquals("failed", other.outcome(), other.json().prettify());
            assertTrue(other.errorCause().contains(base), other.json().prettify());
            assertEquals("absent", lab.state("beta", guest.name()));
            assertEquals("absent", lab.sum("beta", LOCAL + "thintop.qcow2"));
            guest.ticksOn("alpha");

            lab.bash("beta", "qemu-io -c 'write -P 3 8M 1M' \"$1\" >/dev/null", base);

            console.moved(guest, "alpha", "beta", DIFFERENCE);

            guest.runsOnlyOn("beta", "alpha");
            String info = lab.bash("beta", "qemu-img info -U \"$1\"", LOCAL + "thintop.qcow2");
            assertTrue(info.contains("backing file: " + base), info);
            lab.virsh("beta", "destroy", "thintop");
            lab.start("beta", "thintop");
            guest.ticksOn("beta");
        }
    }

    private Response remove(MigrationAnswer end, String code) {
        return console.request()
                .contentType("application/json")
                .body(Map.of("code", code))
                .post("/api/v1/migrations/" + end.json().getLong("id") + "/belongings/remove");
    }

    private long kibibytes(String host) {
        return Long.parseLong(lab.bash(host, "stat --format=%b \"$1\"", LOCAL + "thinlive.qcow2")) / 2;
    }
}
