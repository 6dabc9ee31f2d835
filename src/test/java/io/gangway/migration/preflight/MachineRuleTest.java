package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.Presence;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.vm.details.VmNeeds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineRuleTest {

    private static final String FIRMWARE = "/usr/share/OVMF/OVMF_CODE.fd";
    private final GivenFindings given = new GivenFindings();

    private Judgement judgement() {
        return given.judge();
    }

    private List<Problem> problems() {
        return judgement().standing(Set.of());
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
        given.machineProblem = Optional.of("invalid argument: the machine 'pc-q35-7.2' is not supported by emulator"
                + " '/usr/bin/qemu-system-x86_64'");

        refused(Field.DESTINATION, "machine type pc-q35-7.2", "beta");
    }

    @Test
    void namesTheEmulatorThatIsMissing() {
        given.machineProblem =
                Optional.of("Cannot check QEMU binary /usr/bin/qemu-system-x86_64: No such file or directory");

        refused(Field.DESTINATION, "/usr/bin/qemu-system-x86_64", "beta does not have");
    }

    @Test
    void givesLibvirtsWordsWhereAHostCannotRunTheVmForAnotherReason() {
        given.machineProblem = Optional.of("invalid argument: KVM is not supported by this host.");

        refused(Field.DESTINATION, "KVM is not supported");
    }

    @Test
    void namesTheCpuModelThatIsMissing() {
        given.cpuModels.remove("Skylake-Server");

        refused(Field.DESTINATION, "CPU model Skylake-Server");
    }

    @Test
    void namesWhatTheProcessorCannotDo() {
        given.cpuProblem = Optional.of("the CPU is incompatible with host CPU: missing features: mpx");

        refused(Field.DESTINATION, "mpx");
    }

    @Test
    void leavesAProcessorToTheHostThatIsNotChecked() {
        given.cpu = Optional.of(new VmNeeds.Cpu("Skylake-Server", false, "<cpu/>"));
        given.cpuProblem = Optional.of("the CPU is incompatible with host CPU");

        assertEquals(List.of(), problems());
    }

    @Test
    void namesTheNetworkThatIsMissingOrNotActive() {
        given.networks.put("lab", Presence.ABSENT);
        refused(Field.DESTINATION, "network lab", "does not have");

        given.networks.put("lab", Presence.INACTIVE);
        refused(Field.DESTINATION, "network lab", "not active");
    }

    @Test
    void namesTheBridgeThatIsMissing() {
        given.interfaces.put("br0", Presence.ABSENT);

        refused(Field.DESTINATION, "connected to br0");
    }

    @Test
    void doesNotRefuseWhatAHostCannotTell() {
        given.interfaces.put("br0", Presence.UNKNOWN);
        given.cpuModels.clear();

        assertEquals(List.of(), problems());
    }

    @Test
    void namesTheFirmwareThatCameWithAPackageOnTheSourceOnly() {
        given.firmware = Optional.of(FIRMWARE);
        assertEquals(List.of(), problems(), "a file of one's own may be anywhere");

        given.sourceFirmware.add(FIRMWARE);
        refused(Field.DESTINATION, FIRMWARE);
    }

    @Test
    void saysWhatKeepsTheVmOnItsHost() {
        given.devices.addAll(List.of("usb", "pci"));
        refused(Field.UUID, "device of alpha", "(pci)");
        given.devices.clear();

        given.snapshots = 1;
        refused(Field.UUID, "a snapshot");
        given.snapshots = 3;
        refused(Field.UUID, "3 snapshots");
        given.snapshots = 0;

        given.busy("vda");
        refused(Field.UUID, "at work on the disk vda");
    }

    @Test
    void warnsOfWhatWouldKeepAVmThatIsShutOffFromStarting() {
        given.mode = MigrationMode.OFFLINE;
        given.networks.put("lab", Presence.ABSENT);
        given.cpuModels.remove("Skylake-Server");
        given.devices.add("pci");
        given.machineProblem = Optional.of("invalid argument: the machine 'pc-q35-7.2' is not supported by emulator");

        assertEquals(
                List.of("machine", "cpu", "network:lab"),
                problems().stream().map(Problem::code).toList());
        assertEquals(List.of(), judgement().standing(Set.of("machine", "cpu", "network:lab")));
    }
}
