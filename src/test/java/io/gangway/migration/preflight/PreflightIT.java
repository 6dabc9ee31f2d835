package io.gangway.migration.preflight;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Migrations that are refused before anything starts, with the missing thing named, and that work once the cause is gone.
 * The numbers are those under which the scenarios are known to the project.
 */
class PreflightIT extends LabTest {

    private static final Map<String, String> SHARED = Map.of("duration", "permanent", "storage", "shared");
    private static final Map<String, String> COPY = Map.of("duration", "permanent", "storage", "copy");

    @AfterEach
    void heal() {
        lab.heal("alpha", "beta");
        console.connectedTo("alpha", "beta");
    }

    @Test
    @DisplayName("6 a copy is refused where the destination has no pool for the disk's folder")
    void noPool() {
        try (Guest guest = lab.guest("alpha", "p06", "--disk", "local")) {
            lab.virsh("beta", "pool-destroy", "local");
            try {
                refused(guest, COPY, "storage", "/var/lib/libvirt/local-images", "no active storage pool");
            } finally {
                lab.virsh("beta", "pool-start", "local");
            }

            works(guest, COPY);
        }
    }

    @Test
    @DisplayName("7 a copy is refused where a volume of another size is in its place, and both sizes are named")
    void volumeOfAnotherSize() {
        try (Guest guest = lab.guest("alpha", "p07", "--disk", "local")) {
            String disk = "/var/lib/libvirt/local-images/p07.qcow2";
            lab.call("exec", "beta", "qemu-img", "create", "-q", "-f", "qcow2", disk, "32M");

            refused(guest, COPY, "storage", "has 64 MiB", "has 32 MiB", disk);

            lab.virsh("beta", "vol-delete", disk);
            works(guest, COPY);
        }
    }

    @Test
    @DisplayName("8 a copy is refused where there is no room for it, and the room is named")
    void storageFull() {
        try (Guest guest = lab.guest("alpha", "p08", "--disk", "local")) {
            lab.fault("beta", "fill-storage");

            refused(guest, COPY, "storage", "pool local on beta", "need 64 MiB");

            lab.heal("beta");
            works(guest, COPY);
        }
    }

    @Test
    @DisplayName("12 it is refused while the destination's libvirtd is stopped")
    void libvirtdStopped() {
        try (Guest guest = lab.guest("alpha", "p12")) {
            lab.fault("beta", "libvirtd-stop");

            refused(guest, SHARED, "destination", "not connected to beta");

            lab.heal("beta");
            console.connectedTo("beta");
            works(guest, SHARED);
        }
    }

    @Test
    @DisplayName("20 it is refused where another VM has its name")
    void nameClash() {
        try (Guest guest = lab.guest("alpha", "p20")) {
            lab.call("vm", "beta", "p20", "--no-start");
            Awaitility.await("the other one is listed")
                    .atMost(15, TimeUnit.SECONDS)
                    .until(() -> console.request()
                                    .get("/api/v1/vms?host=beta&name=p20")
                                    .jsonPath()
                                    .getList("uuid")
                                    .size()
                            == 1);

            refused(guest, SHARED, "destination", "also named p20");

            lab.call("vm", "beta", "p20", "--remove");
            Awaitility.await("the other one is gone")
                    .atMost(15, TimeUnit.SECONDS)
                    .until(() -> console.request()
                            .get("/api/v1/vms?host=beta&name=p20")
                            .jsonPath()
                            .getList("uuid")
                            .isEmpty());
            works(guest, SHARED);
        }
    }

    @Test
    @DisplayName("21 it is refused where the network is missing or not active")
    void networkMissing() {
        try (Guest guest = lab.guest("alpha", "p21")) {
            String network = lab.virsh("beta", "net-dumpxml", "lab", "--inactive");
            lab.virsh("beta", "net-destroy", "lab");
            try {
                refused(guest, SHARED, "destination", "network lab", "not active on beta");
                lab.virsh("beta", "net-undefine", "lab");
                refused(guest, SHARED, "destination", "network lab", "beta does not have");
                lab.call("exec", "beta", "bash", "-c", "printf '%s' \"$1\" >/run/lab-network.xml", "bash", network);
                lab.call("exec", "beta", "virsh", "net-define", "/run/lab-network.xml");
            } finally {
                lab.virsh("beta", "net-autostart", "lab");
                lab.virsh("beta", "net-start", "lab");
            }

            works(guest, SHARED);
        }
    }

    @ParameterizedTest(name = "21 it is refused where the {0} is not known, as on an older host")
    @CsvSource({
        "machine type, <machine [^>]*name='pc-q35-7.2', pc-q35-7.2",
        "CPU model, <cpu [^>]*name='qemu64', qemu64"
    })
    void olderHost(String what, String entry, String named) {
        String known = "/var/cache/libvirt/qemu/capabilities";
        try (Guest guest = lab.guest("alpha", "p21old")) {
            console.knows(guest, "alpha");
            lab.call("exec", "beta", "cp", "-a", known, known + ".kept");
            try {
                // At some of its starts libvirtd asks its QEMU anew, and what was changed is gone.
                Awaitility.await("libvirtd starts with what was changed")
                        .atMost(120, TimeUnit.SECONDS)
                        .until(() -> forgets(guest, entry, named, known));

                refused(guest, SHARED, "destination", named, "beta");
            } finally {
                lab.call("exec", "beta", "sh", "-c", "rm -rf $1 && mv $1.kept $1", "sh", known);
                restarted("beta");
            }
            works(guest, SHARED);
        }
    }

    /** Has libvirtd on beta start without one entry of what it knows of the guest's QEMU; whether it took that up. */
    private boolean forgets(Guest guest, String entry, String named, String known) {
        lab.bash("beta", "sed -i \"\\|$1|s|name='[^']*'|name='unknown'|\" $2/*.xml", entry, known);
        restarted("beta");
        String xml = lab.virsh("alpha", "dumpxml", guest.name());
        Lab.Result offered = lab.tryCall(
                "virsh",
                "beta",
                "domcapabilities",
                "--virttype",
                first(xml, "<domain type='([a-z]+)'"),
                "--emulatorbin",
                first(xml, "<emulator>([^<]+)<"),
                "--machine",
                first(xml, " machine='([^']+)'"));
        return offered.status() != 0 || !offered.output().contains(">" + named + "<");
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private void restarted(String host) {
        lab.fault(host, "libvirtd-stop");
        Awaitility.await(host + " is missed").atMost(15, TimeUnit.SECONDS).until(() -> !console.hostState(host)
                .equals("connected"));
        lab.heal(host);
        console.connectedTo(host);
    }

    @Test
    @DisplayName("a VM with a snapshot is refused")
    void snapshot() {
        try (Guest guest = lab.guest("alpha", "psnap", "--disk", "shared")) {
            lab.virsh("alpha", "snapshot-create-as", "psnap", "before");

            refused(guest, SHARED, "uuid", "psnap has a snapshot");

            lab.virsh("alpha", "snapshot-delete", "psnap", "before");
            works(guest, SHARED);
        }
    }

    private void refused(Guest guest, Map<String, String> options, String field, String... parts) {
        console.knows(guest, "alpha");
        var refusal = console.migrate(guest.uuid(), "alpha", "beta", options)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
        for (String part : parts) {
            Matcher<Iterable<? super String>> named = hasItem(containsString(part));
            refusal.body("errors.message", named);
        }
        guest.runsOnlyOn("alpha", "beta");
    }

    private void works(Guest guest, Map<String, String> options) {
        MigrationAnswer end = console.ended(console.started(guest, "alpha", "beta", options));
        assertEquals("succeeded", end.outcome(), end.json().prettify());
        guest.runsOnlyOn("beta", "alpha");
    }
}
