package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.HostTopology;
import io.gangway.libvirt.fact.Presence;
import io.gangway.migration.preflight.Objection.Level;
import io.gangway.migration.preflight.PreflightFindings.OneDisk;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.OptionFields;
import io.gangway.page.PlainMessages;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.Doubt;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.UseElsewhere;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.ListeningSocket.Protocol;
import io.gangway.vm.details.Pinning;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A rule sees no more here than it asked for. */
@DisplayName("A rule of the preflight")
class RuleCasesTest {

    private static final String UNKNOWN = "unknown";
    private static final String FIRMWARE = "/usr/share/OVMF/OVMF_CODE.fd";
    private static final String BY_NAME = "<domain><name>web</name><os firmware='efi'/></domain>";
    private static final Pinning BOUND = new Pinning(List.of(Set.of(0), Set.of(6)), Set.of(3));
    private static final DiskUse.User TREASURE = new DiskUse.User(UUID.randomUUID(), "treasure", "vdb");

    private final GivenFindings given = new GivenFindings();

    private static void off(GivenFindings given) {
        given.mode = MigrationMode.OFFLINE;
    }

    @TestFactory
    @DisplayName("that looks at both hosts says no, asks, or is silent")
    Stream<DynamicTest> ofHosts() {
        return Stream.of(
                of(DepartureRule.MOVED_BY_OTHERS, "ok"),
                of(DepartureRule.MOVED_BY_OTHERS, "blocked", given -> given.moving = true),
                of(DepartureRule.NO_SUCH_DISK, "ok"),
                of(DepartureRule.NO_SUCH_DISK, "blocked", options(Map.of("disks", List.of("vdz")))),
                of(DepartureRule.NO_SUCH_DRIVE, "ok"),
                of(DepartureRule.NO_SUCH_DRIVE, "blocked", options(Map.of("eject", List.of("sdz")))),
                of(DepartureRule.VARIABLES_BY_NAME, "ok", given -> given.kept = BY_NAME),
                of(
                        DepartureRule.VARIABLES_BY_NAME,
                        "blocked",
                        given -> given.kept = BY_NAME,
                        options(Map.of("destinationName", "web2"))),
                of(DepartureRule.NO_SUCH_POOL, "ok", options(Map.of("targets", Map.of("vda", "images")))),
                of(DepartureRule.NO_SUCH_POOL, "blocked", options(Map.of("targets", Map.of("vda", "fast")))),
                of(MachineRule.SNAPSHOTS, "ok"),
                of(MachineRule.SNAPSHOTS, "blocked", given -> given.snapshots = 2),
                of(MachineRule.SNAPSHOTS, "blocked", RuleCasesTest::off, given -> given.snapshots = 1),
                of(MachineRule.ASSIGNED_DEVICE, "ok", given -> given.devices.add("usb")),
                of(MachineRule.ASSIGNED_DEVICE, "blocked", given -> given.devices.add("pci")),
                of(MachineRule.ASSIGNED_DEVICE, "ok", RuleCasesTest::off, given -> given.devices.add("pci")),
                of(MachineRule.BLOCK_JOB, "ok"),
                of(MachineRule.BLOCK_JOB, "blocked", given -> given.busy("vda")),
                of(MachineRule.MACHINE, "ok"),
                of(MachineRule.MACHINE, "blocked", RuleCasesTest::noMachine),
                of(MachineRule.MACHINE, "warning machine", RuleCasesTest::off, RuleCasesTest::noMachine),
                of(
                        MachineRule.MACHINE,
                        "blocked",
                        RuleCasesTest::off,
                        given -> given.machineProblem =
                                Optional.of("Cannot check QEMU binary /usr/bin/qemu-system-x86_64")),
                of(
                        MachineRule.MACHINE,
                        "blocked",
                        RuleCasesTest::off,
                        given -> given.machineProblem = Optional.of("KVM is not supported")),
                of(MachineRule.CPU, "ok"),
                of(MachineRule.CPU, UNKNOWN, given -> given.cpuModels.clear()),
                of(MachineRule.CPU, "blocked", given -> given.cpuModels.remove("Skylake-Server")),
                of(
                        MachineRule.CPU,
                        "warning cpu",
                        RuleCasesTest::off,
                        given -> given.cpuModels.remove("Skylake-Server")),
                of(MachineRule.CPU, "blocked", given -> given.cpuProblem = Optional.of("missing features: mpx")),
                of(
                        MachineRule.CPU,
                        "ok",
                        given -> given.cpu = Optional.empty(),
                        given -> given.cpuModels.remove("Skylake-Server")),
                of(MachineRule.NETWORK, "ok"),
                of(MachineRule.NETWORK, UNKNOWN, given -> given.networks.put("lab", Presence.UNKNOWN)),
                of(MachineRule.NETWORK, "blocked", given -> given.networks.put("lab", Presence.INACTIVE)),
                of(
                        MachineRule.NETWORK,
                        "warning network:lab",
                        RuleCasesTest::off,
                        given -> given.networks.put("lab", Presence.ABSENT)),
                of(MachineRule.INTERFACE, "ok"),
                of(MachineRule.INTERFACE, UNKNOWN, given -> given.interfaces.put("br0", Presence.UNKNOWN)),
                of(MachineRule.INTERFACE, "blocked", given -> given.interfaces.put("br0", Presence.ABSENT)),
                of(
                        MachineRule.INTERFACE,
                        "warning interface:br0",
                        RuleCasesTest::off,
                        given -> given.interfaces.put("br0", Presence.ABSENT)),
                of(
                        MachineRule.FIRMWARE,
                        "ok",
                        RuleCasesTest::packaged,
                        given -> given.destinationFirmware.add(FIRMWARE)),
                of(MachineRule.FIRMWARE, UNKNOWN, given -> given.firmware = Optional.of(FIRMWARE)),
                of(MachineRule.FIRMWARE, "blocked", RuleCasesTest::packaged),
                of(MachineRule.FIRMWARE, "warning firmware", RuleCasesTest::off, RuleCasesTest::packaged),
                of(HostRule.PORT, "ok", given -> given.sockets.add(screen())),
                of(HostRule.PORT, "blocked", RuleCasesTest::taken),
                of(HostRule.PORT, "ok", RuleCasesTest::off, RuleCasesTest::taken),
                of(HostRule.CPU_PINNING, "ok"),
                of(
                        HostRule.CPU_PINNING,
                        UNKNOWN,
                        given -> given.pinning = BOUND,
                        given -> given.topology = HostTopology.UNTOLD),
                of(HostRule.CPU_PINNING, "blocked", given -> given.pinning = BOUND),
                of(HostRule.CPU_PINNING, "warning cpu-pinning", RuleCasesTest::off, given -> given.pinning = BOUND),
                of(
                        HostRule.CPU_PINNING,
                        "warning cpu-pinning",
                        given -> given.pinning = new Pinning(List.of(Set.of(1, 6)), Set.of())),
                of(HostRule.NUMA_NODES, "ok"),
                of(
                        HostRule.NUMA_NODES,
                        UNKNOWN,
                        given -> given.pinning = BOUND,
                        given -> given.topology = HostTopology.UNTOLD),
                of(HostRule.NUMA_NODES, "blocked", given -> given.pinning = BOUND),
                of(HostRule.NUMA_NODES, "warning numa-nodes", RuleCasesTest::off, given -> given.pinning = BOUND));
    }

    @TestFactory
    @DisplayName("that looks at one disk says no, asks, or is silent")
    Stream<DynamicTest> ofDisks() {
        CopyRule.Room room = new CopyRule.Room();
        return Stream.of(
                disk(DiskRule.DISK_NOT_SHARED, "ok", disk -> disk.answer = Answer.SHARED),
                disk(DiskRule.DISK_NOT_SHARED, UNKNOWN, disk -> disk.answer = Answer.UNKNOWN),
                disk(DiskRule.DISK_NOT_SHARED, "blocked", disk -> {}),
                off(DiskRule.DISK_MISSING, "ok", RuleCasesTest::there),
                off(DiskRule.DISK_MISSING, UNKNOWN, disk -> disk.answer = Answer.UNKNOWN),
                off(DiskRule.DISK_MISSING, "warning disk-missing:vda", disk -> {}),
                off(DiskRule.DISK_DIFFERS, "ok", RuleCasesTest::there),
                off(DiskRule.DISK_DIFFERS, "blocked", disk -> disk.there = OptionalLong.of(1)),
                off(
                        DiskRule.DISK_THERE,
                        "ok",
                        RuleCasesTest::there,
                        disk -> disk.modifiedThere = Optional.of(DescribedDisk.MONDAY)),
                off(DiskRule.DISK_THERE, "warning disk-there:vda", RuleCasesTest::there),
                copy(CopyRule.DISK_SHARED, "ok", disk -> {}),
                copy(CopyRule.DISK_SHARED, UNKNOWN, disk -> disk.answer = Answer.UNKNOWN),
                copy(CopyRule.DISK_SHARED, "blocked", disk -> disk.answer = Answer.SHARED),
                copy(CopyRule.FILE_IN_USE, "ok", RuleCasesTest::there),
                copy(CopyRule.FILE_IN_USE, "blocked", disk -> disk.user = Optional.of(TREASURE)),
                copy(CopyRule.FILE_IN_USE_ELSEWHERE, "ok", RuleCasesTest::there),
                copy(
                        CopyRule.FILE_IN_USE_ELSEWHERE,
                        "blocked",
                        disk -> disk.elsewhere = Optional.of(new UseElsewhere.Found(new HostName("gamma"), TREASURE))),
                copy(CopyRule.MAY_BE_THE_DISK_ITSELF, "ok", RuleCasesTest::there),
                // Here what is not known is refused.
                copy(
                        CopyRule.MAY_BE_THE_DISK_ITSELF,
                        "blocked",
                        RuleCasesTest::there,
                        disk -> disk.answer = Answer.UNKNOWN),
                copy(CopyRule.VOLUME_OF_ANOTHER_SIZE, "ok", RuleCasesTest::there),
                copy(CopyRule.VOLUME_OF_ANOTHER_SIZE, "blocked", disk -> disk.there = OptionalLong.of(1)),
                copy(CopyRule.MAYBE_USED, "ok", RuleCasesTest::there),
                copy(
                        CopyRule.MAYBE_USED,
                        "warning maybe-used:vda@gamma",
                        RuleCasesTest::there,
                        disk -> disk.doubts = List.of(Doubt.silent(new HostName("gamma")))),
                copy(CopyRule.FILE_THERE, "ok", disk -> {}),
                copy(CopyRule.FILE_THERE, "blocked", RuleCasesTest::there),
                copy(CopyRule.DEVICE_NOT_SEEN, "ok", disk -> {}),
                copy(CopyRule.DEVICE_NOT_SEEN, "blocked", disk -> disk.folder = "/dev/"),
                copy(CopyRule.POOL_MISSING, "ok", disk -> {}),
                copy(CopyRule.POOL_MISSING, "blocked", disk -> disk.pool = ""),
                test(room, "ok", findings -> room.judge(findings.seenBy(room)), copied(disk -> {})),
                test(room, "blocked", findings -> room.judge(findings.seenBy(room)), copied(disk -> disk.room = 1)));
    }

    @TestFactory
    @DisplayName("is silent where the destination tells nothing")
    Stream<DynamicTest> ofASilentDestination() {
        given.sockets.add(screen());
        given.pinning = BOUND;
        PreflightFindings findings = given.unknown();
        return Stream.<Rule<PreflightFindings>>concat(
                        Arrays.stream(MachineRule.values()), Arrays.stream(HostRule.values()))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.code(),
                        () -> assertEquals(
                                List.of(), rule.judge(findings.seenBy(rule)).toList())));
    }

    private static void noMachine(GivenFindings given) {
        given.machineProblem = Optional.of("the machine 'pc-q35-7.2' is not supported by emulator");
    }

    private static void packaged(GivenFindings given) {
        given.firmware = Optional.of(FIRMWARE);
        given.sourceFirmware.add(FIRMWARE);
    }

    private static ListeningSocket screen() {
        return new ListeningSocket(ListeningSocket.SCREEN, "127.0.0.1", 5955, true, Protocol.TCP);
    }

    private static void taken(GivenFindings given) {
        given.sockets.add(screen());
        given.listening.add(new HostRule.Listener("wanderer2", screen()));
    }

    private static void there(DescribedDisk disk) {
        disk.there = OptionalLong.of(disk.size);
    }

    private static Consumer<GivenFindings> options(Map<String, ?> options) {
        return given -> given.options = OptionFields.read(options);
    }

    @SafeVarargs
    private DynamicTest of(Rule<PreflightFindings> rule, String expected, Consumer<GivenFindings>... changes) {
        return test(rule, expected, findings -> rule.judge(findings.seenBy(rule)), changes);
    }

    @SafeVarargs
    private DynamicTest disk(DiskRule rule, String expected, Consumer<DescribedDisk>... changes) {
        return test(
                rule,
                expected,
                each(rule),
                given -> given.disks.add(described(changes).finding()));
    }

    @SafeVarargs
    private DynamicTest off(DiskRule rule, String expected, Consumer<DescribedDisk>... changes) {
        return test(
                rule,
                expected,
                each(rule),
                RuleCasesTest::off,
                given -> given.disks.add(described(changes).finding()));
    }

    @SafeVarargs
    private DynamicTest copy(CopyRule rule, String expected, Consumer<DescribedDisk>... changes) {
        return test(rule, expected, each(rule), copied(changes));
    }

    private static Function<PreflightFindings, Stream<Objection>> each(Rule<OneDisk> rule) {
        return findings -> findings.eachDisk().flatMap(one -> rule.judge(one.seenBy(rule)));
    }

    @SafeVarargs
    private static Consumer<GivenFindings> copied(Consumer<DescribedDisk>... changes) {
        return given -> {
            DescribedDisk disk = described(changes);
            disk.copied = true;
            given.storage = MigrationStorage.COPY;
            given.disks.add(disk.finding());
        };
    }

    @SafeVarargs
    private static DescribedDisk described(Consumer<DescribedDisk>... changes) {
        DescribedDisk disk = new DescribedDisk("vda");
        for (Consumer<DescribedDisk> change : changes) {
            change.accept(disk);
        }
        return disk;
    }

    @SafeVarargs
    private static DynamicTest test(
            Rule<?> rule,
            String expected,
            Function<PreflightFindings, Stream<Objection>> judge,
            Consumer<GivenFindings>... changes) {
        return DynamicTest.dynamicTest(rule.code() + ": " + expected, () -> {
            GivenFindings given = new GivenFindings();
            for (Consumer<GivenFindings> change : changes) {
                change.accept(given);
            }
            List<Objection> objections = judge.apply(given.findings()).toList();
            String said = objections.stream().map(RuleCasesTest::word).collect(Collectors.joining(" "));

            assertEquals(expected.equals("ok") || expected.equals(UNKNOWN) ? "" : expected, said);
            objections.forEach(objection -> assertTold(objection, given));
        });
    }

    private static String word(Objection objection) {
        return objection.level() == Level.WARNING ? "warning " + objection.code() : "blocked";
    }

    private static void assertTold(Objection objection, GivenFindings given) {
        String sentence = objection.sentence().told(PlainMessages.of(PreflightMessages.class), given.ends());
        assertTrue(sentence.contains("beta") || sentence.contains(given.vm), sentence);
        assertFalse(sentence.contains("{"), sentence);
        assertEquals(objection.level() == Level.WARNING, objection.field() == Field.ACCEPT, objection.toString());
    }
}
