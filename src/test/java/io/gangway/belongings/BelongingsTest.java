package io.gangway.belongings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Surroundings.HostFile;
import io.gangway.belongings.Surroundings.HostFile.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BelongingsTest {

    private static final Way LIVE = new Way(true, false, true, false);
    private static final Way TEMPORARY = new Way(false, false, true, false);
    private static final Way OFFLINE = new Way(true, true, true, false);
    private static final Way OFFLINE_TO_A_STRANGER = new Way(true, true, false, false);

    private static final String NVRAM = "/var/lib/libvirt/qemu/nvram/web_VARS.fd";

    private static Possessions full(boolean copied) {
        return new Possessions(
                List.of(new Possessions.Disk(
                        "vda", "/images/web.qcow2", OptionalLong.of(10), List.of("/images/base.qcow2"), copied)),
                Optional.of(NVRAM),
                true,
                false,
                true,
                0,
                List.of("day1", "day2"),
                surroundings(List.of(), List.of(), Optional.empty()),
                true,
                true);
    }

    private static Surroundings surroundings(
            List<HostFile> files, List<String> devices, Optional<Surroundings.HostTpm> tpm) {
        return new Surroundings(
                List.of(new Surroundings.Medium("sda", "/iso/tools.iso")),
                List.of(),
                List.of("/var/log/web.serial"),
                List.of("clean-traffic"),
                List.of(),
                files,
                Optional.of("/fw/VARS.fd"),
                devices,
                tpm);
    }

    private static Possessions with(Surroundings surroundings) {
        Possessions full = full(true);
        return new Possessions(
                full.disks(), Optional.empty(), false, false, false, 0, List.of(), surroundings, false, false);
    }

    private static There lacking(String... files) {
        return new There(
                List.of(),
                false,
                false,
                Optional.empty(),
                false,
                false,
                false,
                new There.Missing(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(files)));
    }

    @Test
    @DisplayName(
            "a kernel, a socket, a device that the destination lacks is in the way; a disk only if it is not copied")
    void missingFiles() {
        Possessions here = with(surroundings(
                List.of(
                        new HostFile(Use.START, "/boot/kernel", ""),
                        new HostFile(Use.START, "/boot/initrd", ""),
                        new HostFile(Use.DISK, "/dev/vg/copied", "vda"),
                        new HostFile(Use.DISK, "/dev/vg/shared", "vdb"),
                        new HostFile(Use.JOINED, "/dev/ttyS0", ""),
                        new HostFile(Use.JOINED, "/run/switch", "")),
                List.of(),
                Optional.empty()));

        Map<String, Fate> fates = fates(
                here, lacking("/boot/kernel", "/dev/vg/copied", "/dev/vg/shared", "/run/switch", "/fw/VARS.fd"), LIVE);

        assertEquals(Fate.IN_THE_WAY, fates.get("start-file:/boot/kernel"));
        assertEquals(Fate.IN_THE_WAY, fates.get("start-file:/fw/VARS.fd"));
        assertFalse(fates.containsKey("start-file:/boot/initrd"));
        assertFalse(fates.containsKey("host-file:/dev/vg/copied"));
        assertEquals(Fate.IN_THE_WAY, fates.get("host-file:/dev/vg/shared"));
        assertEquals(Fate.MADE_ANEW, fates.get("host-file:/dev/ttyS0"));
        assertEquals(Fate.IN_THE_WAY, fates.get("host-file:/run/switch"));
    }

    @Test
    @DisplayName("a device that was given to the VM, and the host's own TPM, are lost: nobody can carry them")
    void boundToTheSource() {
        List<String> devices = List.of("pci 0000:01:00.0", "usb 0951:1666");
        Possessions chip =
                with(surroundings(List.of(), devices, Optional.of(new Surroundings.HostTpm("/dev/tpm0", true))));
        Possessions served =
                with(surroundings(List.of(), List.of(), Optional.of(new Surroundings.HostTpm("/run/tpm", false))));

        Map<String, Fate> off = fates(chip, There.NOTHING, OFFLINE);
        Map<String, Fate> live = fates(chip, There.NOTHING, LIVE);

        assertEquals(Fate.LOST, off.get("host-device:pci 0000:01:00.0"));
        assertEquals(Fate.LOST, off.get("host-device:usb 0951:1666"));
        assertEquals(Fate.LOST, off.get("host-tpm:/dev/tpm0"));
        assertFalse(live.containsKey("host-device:pci 0000:01:00.0"), "libvirt refuses it, and so do the checks");
        assertEquals(Fate.LOST, live.get("host-device:usb 0951:1666"));
        assertEquals(Fate.LOST, live.get("host-tpm:/dev/tpm0"));
        assertEquals(Fate.LOST, fates(served, There.NOTHING, OFFLINE).get("host-tpm:/run/tpm"));
        assertFalse(fates(served, There.NOTHING, LIVE).containsKey("host-tpm:/run/tpm"), "QEMU carries it");
    }

    private static Map<String, Fate> fates(Possessions here, There there, Way way) {
        return Belongings.of(here, there, way).stream().collect(Collectors.toMap(Belonging::code, Belonging::fate));
    }

    @Test
    @DisplayName("live for good all of a VM travels, and only files that nobody uses any more stay")
    void live() {
        Map<String, Fate> fates = fates(full(true), There.NOTHING, LIVE);

        assertEquals(
                Map.ofEntries(
                        Map.entry("disk:vda", Fate.TRAVELS),
                        Map.entry("original:/images/web.qcow2", Fate.STAYS),
                        Map.entry("backing-file:/images/base.qcow2", Fate.STAYS),
                        Map.entry("nvram", Fate.TRAVELS),
                        Map.entry("nvram-file:" + NVRAM, Fate.STAYS),
                        Map.entry("tpm", Fate.TRAVELS),
                        Map.entry("autostart", Fate.TRAVELS),
                        Map.entry("pending-changes", Fate.TRAVELS),
                        Map.entry("description", Fate.TRAVELS),
                        Map.entry("checkpoints", Fate.TRAVELS),
                        Map.entry("medium:sda", Fate.TRAVELS),
                        Map.entry("log-file:/var/log/web.serial", Fate.MADE_ANEW),
                        Map.entry("network-filter:clean-traffic", Fate.TRAVELS)),
                fates);
    }

    @Test
    @DisplayName("shut off, the TPM's state and the UEFI variables travel to a host that the console knows")
    void offline() {
        Map<String, Fate> fates = fates(full(false), There.NOTHING, OFFLINE);

        assertEquals(Fate.TRAVELS, fates.get("tpm"));
        assertEquals(Fate.TRAVELS, fates.get("nvram"));
        assertEquals(Fate.STAYS, fates.get("tpm-files"));
    }

    @Test
    @DisplayName("to a host that the console does not know, what only the console carries or sets would be lost")
    void toAStranger() {
        Map<String, Fate> fates = fates(full(false), There.NOTHING, OFFLINE_TO_A_STRANGER);

        assertEquals(
                Set.of("tpm", "nvram", "autostart", "checkpoints"),
                fates.entrySet().stream()
                        .filter(fate -> fate.getValue() == Fate.LOST)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("what a VM learns while it is away temporarily would be lost: on copied disks, in the TPM, in UEFI")
    void temporary() {
        Map<String, Fate> fates = fates(full(true), There.NOTHING, TEMPORARY);

        assertEquals(Fate.LOST, fates.get("tpm"));
        assertEquals(Fate.LOST, fates.get("nvram"));
        assertEquals(Fate.LOST, fates.get("disk-writes:vda"));
        assertEquals(Fate.STAYS, fates.get("autostart"));
        assertEquals(Fate.STAYS, fates.get("pending-changes"));
    }

    @Test
    @DisplayName("UEFI variables on storage that both hosts mount are one file: nothing of them stays, or is lost away")
    void sharedVariables() {
        There there = new There(List.of(), false, false, Optional.empty(), true, false, false, There.Missing.NOTHING);

        for (Way way : List.of(LIVE, OFFLINE, new Way(false, false, true, false))) {
            Map<String, Fate> fates = fates(full(false), there, way);

            assertEquals(Fate.TRAVELS, fates.get("nvram"));
            assertFalse(fates.containsKey("nvram-file:" + NVRAM), way.toString());
            assertFalse(fates.containsKey("nvram-there:" + NVRAM), way.toString());
        }
    }

    @Test
    @DisplayName("what the destination lacks or has in its place is in the way")
    void inTheWay() {
        There there = new There(
                List.of(),
                false,
                false,
                Optional.of("treasure"),
                false,
                false,
                false,
                new There.Missing(
                        Set.of("sda"), Set.of("/var/log/web.serial"), Set.of("clean-traffic"), Set.of(), Set.of()));

        Map<String, Fate> fates = fates(full(false), there, LIVE);

        assertEquals(Fate.IN_THE_WAY, fates.get("medium:sda"));
        assertEquals(Fate.IN_THE_WAY, fates.get("log-file:/var/log/web.serial"));
        assertEquals(Fate.IN_THE_WAY, fates.get("network-filter:clean-traffic"));
        assertEquals(Fate.IN_THE_WAY, fates.get("nvram-there:treasure"));
    }

    @Test
    @DisplayName("saved memory keeps a VM where it is, and what was saved on the destination may only go with a word")
    void saved() {
        Possessions saved = new Possessions(
                List.of(),
                Optional.empty(),
                false,
                true,
                false,
                2,
                List.of(),
                new Surroundings(
                        List.of(),
                        List.of(new Surroundings.SharedFolder("virtiofs", "/srv")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                false,
                false);
        There there =
                new There(List.of("title"), false, false, Optional.empty(), false, false, true, There.Missing.NOTHING);

        assertEquals(
                Map.of(
                        "saved-state", Fate.IN_THE_WAY,
                        "saved-state-there", Fate.LOST,
                        "configuration-there", Fate.LOST,
                        "snapshots:2", Fate.IN_THE_WAY,
                        "shared-folder:/srv", Fate.LOST),
                fates(saved, there, OFFLINE));
    }

    @Test
    @DisplayName("a VM that was lent comes home to its own configuration, which stays as it is")
    void home() {
        There there =
                new There(List.of("title"), true, false, Optional.empty(), false, false, false, There.Missing.NOTHING);

        assertEquals(Fate.STAYS, fates(full(false), there, LIVE).get("configuration-there"));
    }
}
