package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that both hosts reach are never copied, disks that one reaches are, and which is which nobody has to know. */
class DiskSharingIT extends LabTest {

    private static final String LOCAL = "/var/lib/libvirt/local-images/";
    private static final String SHARED = "/var/lib/libvirt/images/";
    private static final Map<String, String> COPY = Map.of("duration", "permanent", "storage", "copy");

    @AfterEach
    void removeSecondDisks() {
        for (String host : List.of("alpha", "beta")) {
            lab.bash(host, "rm -f /var/lib/libvirt/*images/dsh*");
            lab.virsh(host, "pool-refresh", "local");
        }
    }

    @ParameterizedTest(name = "a copy of a disk that both hosts reach is refused before the start: {0}")
    @ValueSource(strings = {"host-to-host", "through-the-console"})
    void copyOfShared(String route) {
        try (Guest guest = lab.guest("alpha", "dshone", "--memory", "192", "--disk", "shared")) {
            Refusal refusal = console.refused(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "copy", "route", route));

            assertEquals(List.of("storage"), refusal.fields());
            assertTrue(
                    refusal.sentences()
                            .contains("vda of dshone lies at " + SHARED
                                    + "dshone.qcow2, on storage that beta reaches as well. A copy would write it onto itself."
                                    + " Choose shared storage."),
                    refusal.sentences());
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("of a shared and a local disk, left to the console, only the local one is copied")
    void mixed() {
        try (Guest guest = mixedGuest("dshmix")) {
            Refusal shared =
                    console.refused(guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "shared"));
            assertTrue(
                    shared.sentences().contains("vdb of dshmix lies at " + LOCAL + "dshmix-b.qcow2"),
                    shared.sentences());
            Refusal both = console.refused(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "copy", "disks", "vda,vdb"));
            assertTrue(both.sentences().contains("Copy vdb only."), both.sentences());

            MigrationAnswer end = console.moved(guest, "alpha", "beta", Map.of("duration", "permanent"));

            assertEquals("copy", end.json().getString("storage"));
            assertEquals("stays", end.fate("original:" + LOCAL + "dshmix-b.qcow2"));
            assertEquals("", end.fate("original:" + SHARED + "dshmix.qcow2"));
            guest.runsOnlyOn("beta", "alpha");
            lab.virsh("beta", "destroy", "dshmix");
            lab.bash("beta", "qemu-io -r -c 'read -P 9 1M 1M' \"$1\" | grep -qv failed", LOCAL + "dshmix-b.qcow2");
        }
    }

    @Test
    @DisplayName("of a shared and a local disk of a shut-off VM, only the local one is copied")
    void mixedOffline() {
        try (Guest guest = mixedGuest("dshoff")) {
            lab.virsh("alpha", "destroy", "dshoff");
            console.shows(guest, "shut off");
            String before = lab.sum("alpha", LOCAL + "dshoff-b.qcow2");

            MigrationAnswer end =
                    console.moved(guest, "alpha", "beta", Map.of("duration", "permanent", "mode", "offline"));

            assertEquals("copy", end.json().getString("storage"));
            assertEquals(before, lab.sum("beta", LOCAL + "dshoff-b.qcow2"));
            lab.start("beta", "dshoff");
            guest.ticksOn("beta");
        }
    }

    @Test
    @DisplayName("a local disk that was left out of those to be copied is named before the start")
    void leftOut() {
        try (Guest guest = lab.guest("alpha", "dshtwo", "--memory", "192", "--disk", "local")) {
            second(guest, LOCAL);

            Refusal refusal = console.refused(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "copy", "disks", "vda"));

            assertEquals(List.of("disks"), refusal.fields());
            assertTrue(
                    refusal.sentences().contains("vdb of dshtwo lies at " + LOCAL + "dshtwo-b.qcow2")
                            && refusal.sentences().contains("Copy it as well."),
                    refusal.sentences());
            console.moved(guest, "alpha", "beta", COPY);
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("a volume of a shared pool that the destination has not looked at since it was made is found there")
    void volumeNotRefreshed() {
        try (Guest guest = lab.guest("alpha", "dshvol", "--memory", "192", "--disk", "shared", "--no-start")) {
            lab.virsh("alpha", "pool-refresh", "images");
            lab.edit("alpha", "dshvol", DiskSharingIT::asVolume);
            lab.start("alpha", "dshvol");
            guest.ticksOn("alpha");

            MigrationAnswer end = console.moved(guest, "alpha", "beta", Map.of("duration", "permanent"));

            assertEquals("shared", end.json().getString("storage"));
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("volumes of a local pool are copied, live there and shut off back")
    void localVolume() {
        try (Guest guest = lab.guest("alpha", "dshlvol", "--memory", "192", "--disk", "local", "--no-start")) {
            lab.virsh("alpha", "pool-refresh", "local");
            lab.edit("alpha", "dshlvol", xml -> asVolume(xml).replace("pool='images'", "pool='local'"));
            lab.start("alpha", "dshlvol");
            guest.ticksOn("alpha");

            console.moved(guest, "alpha", "beta", Map.of("duration", "permanent"));
            guest.runsOnlyOn("beta", "alpha");
            lab.virsh("beta", "destroy", "dshlvol");
            console.shows(guest, "shut off");
            String away = lab.sum("beta", LOCAL + "dshlvol.qcow2");
            console.moved(
                    guest, "beta", "alpha", Map.of("duration", "permanent", "mode", "offline", "overwrite", "vda"));

            assertEquals(away, lab.sum("alpha", LOCAL + "dshlvol.qcow2"));
            lab.start("alpha", "dshlvol");
            guest.ticksOn("alpha");
        }
    }

    private static String asVolume(String xml) {
        return xml.replaceFirst("<disk type='file'", "<disk type='volume'")
                .replaceFirst("<source file='.*/(.*)'/>", "<source pool='images' volume='$1'/>");
    }

    private Guest mixedGuest(String name) {
        Guest guest = lab.guest("alpha", name, "--memory", "192", "--disk", "shared");
        second(guest, LOCAL);
        return guest;
    }

    private void second(Guest guest, String folder) {
        String path = folder + guest.name() + "-b.qcow2";
        lab.bash("alpha", "qemu-img create -q -f qcow2 \"$1\" 16M && qemu-io -c 'write -P 9 1M 1M' \"$1\"", path);
        lab.virsh(
                "alpha",
                "attach-disk",
                guest.name(),
                path,
                "vdb",
                "--persistent",
                "--driver",
                "qemu",
                "--subdriver",
                "qcow2",
                "--cache",
                "none");
    }
}
