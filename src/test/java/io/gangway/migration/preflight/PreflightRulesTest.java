package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.belongings.Possessions;
import io.gangway.belongings.Surroundings;
import io.gangway.belongings.There;
import io.gangway.libvirt.fact.HostTopology;
import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.VirtualMachineType;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.PlainMessages;
import io.gangway.vm.details.Pinning;
import io.gangway.vm.details.VmNeeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreflightRulesTest {

    private static final String FIRMWARE = "/usr/share/OVMF/OVMF_CODE.fd";
    private static final VirtualMachineType TYPE =
            new VirtualMachineType("/usr/bin/qemu-system-x86_64", "x86_64", "pc-q35-7.2", "kvm");

    private Optional<VmNeeds.Cpu> cpu = Optional.of(new VmNeeds.Cpu("Skylake-Server", true, "<cpu/>"));
    private Optional<String> firmware = Optional.empty();
    private final List<String> devices = new ArrayList<>();
    private final List<VmNeeds.Disk> disks = new ArrayList<>();
    private final Set<String> sourceFirmware = new HashSet<>();
    private int snapshots;
    private final Set<String> busyDisks = new HashSet<>();
    private Optional<String> machineProblem = Optional.empty();
    private final Set<String> cpuModels = new HashSet<>(Set.of("qemu64", "Skylake-Server"));
    private Optional<String> cpuProblem = Optional.empty();
    private final Map<String, Presence> networks = new HashMap<>(Map.of("lab", Presence.ACTIVE));
    private final Map<String, Presence> interfaces = new HashMap<>(Map.of("br0", Presence.ACTIVE));
    private MigrationMode mode = MigrationMode.LIVE;

    private Possessions possessions() {
        return new Possessions(
                List.of(),
                Optional.empty(),
                false,
                false,
                false,
                snapshots,
                List.of(),
                Surroundings.NONE,
                false,
                false);
    }

    private List<Problem> problems() {
        return judgement().standing(Set.of());
    }

    private Judgement judgement() {
        PreflightFindings findings = new PreflightFindings(
                new VmNeeds(
                        TYPE,
                        cpu,
                        networks.keySet(),
                        interfaces.keySet(),
                        firmware,
                        devices,
                        disks,
                        List.of(),
                        Pinning.NONE),
                new PreflightFindings.Source(false, sourceFirmware, busyDisks, Map.of(), possessions(), "", ""),
                new PreflightFindings.Destination(
                        machineProblem,
                        cpuModels,
                        cpuProblem,
                        Set.of(),
                        networks,
                        interfaces,
                        List.of(),
                        HostTopology.UNTOLD,
                        There.NOTHING));
        MigrationChoices usual = MigrationChoices.USUAL;
        MigrationChoices choices = new MigrationChoices(
                usual.duration(), mode, usual.route(), usual.storage(), usual.policy(), usual.options());
        return new PreflightRules(
                        new FailureCatalogue.Ends("wanderer1", "alpha", "beta"),
                        PlainMessages.of(PreflightMessages.class))
                .judge(choices, findings);
    }

    private void refused(Field field, String... parts) {
        List<Problem> problems = problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(field, problems.get(0).field());
        String message = problems.get(0).message();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
        assertFalse(message.contains("{"), message);
        assertTrue(message.endsWith("."), message);
    }

    @Test
    void findsNothingInTheWayOfAVmThatFits() {
        assertEquals(List.of(), problems());
    }

    @Test
    void namesTheMachineTypeThatIsMissing() {
        machineProblem = Optional.of("invalid argument: the machine 'pc-q35-7.2' is not supported by emulator"
                + " '/usr/bin/qemu-system-x86_64'");

        refused(Field.DESTINATION, "machine type pc-q35-7.2", "beta");
    }

    @Test
    void namesTheEmulatorThatIsMissing() {
        machineProblem = Optional.of("Cannot check QEMU binary /usr/bin/qemu-system-x86_64: No such file or directory");

        refused(Field.DESTINATION, "/usr/bin/qemu-system-x86_64", "beta does not have");
    }

    @Test
    void givesLibvirtsWordsWhereAHostCannotRunTheVmForAnotherReason() {
        machineProblem = Optional.of("invalid argument: KVM is not supported by this host.");

        refused(Field.DESTINATION, "KVM is not supported");
    }

    @Test
    void namesTheCpuModelThatIsMissing() {
        cpuModels.remove("Skylake-Server");

        refused(Field.DESTINATION, "CPU model Skylake-Server");
    }

    @Test
    void namesWhatTheProcessorCannotDo() {
        cpuProblem = Optional.of("the CPU is incompatible with host CPU: missing features: mpx");

        refused(Field.DESTINATION, "mpx");
    }

    @Test
    void leavesAProcessorToTheHostThatIsNotChecked() {
        cpu = Optional.of(new VmNeeds.Cpu("Skylake-Server", false, "<cpu/>"));
        cpuProblem = Optional.of("the CPU is incompatible with host CPU");

        assertEquals(List.of(), problems());
    }

    @Test
    void namesTheNetworkThatIsMissingOrNotActive() {
        networks.put("lab", Presence.ABSENT);
        refused(Field.DESTINATION, "network lab", "does not have");

        networks.put("lab", Presence.INACTIVE);
        refused(Field.DESTINATION, "network lab", "not active");
    }

    @Test
    void namesTheBridgeThatIsMissing() {
        interfaces.put("br0", Presence.ABSENT);

        refused(Field.DESTINATION, "connected to br0");
    }

    @Test
    void doesNotRefuseWhatAHostCannotTell() {
        interfaces.put("br0", Presence.UNKNOWN);
        cpuModels.clear();

        assertEquals(List.of(), problems());
    }

    @Test
    void namesTheFirmwareThatCameWithAPackageOnTheSourceOnly() {
        firmware = Optional.of(FIRMWARE);
        assertEquals(List.of(), problems(), "a file of one's own may be anywhere");

        sourceFirmware.add(FIRMWARE);
        refused(Field.DESTINATION, FIRMWARE);
    }

    @Test
    void saysWhatKeepsTheVmOnItsHost() {
        devices.addAll(List.of("usb", "pci"));
        refused(Field.UUID, "device of alpha", "(pci)");
        devices.clear();

        snapshots = 1;
        refused(Field.UUID, "a snapshot");
        snapshots = 3;
        refused(Field.UUID, "3 snapshots");
        snapshots = 0;

        busyDisks.add("vda");
        refused(Field.UUID, "at work on the disk vda");
    }

    @Test
    void warnsOfWhatWouldKeepAVmThatIsShutOffFromStarting() {
        mode = MigrationMode.OFFLINE;
        networks.put("lab", Presence.ABSENT);
        cpuModels.remove("Skylake-Server");
        devices.add("pci");
        machineProblem = Optional.of("invalid argument: the machine 'pc-q35-7.2' is not supported by emulator");

        assertEquals(
                List.of("machine", "cpu", "network:lab"),
                problems().stream().map(Problem::code).toList());
        assertEquals(List.of(), judgement().standing(Set.of("machine", "cpu", "network:lab")));
    }
}
