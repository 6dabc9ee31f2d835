package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.request.StoragePreset;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.Doubt;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.UseElsewhere;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiskRuleTest {

    private static final long MIB = 1L << 20;
    private static final Instant MONDAY = DescribedDisk.MONDAY;

    private MigrationMode mode = MigrationMode.LIVE;
    private MigrationStorage storage = MigrationStorage.SHARED;
    private List<String> named = List.of();
    private Map<String, String> pools = Map.of();
    private Set<String> overwrite = Set.of();

    private DescribedDisk disk(String target) {
        return new DescribedDisk(target);
    }

    private DescribedDisk copiedDisk(String target) {
        DescribedDisk disk = new DescribedDisk(target);
        disk.copied = true;
        storage = MigrationStorage.COPY;
        return disk;
    }

    @Test
    void looksAtNoDeviceByANameThatIsNotALink() {
        DescribedDisk device = copiedDisk("vda");
        device.folder = "/dev/";
        device.pool = "";

        refused(judge(device), Field.STORAGE, "/dev/vda.qcow2 on beta", "/dev/disk/by-id");
        device.folder = "/dev/vg/";
        refused(judge(device), Field.STORAGE, "no active storage pool");
    }

    private Judgement judge(DescribedDisk... described) {
        GivenFindings given = new GivenFindings();
        given.vm = "web";
        given.mode = mode;
        given.storage = storage;
        given.options = MigrationOptions.NONE
                .with(Field.DISKS, named)
                .with(Field.TARGETS, pools)
                .with(Field.OVERWRITE, List.copyOf(overwrite));
        for (DescribedDisk one : described) {
            given.disks.add(one.finding());
        }
        return given.judge();
    }

    private static void refused(Judgement judgement, Field field, String... parts) {
        assertEquals(1, judgement.problems().size(), judgement.toString());
        Problem problem = judgement.problems().get(0);
        assertEquals(field, problem.field());
        for (String part : parts) {
            assertTrue(problem.message().contains(part), problem.message());
        }
        assertFalse(problem.message().contains("{"), problem.message());
    }

    private static void fine(Judgement judgement) {
        assertEquals(List.of(), judgement.standing(Set.of()));
    }

    @Test
    @DisplayName("what only the source reaches must be copied, unless it is read only and there already")
    void notShared() {
        refused(judge(disk("vda")), Field.STORAGE, "vda", "/images/vda.qcow2", "beta does not reach", "Copy it");

        DescribedDisk base = disk("vdb");
        base.readOnly = true;
        base.there = OptionalLong.of(base.size);
        fine(judge(base));

        DescribedDisk device = disk("vdc");
        device.answer = Answer.UNKNOWN;
        fine(judge(device));
    }

    @Test
    @DisplayName("what both hosts reach is never copied, and what is to be copied instead is named")
    void sharedDisk() {
        DescribedDisk shared = copiedDisk("vda");
        shared.answer = Answer.SHARED;
        refused(judge(shared), Field.STORAGE, "reaches as well", "shared storage");

        named = List.of("vda", "vdb");
        refused(judge(shared, copiedDisk("vdb")), Field.DISKS, "Copy vdb only");
    }

    @Test
    @DisplayName("a disk that was left out of the copy is named before the start")
    void leftOut() {
        named = List.of("vda");

        refused(judge(copiedDisk("vda"), disk("vdb")), Field.DISKS, "vdb", "not among the disks to be copied");
    }

    @Test
    @DisplayName("a file that a VM there uses is never written over, whoever agrees")
    void inUse() {
        DescribedDisk disk = copiedDisk("vda");
        disk.there = OptionalLong.of(disk.size);
        disk.user = Optional.of(new DiskUse.User(UUID.randomUUID(), "treasure", "backing file of vdb"));
        overwrite = Set.of("vda");

        refused(judge(disk), Field.STORAGE, "treasure", "backing file of vdb", "/images/vda.qcow2");
    }

    @Test
    @DisplayName("a file of fitting size that nobody uses is written over once a person named its disk")
    void overwritten() {
        DescribedDisk disk = copiedDisk("vda");
        disk.there = OptionalLong.of(disk.size);
        refused(judge(disk), Field.OVERWRITE, "/images/vda.qcow2", "no VM there uses it");
        assertEquals("vda", judge(disk).problems().get(0).code());
        disk.own = true;
        refused(judge(disk), Field.OVERWRITE, "/images/vda.qcow2", "the file that", "had there before");

        overwrite = Set.of("vda");
        fine(judge(disk));
    }

    @Test
    @DisplayName("what a VM of another host may use is not written over, either")
    void inUseElsewhere() {
        DescribedDisk disk = copiedDisk("vda");
        disk.there = OptionalLong.of(disk.size);
        disk.elsewhere = Optional.of(
                new UseElsewhere.Found(new HostName("gamma"), new DiskUse.User(UUID.randomUUID(), "treasure", "vdb")));
        overwrite = Set.of("vda");

        refused(judge(disk), Field.STORAGE, "on gamma the VM treasure uses a file of that name (vdb)");
    }

    @Test
    @DisplayName("where it is not known whether somebody needs the file, a yes to writing over it is not enough")
    void doubted() {
        UUID other = UUID.randomUUID();
        DescribedDisk disk = copiedDisk("vda");
        disk.doubts = List.of(
                Doubt.silent(new HostName("gamma")),
                Doubt.unread(
                        new HostName("beta"),
                        new DiskUse.Unread(new DiskUse.User(other, "lost", "vdb"), "/far/top.qcow2")));
        fine(judge(disk));

        disk.there = OptionalLong.of(disk.size);
        assertTrue(judge(disk).problems().get(0).message().contains("no VM is known to use it"));
        overwrite = Set.of("vda");
        List<Problem> standing = judge(disk).standing(Set.of());
        assertEquals(
                List.of("maybe-used:vda@gamma", "maybe-used:vda@beta:" + other),
                standing.stream().map(Problem::code).toList());
        assertTrue(standing.get(0).message().startsWith("gamma does not say"));
        assertTrue(standing.get(1).message().contains("the VM lost has /far/top.qcow2 (vdb)"));
        assertEquals(List.of(), judge(disk).standing(Set.of("maybe-used:vda@gamma", "maybe-used:vda@beta:" + other)));
    }

    @Test
    @DisplayName("what lies in a pool that is chosen is asked about like what lies in the disk's own place")
    void chosenPool() {
        DescribedDisk disk = copiedDisk("vda");
        pools = Map.of("vda", "fast");
        disk.pool = "";
        fine(judge(disk));

        disk.there = OptionalLong.of(disk.size);
        refused(judge(disk), Field.OVERWRITE, "/images/vda.qcow2", "no VM there uses it");
        assertEquals("vda", judge(disk).problems().get(0).code());
        disk.there = OptionalLong.of(32 * MIB);
        refused(judge(disk), Field.TARGETS, "64 MiB", "32 MiB");
        disk.user = Optional.of(new DiskUse.User(UUID.randomUUID(), "treasure", "vda"));
        refused(judge(disk), Field.TARGETS, "treasure");
    }

    @Test
    @DisplayName("what may be the disk itself is never written over")
    void mayBeTheDiskItself() {
        DescribedDisk disk = copiedDisk("vda");
        disk.answer = Answer.UNKNOWN;
        disk.there = OptionalLong.of(disk.size);
        overwrite = Set.of("vda");

        refused(judge(disk), Field.STORAGE, "may be the disk itself");
    }

    @Test
    @DisplayName("both sizes are named where another volume is in the place; whole sectors are the same size")
    void anotherSize() {
        overwrite = Set.of("vda");
        DescribedDisk disk = copiedDisk("vda");
        disk.there = OptionalLong.of(32 * MIB);
        refused(judge(disk), Field.STORAGE, "64 MiB", "32 MiB", "/images/vda.qcow2");

        disk.there = OptionalLong.of(disk.size + 512);
        refused(judge(disk), Field.STORAGE, "67108864 B", "67109376 B");

        disk.there = OptionalLong.of(disk.size - 100);
        fine(judge(disk));
    }

    @Test
    @DisplayName("the folder for which there is no pool is named, and room that is missing")
    void placeAndRoom() {
        DescribedDisk disk = copiedDisk("vda");
        disk.pool = "";
        refused(judge(disk), Field.STORAGE, "folder /images", "beta has no active storage pool");

        disk.pool = "local";
        disk.room = 100 * MIB;
        DescribedDisk other = copiedDisk("vdb");
        other.room = 100 * MIB;
        refused(judge(disk, other), Field.STORAGE, "100 MiB left", "need 128 MiB");
    }

    @Test
    @DisplayName(
            "shut off: a missing file is a concern, one of another size or an older one is refused with both named")
    void shutOff() {
        mode = MigrationMode.OFFLINE;
        DescribedDisk disk = disk("vda");
        assertEquals(
                List.of("disk-missing:vda"),
                judge(disk).standing(Set.of()).stream().map(Problem::code).toList());

        disk.there = OptionalLong.of(32 * MIB);
        refused(judge(disk), Field.STORAGE, "64 MiB", "32 MiB", "alpha", "beta");

        disk.there = OptionalLong.of(disk.size);
        disk.modifiedThere = Optional.of(MONDAY.minusSeconds(60));
        refused(judge(disk), Field.STORAGE, "/images/vda.qcow2");

        disk.modifiedThere = Optional.of(MONDAY.plusSeconds(60));
        assertEquals(
                List.of("disk-there:vda"),
                judge(disk).standing(Set.of()).stream().map(Problem::code).toList());

        disk.modifiedThere = Optional.of(MONDAY);
        fine(judge(disk));
    }

    @Test
    @DisplayName("where nobody said, local disks are copied, shared ones are not, and a VM without disks is not asked")
    void preset() {
        DescribedDisk shared = disk("vda");
        shared.answer = Answer.SHARED;
        DescribedDisk local = disk("vdb");
        DescribedDisk readOnly = disk("vdc");
        readOnly.readOnly = true;
        List<DiskFinding> all = List.of(shared.finding(), local.finding(), readOnly.finding());

        StoragePreset mixed = StoragePreset.of(
                all.stream().map(DiskFinding::disk).toList(),
                all.stream().map(DiskFinding::place).toList());

        assertEquals(new StoragePreset(MigrationStorage.COPY, List.of("vdb")), mixed);
        assertEquals(new StoragePreset(MigrationStorage.SHARED, List.of()), StoragePreset.of(List.of(), List.of()));
    }
}
