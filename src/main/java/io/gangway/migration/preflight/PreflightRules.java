package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.VirtualMachineType;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.vm.details.VmNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what is in the way of a migration, from what both hosts found. Refuses only what libvirt would refuse, too, but
 * names what is missing, where libvirt often does not, and does so before anything starts. What would keep a VM that is
 * shut off from starting on the destination is a concern: it can be mended there.
 */
final class PreflightRules {

    /** The VM and the two ends, by the names that people know them by. */
    private final FailureCatalogue.Ends ends;

    private final PreflightMessages say;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Concern> concerns = new ArrayList<>();
    private boolean runs;

    PreflightRules(FailureCatalogue.Ends ends, PreflightMessages say) {
        this.ends = ends;
        this.say = say;
    }

    /** All that is in the way, and all concerns; without the belongings. */
    Judgement judge(MigrationChoices choices, PreflightFindings findings) {
        runs = choices.mode() != MigrationMode.OFFLINE;
        hindrances(findings);
        findings.destination()
                .machineProblem()
                .ifPresent(reason -> machine(findings.needs().type(), reason));
        processor(findings);
        networks(findings);
        firmware(findings);
        return new Judgement(problems, concerns, List.of());
    }

    private void hindrances(PreflightFindings findings) {
        int snapshots = findings.source().possessions().snapshots();
        if (snapshots > 0) {
            at(Field.UUID, snapshots == 1 ? say.snapshot(ends.vm()) : say.snapshots(ends.vm(), snapshots));
        }
        // USB devices are taken off and put on by libvirt itself.
        List<String> devices = findings.needs().hostDevices().stream()
                .filter(kind -> !kind.equals("usb"))
                .distinct()
                .toList();
        if (runs && !devices.isEmpty()) {
            String kinds = devices.stream().reduce(say::listed).orElse("");
            at(Field.UUID, say.hostDevice(ends.source(), ends.destination(), ends.vm(), kinds));
        }
        findings.source().busyDisks().stream().sorted().forEach(disk -> at(Field.UUID, say.blockJob(ends.vm(), disk)));
    }

    /** A host without the emulator does not even take the configuration. */
    private void machine(VirtualMachineType type, String reason) {
        if (reason.contains("the machine '" + type.machine() + "' is not supported")) {
            unfit("machine", say.machineMissing(ends.destination(), ends.vm(), type.machine()));
        } else if (reason.contains("Cannot check QEMU binary")) {
            refuse(say.emulatorMissing(ends.destination(), ends.vm(), type.emulator()));
        } else {
            refuse(say.cannotRun(ends.destination(), ends.vm(), reason));
        }
    }

    private void processor(PreflightFindings findings) {
        Optional<VmNeeds.Cpu> cpu = findings.needs().cpu();
        if (cpu.isEmpty()) {
            return;
        }
        String model = cpu.get().model();
        PreflightFindings.Destination there = findings.destination();
        if (!there.cpuModels().isEmpty() && !there.cpuModels().contains(model)) {
            unfit("cpu", say.cpuModelMissing(ends.destination(), ends.vm(), model));
        } else if (cpu.get().checked()) {
            there.cpuProblem().ifPresent(reason -> unfit("cpu", say.cpuUnfit(ends.destination(), ends.vm(), reason)));
        }
    }

    private void networks(PreflightFindings findings) {
        findings.destination().networks().forEach((name, presence) -> {
            if (presence == Presence.ABSENT) {
                unfit("network:" + name, say.networkMissing(ends.destination(), ends.vm(), name));
            } else if (presence == Presence.INACTIVE) {
                unfit("network:" + name, say.networkInactive(ends.destination(), ends.vm(), name));
            }
        });
        findings.destination().interfaces().forEach((name, presence) -> {
            if (presence == Presence.ABSENT) {
                unfit("interface:" + name, say.interfaceMissing(ends.destination(), ends.vm(), name));
            }
        });
    }

    /** Only firmware that came with a package on the source is judged: a file of the VM's own is among its belongings. */
    private void firmware(PreflightFindings findings) {
        findings.needs()
                .firmware()
                .filter(path -> findings.source().firmware().contains(path))
                .filter(path -> !findings.destination().firmware().contains(path))
                .ifPresent(path -> unfit("firmware", say.firmwareMissing(ends.destination(), ends.vm(), path)));
    }

    private void unfit(String code, String message) {
        if (runs) {
            refuse(message);
        } else {
            concerns.add(new Concern(code, message));
        }
    }

    private void refuse(String message) {
        at(Field.DESTINATION, message);
    }

    private void at(Field field, String message) {
        problems.add(new Problem(field, message));
    }
}
