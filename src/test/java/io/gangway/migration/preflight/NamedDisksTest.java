package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.libvirt.fact.VirtualMachineType;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.OptionFields;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.PlainMessages;
import io.gangway.vm.details.DiskSource;
import io.gangway.vm.details.Pinning;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.details.VmNeeds.Disk.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NamedDisksTest {

    private static final DiskSource EMPTY = new DiskSource(DiskSource.Type.NONE, "", "", "", "", Optional.empty());

    private static VmNeeds.Disk disk(String target, Kind kind, DiskSource source) {
        return new VmNeeds.Disk(target, "sata", kind, source, false, false);
    }

    private static List<Problem> unknown(List<VmNeeds.Disk> disks, Map<String, ?> options) {
        VmNeeds needs = new VmNeeds(
                new VirtualMachineType("/usr/bin/qemu-system-x86_64", "x86_64", "pc", "qemu"),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                disks,
                List.of(),
                Pinning.NONE);
        MigrationChoices usual = MigrationChoices.USUAL;
        MigrationChoices choices = new MigrationChoices(
                usual.duration(),
                usual.mode(),
                usual.route(),
                MigrationStorage.COPY,
                usual.policy(),
                OptionFields.read(options));
        return new NamedDisks("db", PlainMessages.of(PreflightMessages.class)).unknown(needs, choices);
    }

    private static final List<VmNeeds.Disk> DISKS = List.of(
            disk("vda", Kind.DISK, DiskSource.ofFile("/images/db.qcow2", "qcow2")),
            disk("sda", Kind.CDROM, EMPTY),
            disk("fda", Kind.FLOPPY, DiskSource.ofFile("/images/floppy.img", "raw")));

    @Test
    @DisplayName("what the VM has may be named, and a drive that is empty already may be ejected")
    void known() {
        Map<String, ?> options = Map.of(
                "disks", List.of("vda"),
                "targets", Map.of("vda", "images"),
                "overwrite", List.of("vda"),
                "eject", List.of("sda", "fda"));

        assertEquals(List.of(), unknown(DISKS, options));
    }

    @Test
    @DisplayName("a disk or drive that the VM does not have is named at its field, with those that it has")
    void unknown() {
        assertEquals(
                List.of(
                        new Problem(Field.DISKS, "db has no disk vdb. It has: fda, sda, vda."),
                        new Problem(Field.TARGETS, "db has no disk vdc. It has: fda, sda, vda."),
                        new Problem(Field.OVERWRITE, "db has no disk vdd. It has: fda, sda, vda."),
                        new Problem(Field.EJECT, "db has no CD-ROM or floppy drive sdz. It has: fda, sda."),
                        new Problem(Field.EJECT, "db has no CD-ROM or floppy drive vda. It has: fda, sda.")),
                unknown(
                        DISKS,
                        Map.of(
                                "disks", List.of("vdb", "vda"),
                                "targets", Map.of("vdc", "images"),
                                "overwrite", List.of("vdd"),
                                "eject", List.of("vda", "sdz", "sda"))));
    }

    @Test
    @DisplayName("a VM without disks and drives is said to have none")
    void none() {
        assertEquals(
                List.of("db has no disk vda, and no other.", "db has no CD-ROM or floppy drive sda, and no other."),
                unknown(List.of(), Map.of("disks", List.of("vda"), "eject", List.of("sda"))).stream()
                        .map(Problem::message)
                        .toList());
    }

    @Test
    @DisplayName("a storage pool that the destination does not have is named with those that it has")
    void unknownPools() {
        MigrationChoices usual = MigrationChoices.USUAL;
        MigrationChoices choices = new MigrationChoices(
                usual.duration(),
                usual.mode(),
                usual.route(),
                MigrationStorage.COPY,
                usual.policy(),
                OptionFields.read(Map.of("targets", Map.of("vda", "fast", "vdb", "fast", "vdc", "images"))));
        NamedDisks named = new NamedDisks("db", PlainMessages.of(PreflightMessages.class));

        assertEquals(
                List.of(new Problem(Field.TARGETS, "beta has no storage pool fast. It has: images, local.")),
                named.unknownPools("beta", List.of("images", "local"), choices));
        assertEquals(2, named.unknownPools("beta", List.of(), choices).size());
    }
}
