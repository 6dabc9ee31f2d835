package io.gangway.migration;

import io.gangway.belongings.Possessions;
import io.gangway.belongings.There;
import io.gangway.libvirt.PoolFacts;
import io.gangway.libvirt.Presence;
import io.gangway.libvirt.VolumeFacts;
import io.gangway.vm.VmNeeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What both hosts said when they were asked whether a VM can go from the one to the other. */
record PreflightFindings(VmNeeds needs, Source source, Destination destination) {

    /** What the VM asks for, and what its host said. */
    record Departure(VmNeeds needs, Source source) {}

    /**
     * What the source said.
     *
     * @param firmware paths of the firmware that libvirt knows of there
     * @param busyDisks targets of disks at which a block job is at work
     * @param diskSizes in bytes by target, of the disks that are to be copied
     * @param possessions all that belongs to the VM there
     * @param keptXml the configuration that the destination would keep
     */
    record Source(
            Set<String> firmware,
            Set<String> busyDisks,
            Map<String, Long> diskSizes,
            Possessions possessions,
            String keptXml) {
        Source {
            firmware = Set.copyOf(firmware);
            busyDisks = Set.copyOf(busyDisks);
            diskSizes = Map.copyOf(diskSizes);
        }
    }

    /**
     * What the destination said. What it could not tell is left out.
     *
     * @param machineProblem why it cannot run such a machine at all
     * @param cpuModels those that it knows, whether its processor is fit for them or not
     * @param cpuProblem why its processor is not fit
     * @param firmware paths of the firmware that libvirt knows of there
     * @param pools the active ones; empty if nobody asked, or if it cannot tell
     * @param volumes by path, of the disks that are to be copied and that are there already
     * @param there what it has that concerns the VM's belongings
     */
    record Destination(
            Optional<String> machineProblem,
            Set<String> cpuModels,
            Optional<String> cpuProblem,
            Set<String> firmware,
            Map<String, Presence> networks,
            Map<String, Presence> interfaces,
            Optional<List<PoolFacts>> pools,
            Map<String, VolumeFacts> volumes,
            There there) {

        Destination {
            cpuModels = Set.copyOf(cpuModels);
            firmware = Set.copyOf(firmware);
            networks = Map.copyOf(networks);
            interfaces = Map.copyOf(interfaces);
            pools = pools.map(List::copyOf);
            volumes = Map.copyOf(volumes);
        }

        /** The pool in which libvirt makes what is to lie in a folder. */
        Optional<PoolFacts> poolFor(String folder) {
            return pools.stream()
                    .flatMap(List::stream)
                    .filter(pool -> pool.target().equals(folder))
                    .findFirst();
        }
    }

    /** Paths of the volumes that libvirt makes on the destination for this migration. */
    List<String> made(MigrationChoices choices) {
        if (!choices.storage().copies()) {
            return List.of();
        }
        return needs.copied(choices.options().copying().disks()).stream()
                .flatMap(disk -> disk.file().stream())
                .filter(path -> !destination.volumes().containsKey(path))
                .toList();
    }

    /** Whether a disk is to be copied into a folder for which the destination has no pool. */
    boolean lacksPool(MigrationChoices choices) {
        return destination.pools().isPresent()
                && made(choices).stream()
                        .map(VmNeeds::folder)
                        .anyMatch(folder -> destination.poolFor(folder).isEmpty());
    }

    /** The same, as if the destination could not tell which pools it has. */
    PreflightFindings withoutPools() {
        Destination there = destination;
        return new PreflightFindings(
                needs,
                source,
                new Destination(
                        there.machineProblem(),
                        there.cpuModels(),
                        there.cpuProblem(),
                        there.firmware(),
                        there.networks(),
                        there.interfaces(),
                        Optional.empty(),
                        there.volumes(),
                        there.there()));
    }
}
