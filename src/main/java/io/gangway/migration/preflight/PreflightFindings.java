package io.gangway.migration.preflight;

import io.gangway.belongings.Possessions;
import io.gangway.belongings.There;
import io.gangway.libvirt.fact.HostTopology;
import io.gangway.libvirt.fact.Presence;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.VmNeeds;
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
     * @param moving whether something moves the VM away just now
     * @param firmware paths of the firmware that libvirt knows of there
     * @param busyDisks targets of disks at which a block job is at work
     * @param diskSizes in bytes by target, of the disks that are to be copied
     * @param possessions all that belongs to the VM there
     * @param keptXml the configuration that the destination would keep
     * @param xml the configuration that the VM has there
     */
    record Source(
            boolean moving,
            Set<String> firmware,
            Set<String> busyDisks,
            Map<String, Long> diskSizes,
            Possessions possessions,
            String keptXml,
            String xml) {
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
     * @param listening where other VMs that run there listen
     * @param topology the processors and memory that it has
     * @param there what it has that concerns the VM's belongings
     */
    record Destination(
            Optional<String> machineProblem,
            Set<String> cpuModels,
            Optional<String> cpuProblem,
            Set<String> firmware,
            Map<String, Presence> networks,
            Map<String, Presence> interfaces,
            List<Listener> listening,
            HostTopology topology,
            There there) {

        Destination {
            cpuModels = Set.copyOf(cpuModels);
            firmware = Set.copyOf(firmware);
            networks = Map.copyOf(networks);
            interfaces = Map.copyOf(interfaces);
            listening = List.copyOf(listening);
        }
    }

    /** A VM that runs on the destination, and where it listens. */
    record Listener(String vm, ListeningSocket socket) {}
}
