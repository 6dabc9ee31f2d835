package io.gangway.migration;

import java.util.List;

/** Failures because the destination cannot run the VM, or the VM is so that it cannot leave. */
final class MachineFailures {

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of(
                    "already exists with uuid|already defined with uuid|already active as|"
                            + "domain .* already exists|domain is already",
                    "{destination} has a VM of this name or identity already",
                    "Another VM on {destination} has the name or the UUID of {vm}.",
                    "Find out what that one is. If both are needed, rename one of them, or give {vm} another name on"
                            + " {destination}."),
            FailureEntry.of(
                    "another migration job is already running",
                    "{vm} is being moved by something else",
                    "Another migration of {vm} was under way, begun outside of this console, such as with virsh.",
                    "Wait until that has ended, and see where {vm} is then."),
            FailureEntry.of(
                    "cannot migrate domain with \\d+ snapshots",
                    "{vm} has snapshots",
                    "libvirt cannot move a VM together with its snapshots.",
                    "Delete the snapshots of {vm} first, which merges them into its disks."),
            FailureEntry.of(
                    "cannot migrate a domain with <hostdev|assigned (non-USB )?host devices|vDPA devices cannot be"
                            + " migrated|non-migratable device|cannot migrate a domain with <interface|"
                            + "shmem device .* cannot be migrated",
                    "A device cannot move with {vm}",
                    "{vm} uses a device of {source} itself, such as a PCI card that was passed through to it.",
                    "Detach the device first, and attach one on {destination} afterwards."),
            FailureEntry.of(
                    "[Nn]etwork not found|no network with matching name",
                    "A network is missing on {destination}",
                    "{vm} is connected to a network that {destination} does not have; the details name it.",
                    "Create the network on {destination} under the same name, or connect {vm} to another."),
            FailureEntry.of(
                    "network '.*' is not active",
                    "A network is not active on {destination}",
                    "{vm} is connected to a network that is defined on {destination}, but not started.",
                    "On {destination}, start the network (virsh net-start) and let it start by itself"
                            + " (virsh net-autostart)."),
            FailureEntry.of(
                    "Cannot get interface MTU|bridge .*No such device|[Uu]nable to add bridge|No such device",
                    "A bridge is missing on {destination}",
                    "{vm} is connected to a bridge or interface that {destination} does not have; the details name it.",
                    "Create it on {destination} under the same name, or connect {vm} to another."),
            FailureEntry.of(
                    "guest CPU doesn't match|CPU (feature|model)|[Uu]nknown CPU model|incompatible with host CPU|"
                            + "unsupported CPU|CPU .*not supported by hypervisor|Host CPU does not provide",
                    "The processor of {destination} does not fit",
                    "{vm} uses a virtual processor, or features of it, that {destination} does not have.",
                    "Give {vm} a CPU model that both hosts have, and start it anew."),
            FailureEntry.of(
                    "does not support machine type|machine .* is not supported|unsupported machine type|"
                            + "[Mm]achine type",
                    "The machine type is unknown on {destination}",
                    "The QEMU on {destination} does not have the machine type of {vm}.",
                    "Update QEMU on {destination}, or give {vm} an older machine type and start it anew."),
            FailureEntry.of(
                    "does not support virt type 'kvm'|KVM is not supported",
                    "{destination} has no KVM",
                    "{vm} runs with KVM, which {destination} does not offer.",
                    "On {destination}, turn virtualization on in the firmware and load the kernel's KVM module."),
            FailureEntry.of(
                    "Cannot check QEMU binary|Emulator .* does not (exist|support)",
                    "The emulator of {vm} is missing on {destination}",
                    "{vm} runs with a QEMU that {destination} does not have, or not at the same path.",
                    "Install QEMU on {destination} at the same path."),
            FailureEntry.of(
                    "Cannot allocate memory|cannot set up guest memory|[Oo]ut of memory",
                    "{destination} has too little memory",
                    "{destination} could not provide the memory of {vm}.",
                    "Move or shut down other VMs on {destination}, or choose another destination."));

    private MachineFailures() {}
}
