package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.belongings.There;
import io.gangway.host.HostName;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.binding.WrittenCalls;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.vm.details.VmNeedsReader;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By libvirt's test driver, which also refuses what it does not have: an answer as good as any, for a count. */
@DisplayName("What a preflight asks of a host")
class RoundTripsTest {

    private static final Rulebook RULEBOOK = GivenFindings.rulebook();
    /** A new question brings its round trips along. Those to which these lead do not become more. */
    private static final List<Question<Departing, ?>> COUNTED_HERE = DepartureQuestions.all();

    private static final List<Question<Arriving, ?>> COUNTED_THERE = List.of(
            BelongingRule.THERE,
            MachineRule.OFFER,
            MachineRule.CPU_PROBLEM,
            MachineRule.NETWORKS,
            MachineRule.INTERFACES,
            HostRule.LISTENING,
            HostRule.TOPOLOGY);

    private static final UUID WEB = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final String DOMAIN = """
            <domain type='test'>
              <name>web</name>
              <uuid>00000000-0000-4000-8000-000000000002</uuid>
              <memory>524288</memory>
              <vcpu cpuset='0-1'>2</vcpu>
              <os>
                <type arch='x86_64'>hvm</type>
                <loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE.fd</loader>
                <nvram>/vars/web.fd</nvram>
              </os>
              <cpu mode='custom' match='exact' check='full'><model>Skylake-Server</model></cpu>
              <devices>
                <disk type='file' device='disk'><source file='/srv/web.qcow2'/><target dev='vda' bus='virtio'/></disk>
                <disk type='file' device='disk'><source file='/srv/log.qcow2'/><target dev='vdb' bus='virtio'/></disk>
                <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/></interface>
                <interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/></interface>
                <graphics type='vnc' port='5955' autoport='no' listen='127.0.0.1'/>
              </devices>
            </domain>
            """;

    private final WrittenCalls written = new WrittenCalls();
    private String node;

    @BeforeEach
    void host(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("node.xml");
        Files.writeString(
                file,
                "<node><cpu><mhz>2400</mhz><model>x86</model><active>4</active><nodes>1</nodes><sockets>1</sockets>"
                        + "<cores>4</cores><threads>1</threads></cpu><memory>16777216</memory>"
                        + "<network><name>default</name><bridge name='virbr0'/></network>" + DOMAIN + "</node>");
        node = "test://" + file;
    }

    private static Vm vm(VmState state) {
        return new Vm(new HostName("alpha"), WEB, "web", state, true, 2, 1 << 29, OptionalDouble.empty(), false, false);
    }

    private static Answers<Departing> ask(VirtConnection from, VmState state) {
        return Answers.ask(
                new Departing(from, vm(state), MigrationChoices.USUAL, "gone"),
                RULEBOOK.ofSource().stream().filter(COUNTED_HERE::contains).toList());
    }

    private static Answers<Arriving> ask(VirtConnection to) {
        return Answers.ask(
                new Arriving(to, WEB, VmNeedsReader.read(DOMAIN), there -> There.NOTHING),
                RULEBOOK.ofDestination().stream()
                        .filter(COUNTED_THERE::contains)
                        .toList());
    }

    private List<String> ofTheSource(VmState state) {
        try (VirtConnection from = written.open("alpha", node)) {
            ask(from, state);
            return written.calls();
        }
    }

    private List<String> ofTheDestination() {
        try (VirtConnection to = written.open("beta", node)) {
            ask(to);
            return written.calls();
        }
    }

    @Test
    @DisplayName("of the source of a VM that runs: each thing once, in this order")
    void running() {
        assertEquals(
                List.of(
                        "DomainGetXMLDesc",
                        "ConnectGetDomainCapabilities",
                        "DomainGetBlockInfo",
                        "DomainGetBlockJobInfo",
                        "DomainGetBlockInfo",
                        "DomainGetBlockJobInfo",
                        "DomainGetJobStats",
                        "DomainGetXMLDesc",
                        "DomainHasManagedSaveImage",
                        "DomainGetAutostart",
                        "DomainSnapshotNum",
                        "DomainListAllCheckpoints",
                        "DomainGetXMLDesc"),
                ofTheSource(VmState.RUNNING));
    }

    @Test
    @DisplayName("of the source of a VM that is shut off: no jobs, which it cannot have")
    void shutOff() {
        assertEquals(
                List.of(
                        "DomainGetXMLDesc",
                        "ConnectGetDomainCapabilities",
                        "DomainGetBlockInfo",
                        "DomainGetBlockInfo",
                        "DomainHasManagedSaveImage",
                        "DomainGetAutostart",
                        "DomainSnapshotNum",
                        "DomainListAllCheckpoints",
                        "DomainGetXMLDesc"),
                ofTheSource(VmState.SHUT_OFF));
    }

    @Test
    @DisplayName("of the destination: each thing once, however many rules judge by it")
    void destination() {
        assertEquals(
                List.of(
                        "ConnectGetDomainCapabilities",
                        "ConnectCompareHypervisorCPU",
                        "NetworkLookupByName",
                        "NetworkIsActive",
                        "InterfaceLookupByName",
                        "ConnectListAllDomains",
                        "DomainIsActive",
                        "DomainIsPersistent",
                        "DomainGetXMLDesc",
                        "DomainGetXMLDesc",
                        "ConnectGetCapabilities"),
                ofTheDestination());
    }

    @Test
    @DisplayName("of a source once, however many destinations are judged by it afterwards")
    void judging() {
        try (VirtConnection from = written.open("alpha", node)) {
            Answers<Departing> source = ask(from, VmState.RUNNING).with(DepartureRule.NAME, "web");
            int asked = written.calls().size();
            PreflightFindings fit = new GivenFindings().findings();
            GivenFindings lacking = new GivenFindings();
            lacking.cpuModels.remove("Skylake-Server");

            assertEquals(List.of(), judge(source, fit));
            assertEquals(List.of("cpu"), judge(source, lacking.findings()));
            assertEquals(asked, written.calls().size());
        }
    }

    private static List<String> judge(Answers<Departing> source, PreflightFindings there) {
        PreflightFindings findings = new PreflightFindings(there.request(), source, there.destination(), List.of());
        return RULEBOOK.judge(findings).stream().map(Objection::code).toList();
    }
}
