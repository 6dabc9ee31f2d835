package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.Presence;
import io.gangway.migration.preflight.Objection.Sentence;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import io.gangway.vm.details.VmNeeds;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What keeps a VM on its host, and what its machine needs that the destination may not have. Each names what is missing, where
 * libvirt often does not.
 */
enum MachineRule implements Rule<PreflightFindings> {

    /** libvirt moves none. */
    SNAPSHOTS(Field.UUID) {
        @Override
        public List<Question<Departing, ?>> ofSource() {
            return List.of(DepartureQuestions.POSSESSIONS);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            int count = findings.source().to(DepartureQuestions.POSSESSIONS).snapshots();
            return count == 0
                    ? Stream.empty()
                    : blocked((say, ends) -> count == 1 ? say.snapshot(ends.vm()) : say.snapshots(ends.vm(), count));
        }
    },

    /** USB devices are taken off and put on by libvirt itself. */
    ASSIGNED_DEVICE(Field.UUID) {
        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            List<String> devices = findings.needs().hostDevices().stream()
                    .filter(kind -> !kind.equals("usb"))
                    .distinct()
                    .toList();
            return devices.isEmpty() || !findings.runs()
                    ? Stream.empty()
                    : blocked((say, ends) -> say.hostDevice(
                            ends.source(), ends.destination(), ends.vm(), Sentence.listed(say, devices)));
        }
    },

    BLOCK_JOB(Field.UUID) {
        @Override
        public List<Question<Departing, ?>> ofSource() {
            return List.of(DepartureQuestions.DISKS);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            return findings.source().to(DepartureQuestions.DISKS).entrySet().stream()
                    .filter(disk -> disk.getValue().busy())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .flatMap(disk -> blocked((say, ends) -> say.blockJob(ends.vm(), disk)));
        }
    },

    /** A host without the emulator does not even take the configuration. */
    MACHINE(Field.DESTINATION) {
        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(OFFER);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            return findings.destination().to(OFFER).problem().stream().flatMap(reason -> missing(findings, reason));
        }

        private Stream<Objection> missing(PreflightFindings findings, String reason) {
            String machine = findings.needs().type().machine();
            String emulator = findings.needs().type().emulator();
            if (reason.contains("the machine '" + machine + "' is not supported")) {
                return unfit(
                        findings.runs(), (say, ends) -> say.machineMissing(ends.destination(), ends.vm(), machine));
            }
            return reason.contains("Cannot check QEMU binary")
                    ? blocked((say, ends) -> say.emulatorMissing(ends.destination(), ends.vm(), emulator))
                    : blocked((say, ends) -> say.cannotRun(ends.destination(), ends.vm(), reason));
        }
    },

    /** A processor that libvirt does not check at the start is left to the host. */
    CPU(Field.DESTINATION) {
        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(OFFER, CPU_PROBLEM);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            return findings.needs().cpu().stream().flatMap(cpu -> judge(findings, cpu));
        }

        private Stream<Objection> judge(PreflightFindings findings, VmNeeds.Cpu cpu) {
            Set<String> models = findings.destination().to(OFFER).cpuModels();
            if (!models.isEmpty() && !models.contains(cpu.model())) {
                return unfit(
                        findings.runs(),
                        (say, ends) -> say.cpuModelMissing(ends.destination(), ends.vm(), cpu.model()));
            }
            return findings.destination().to(CPU_PROBLEM).stream()
                    .filter(reason -> cpu.checked())
                    .flatMap(reason ->
                            unfit(findings.runs(), (say, ends) -> say.cpuUnfit(ends.destination(), ends.vm(), reason)));
        }
    },

    NETWORK(Field.DESTINATION) {
        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(NETWORKS);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            Map<String, Presence> there = findings.destination().to(NETWORKS);
            return there.entrySet().stream().flatMap(network -> judge(findings, network.getKey(), network.getValue()));
        }

        private Stream<Objection> judge(PreflightFindings findings, String name, Presence presence) {
            return switch (presence) {
                case ABSENT ->
                    unfit(
                            findings.runs(),
                            name,
                            (say, ends) -> say.networkMissing(ends.destination(), ends.vm(), name));
                case INACTIVE ->
                    unfit(
                            findings.runs(),
                            name,
                            (say, ends) -> say.networkInactive(ends.destination(), ends.vm(), name));
                case ACTIVE, UNKNOWN -> Stream.empty();
            };
        }
    },

    INTERFACE(Field.DESTINATION) {
        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(INTERFACES);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            return findings.destination().to(INTERFACES).entrySet().stream()
                    .filter(found -> found.getValue() == Presence.ABSENT)
                    .map(Map.Entry::getKey)
                    .flatMap(name -> unfit(
                            findings.runs(),
                            name,
                            (say, ends) -> say.interfaceMissing(ends.destination(), ends.vm(), name)));
        }
    },

    /** Only what came with a package on the source is judged: a file of the VM's own is among its belongings. */
    FIRMWARE(Field.DESTINATION) {
        @Override
        public List<Question<Departing, ?>> ofSource() {
            return List.of(DepartureQuestions.FIRMWARE);
        }

        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(OFFER);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            return findings.needs().firmware().stream()
                    .filter(findings.source().to(DepartureQuestions.FIRMWARE)::contains)
                    .filter(path -> !findings.destination().to(OFFER).firmware().contains(path))
                    .flatMap(path -> unfit(
                            findings.runs(), (say, ends) -> say.firmwareMissing(ends.destination(), ends.vm(), path)));
        }
    };

    /** What the destination can do for machines of the VM's type. */
    static final Question<Arriving, MachineOffer> OFFER = new Question<>(
            "its offer",
            MachineOffer.UNTOLD,
            asking -> MachineOffer.of(
                    asking.host().to().offers(), asking.host().needs().type()));

    /** Why its processor is not fit for one that libvirt checks at the start. */
    static final Question<Arriving, Optional<String>> CPU_PROBLEM =
            new Question<>("its processor", Optional.empty(), asking -> {
                VmNeeds needs = asking.host().needs();
                return needs.cpu()
                        .filter(VmNeeds.Cpu::checked)
                        .flatMap(cpu -> asking.host().to().offers().cpuProblem(needs.type(), cpu.xml()));
            });

    /** Whether it has libvirt's networks to which the VM is connected, by their names. */
    static final Question<Arriving, Map<String, Presence>> NETWORKS = new Question<>(
            "its networks",
            Map.of(),
            asking -> presences(
                    asking.host().needs().networks(), asking.host().to().offers()::network));

    /** The same of bridges and other interfaces of the host itself. */
    static final Question<Arriving, Map<String, Presence>> INTERFACES = new Question<>(
            "its interfaces",
            Map.of(),
            asking -> presences(
                    asking.host().needs().interfaces(), asking.host().to().offers()::networkInterface));

    private final Field field;

    MachineRule(Field field) {
        this.field = field;
    }

    @Override
    public String code() {
        return Rule.code(this);
    }

    @Override
    public Field field() {
        return field;
    }

    private static Map<String, Presence> presences(Collection<String> names, Function<String, Presence> question) {
        Map<String, Presence> answers = new HashMap<>();
        names.forEach(name -> answers.put(name, question.apply(name)));
        return answers;
    }
}
