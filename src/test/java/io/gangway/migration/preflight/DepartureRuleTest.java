package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.OptionFields;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.PlainMessages;
import io.gangway.vm.details.DiskSource;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.details.VmNeeds.Disk.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("What ends the checks at once")
class DepartureRuleTest {

    private final GivenFindings given = new GivenFindings();

    private List<Problem> problems(DepartureRule... rules) {
        PreflightFindings findings = given.findings();
        return Stream.of(rules)
                .flatMap(rule -> rule.judge(findings.seenBy(rule)))
                .map(objection -> objection.problem(PlainMessages.of(PreflightMessages.class), given.ends()))
                .toList();
    }

    @Test
    @DisplayName("is judged rule by rule: none is left out, and none judged twice")
    void all() {
        List<DepartureRule> judged = Stream.concat(
                        DepartureRule.OF_SOURCE.stream().flatMap(List::stream), Stream.of(DepartureRule.NO_SUCH_POOL))
                .toList();

        assertEquals(List.of(DepartureRule.values()), judged);
    }

    @Test
    @DisplayName("is that somebody else moves the VM")
    void movedByOthers() {
        assertEquals(List.of(), problems(DepartureRule.MOVED_BY_OTHERS));

        given.moving = true;

        List<Problem> problems = problems(DepartureRule.MOVED_BY_OTHERS);
        assertEquals(Field.UUID, problems.get(0).field());
        assertTrue(problems.get(0).message().startsWith("wanderer1 is being moved away from alpha already"));
    }

    @Nested
    @DisplayName("Of disks, drives and pools that a request names,")
    class Named {

        private static final List<VmNeeds.Disk> DISKS = List.of(
                disk("vda", Kind.DISK, DiskSource.ofFile("/images/db.qcow2", "qcow2")),
                disk("sda", Kind.CDROM, new DiskSource(DiskSource.Type.NONE, "", "", "", "", Optional.empty())),
                disk("fda", Kind.FLOPPY, DiskSource.ofFile("/images/floppy.img", "raw")));

        private static VmNeeds.Disk disk(String target, Kind kind, DiskSource source) {
            return new VmNeeds.Disk(target, "sata", kind, source, false, false);
        }

        private List<Problem> unknown(List<VmNeeds.Disk> disks, Map<String, ?> options) {
            given.vm = "db";
            given.storage = MigrationStorage.COPY;
            given.needed = disks;
            given.options = OptionFields.read(options);
            return problems(DepartureRule.NO_SUCH_DISK, DepartureRule.NO_SUCH_DRIVE);
        }

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
                            new Problem(Field.DISKS, "db has no disk vdb. It has: fda, sda, vda.", "", "no-such-disk"),
                            new Problem(
                                    Field.TARGETS, "db has no disk vdc. It has: fda, sda, vda.", "", "no-such-disk"),
                            new Problem(
                                    Field.OVERWRITE, "db has no disk vdd. It has: fda, sda, vda.", "", "no-such-disk"),
                            new Problem(
                                    Field.EJECT,
                                    "db has no CD-ROM or floppy drive sdz. It has: fda, sda.",
                                    "",
                                    "no-such-drive"),
                            new Problem(
                                    Field.EJECT,
                                    "db has no CD-ROM or floppy drive vda. It has: fda, sda.",
                                    "",
                                    "no-such-drive")),
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
            given.options = OptionFields.read(Map.of("targets", Map.of("vda", "fast", "vdb", "fast", "vdc", "images")));

            given.pools = List.of("images", "local");
            assertEquals(
                    List.of(new Problem(
                            Field.TARGETS,
                            "beta has no storage pool fast. It has: images, local.",
                            "",
                            "no-such-pool")),
                    problems(DepartureRule.NO_SUCH_POOL));
            given.pools = List.of();
            assertEquals(2, problems(DepartureRule.NO_SUCH_POOL).size());
        }
    }

    @Nested
    @DisplayName("A VM that gets another name on the destination")
    class Renamed {

        private static final String BY_NAME = "<domain><name>web</name><os firmware='efi'/></domain>";
        private static final String NAMED =
                "<domain><name>web</name><os firmware='efi'><nvram>/vars/web.fd</nvram></os></domain>";
        private static final MigrationOptions OTHER = MigrationOptions.NONE.with(Field.DESTINATION_NAME, "web2");

        private List<Problem> problems(
                MigrationMode mode, MigrationDuration duration, MigrationOptions options, String kept) {
            given.vm = "web";
            given.mode = mode;
            given.duration = duration;
            given.options = options;
            given.kept = kept;
            return DepartureRuleTest.this.problems(DepartureRule.VARIABLES_BY_NAME);
        }

        @Test
        @DisplayName("is refused where libvirt would make new UEFI variables under that name")
        void variablesByName() {
            for (MigrationMode mode : List.of(MigrationMode.LIVE, MigrationMode.OFFLINE)) {
                List<Problem> problems = problems(mode, MigrationDuration.PERMANENT, OTHER, BY_NAME);

                assertEquals(Field.DESTINATION_NAME, problems.get(0).field());
                assertTrue(problems.get(0).message().contains("web2 would start with new ones"), problems.toString());
            }
            assertEquals(
                    1,
                    problems(MigrationMode.OFFLINE, MigrationDuration.TEMPORARY, OTHER, BY_NAME)
                            .size());
        }

        @Test
        @DisplayName("goes where the file has a name of its own, or nothing of it stays there")
        void goes() {
            assertEquals(List.of(), problems(MigrationMode.LIVE, MigrationDuration.PERMANENT, OTHER, NAMED));
            assertEquals(List.of(), problems(MigrationMode.LIVE, MigrationDuration.TEMPORARY, OTHER, BY_NAME));
            assertEquals(
                    List.of(),
                    problems(
                            MigrationMode.OFFLINE,
                            MigrationDuration.PERMANENT,
                            OTHER.with(Field.DESTINATION_XML, NAMED),
                            BY_NAME));
            assertEquals(
                    List.of(),
                    problems(
                            MigrationMode.LIVE,
                            MigrationDuration.PERMANENT,
                            MigrationOptions.NONE.with(Field.DESTINATION_NAME, "web"),
                            BY_NAME));
        }
    }
}
