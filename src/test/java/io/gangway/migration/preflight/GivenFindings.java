package io.gangway.migration.preflight;

import io.gangway.belongings.BelongingMessages;
import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.Possessions;
import io.gangway.belongings.Surroundings;
import io.gangway.belongings.There;
import io.gangway.host.HostName;
import io.gangway.libvirt.fact.HostTopology;
import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.VirtualMachineType;
import io.gangway.migration.failure.FailureCatalogue.Ends;
import io.gangway.migration.preflight.DepartureQuestions.DiskState;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.page.PlainMessages;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.Pinning;
import io.gangway.vm.details.VmNeeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** What both hosts say of a VM that nothing keeps from going, but for what a test is about. */
final class GivenFindings {

    static final VirtualMachineType TYPE =
            new VirtualMachineType("/usr/bin/qemu-system-x86_64", "x86_64", "pc-q35-7.2", "kvm");

    String vm = "wanderer1";
    MigrationMode mode = MigrationMode.LIVE;
    MigrationDuration duration = MigrationDuration.PERMANENT;
    MigrationStorage storage = MigrationStorage.SHARED;
    MigrationOptions options = MigrationOptions.NONE;

    Optional<VmNeeds.Cpu> cpu = Optional.of(new VmNeeds.Cpu("Skylake-Server", true, "<cpu/>"));
    Optional<String> firmware = Optional.empty();
    List<String> devices = new ArrayList<>();
    List<VmNeeds.Disk> needed = new ArrayList<>();
    List<ListeningSocket> sockets = new ArrayList<>();
    Pinning pinning = Pinning.NONE;

    boolean moving;
    Set<String> sourceFirmware = new HashSet<>();
    int snapshots;
    Map<String, DiskState> diskStates = new HashMap<>();
    String kept = "<domain><name>wanderer1</name></domain>";

    Optional<String> machineProblem = Optional.empty();
    Set<String> cpuModels = new HashSet<>(Set.of("qemu64", "Skylake-Server"));
    Optional<String> cpuProblem = Optional.empty();
    Set<String> destinationFirmware = new HashSet<>();
    Map<String, Presence> networks = new HashMap<>(Map.of("lab", Presence.ACTIVE));
    Map<String, Presence> interfaces = new HashMap<>(Map.of("br0", Presence.ACTIVE));
    List<HostRule.Listener> listening = new ArrayList<>();
    HostTopology topology = new HostTopology(Set.of(0, 1), Set.of(0));
    List<String> pools = List.of("images", "local");
    There there = There.NOTHING;
    List<DiskFinding> disks = new ArrayList<>();

    void busy(String disk) {
        diskStates.put(disk, new DiskState(OptionalLong.empty(), true));
    }

    PreflightFindings findings() {
        MigrationChoices usual = MigrationChoices.USUAL;
        return new PreflightFindings(
                new MigrationRequest(
                        UUID.fromString("00000000-0000-4000-8000-000000000002"),
                        new HostName("alpha"),
                        new Destination(Optional.of(new HostName("beta")), "qemu+ssh://beta/system", Optional.empty()),
                        new MigrationChoices(duration, mode, usual.route(), storage, usual.policy(), options)),
                source(),
                destination(),
                disks);
    }

    /** The same where the destination says nothing. */
    PreflightFindings unknown() {
        return new PreflightFindings(findings().request(), source(), Answers.unknown(), disks);
    }

    private Answers<Departing> source() {
        return Answers.<Departing>unknown()
                .with(DepartureQuestions.CONFIGURATION, kept)
                .with(
                        DepartureQuestions.NEEDS,
                        new VmNeeds(
                                TYPE,
                                cpu,
                                networks.keySet(),
                                interfaces.keySet(),
                                firmware,
                                devices,
                                needed,
                                sockets,
                                pinning))
                .with(DepartureQuestions.FIRMWARE, sourceFirmware)
                .with(DepartureQuestions.DISKS, diskStates)
                .with(DepartureQuestions.MOVING, moving)
                .with(
                        DepartureQuestions.POSSESSIONS,
                        new Possessions(
                                List.of(),
                                Optional.empty(),
                                false,
                                false,
                                false,
                                snapshots,
                                List.of(),
                                Surroundings.NONE,
                                false,
                                false))
                .with(DepartureQuestions.KEPT, kept)
                .with(DepartureRule.NAME, vm);
    }

    private Answers<Arriving> destination() {
        return Answers.<Arriving>unknown()
                .with(BelongingRule.THERE, there)
                .with(MachineRule.OFFER, new MachineOffer(machineProblem, cpuModels, destinationFirmware))
                .with(MachineRule.CPU_PROBLEM, cpuProblem)
                .with(MachineRule.NETWORKS, networks)
                .with(MachineRule.INTERFACES, interfaces)
                .with(HostRule.LISTENING, listening)
                .with(HostRule.TOPOLOGY, topology)
                .with(DepartureRule.POOLS, pools);
    }

    Ends ends() {
        return new Ends(vm, "alpha", "beta");
    }

    static Rulebook rulebook() {
        return new Rulebook(new BelongingWords(PlainMessages.of(BelongingMessages.class)));
    }

    /** By all rules, as a person who speaks English reads it. */
    Judgement judge() {
        PreflightFindings findings = findings();
        return Judgement.of(
                rulebook().judge(findings), PlainMessages.of(PreflightMessages.class), ends(), findings.belongings());
    }
}
