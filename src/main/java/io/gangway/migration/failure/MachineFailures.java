package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.util.List;

/** Failures because the destination cannot run the VM, or the VM is so that it cannot leave. */
final class MachineFailures {

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of(
                    "name-taken",
                    "domain '[^']*' already exists with uuid|domain '[^']*' is already defined with uuid|"
                            + "domain with name '[^']*' already exists",
                    "{destination} has a VM of this name already",
                    "Another VM on {destination} has the name of {vm}.",
                    "Find out what that one is. If both are needed, rename one of them, or give {vm} another name on"
                            + " {destination}."),
            FailureEntry.of(
                    "active-there",
                    "domain '[^']*' is already (?:active|being started)|domain is already active as '",
                    "{vm} is active on {destination} already",
                    "libvirt on {destination} runs, or starts, a VM of the very identity (UUID) of {vm}.",
                    "Start neither and end neither before it is clear what each of them is: see on {destination} since when"
                            + " it runs there and what it has done since."),
            FailureEntry.of(
                    "other-migration",
                    "another migration job is already running for",
                    "{vm} is being moved by something else",
                    "Another migration of {vm} was under way, begun outside of this console, such as with virsh.",
                    "Wait until that has ended, and see where {vm} is then."),
            FailureEntry.of(
                    "has-snapshots",
                    "cannot migrate domain with \\d+ snapshots",
                    "{vm} has snapshots",
                    "libvirt cannot move a VM together with its snapshots.",
                    "As long as {vm} has snapshots, it stays on {source}. Whether they are still needed, only those can"
                            + " tell who made them."),
            FailureEntry.of(
                    "bound-device",
                    "cannot migrate a domain with <(?:hostdev|interface) |assigned non-USB host devices|"
                            + "vDPA devices cannot be migrated|shmem device '[^']*' cannot be migrated|"
                            + "State blocked by non-migratable device|VFIO device doesn't support migration|"
                            + "a slirp-helper cannot be migrated",
                    "A device cannot move with {vm}",
                    "{vm} uses a device of {source} itself, such as a PCI card that was passed through to it.",
                    "Detach the device first, and attach one on {destination} afterwards."),
            FailureEntry.of(
                    "part-cannot-move",
                    "migration with ([a-z ]+) is not supported",
                    "A part of {vm} cannot move",
                    "libvirt moves no VM that has a {what}.",
                    "Take it out of {vm} if the guest can do without it for the time, and put it back on {destination}"
                            + " afterwards."),
            FailureEntry.of(
                    "configuration-differs",
                    "Target [^\\n]* (?:does not|doesn't) match source",
                    "The configuration for {destination} is not that of {vm}",
                    "What {vm} is to have on {destination} differs from what it has on {source} in something that the guest"
                            + " would notice; the details name it.",
                    "Leave that part in “Configuration on the destination” as it is on {source}."),
            FailureEntry.of(
                    "option-unsupported",
                    "Migration option '([^']*)' is not supported by QEMU binary|(Compressed|TLS) migration is not supported"
                            + " (?:by|with this) QEMU binary",
                    "QEMU does not know an option of this migration",
                    "The QEMU on {source} or on {destination} is too old for the option “{what}”.",
                    "Leave that option out, or update QEMU."),
            FailureEntry.frame(
                    "qemu-forbids",
                    "cannot migrate domain: (.+)",
                    "QEMU does not let {vm} go",
                    "Something in {vm} cannot be moved. QEMU says of it: {what}",
                    "Take out of {vm} what QEMU names, and start the migration again."),
            FailureEntry.of(
                            "network-missing",
                            "no network with matching (?:name|uuid)",
                            "A network is missing on {destination}",
                            "{vm} is connected to a network that {destination} does not have; the details name it.",
                            "Create the network on {destination} under the same name, or connect {vm} to another.")
                    .numbered(VirtException.NO_NETWORK),
            FailureEntry.of(
                    "network-inactive",
                    "network '([^']*)' is not active",
                    "A network is not active on {destination}",
                    "{vm} is connected to the network {what}, which is defined on {destination}, but not started.",
                    "On {destination}, start the network (virsh net-start) and let it start by itself"
                            + " (virsh net-autostart)."),
            FailureEntry.of(
                    "bridge-missing",
                    "Cannot get interface MTU on '[^']*': No such device|"
                            + "Unable to add bridge \\S+ port \\S+: No such device|"
                            + "Unable to get (?:interface )?index for (?:interface )?\\S+: No such device",
                    "A bridge is missing on {destination}",
                    "{vm} is connected to a bridge or interface that {destination} does not have; the details name it.",
                    "Create it on {destination} under the same name, or connect {vm} to another."),
            FailureEntry.of(
                            "filter-missing",
                            "referenced filter '[^']*' is missing|no nwfilter with matching (?:name|uuid)",
                            "A network filter is missing on {destination}",
                            "A network card of {vm} is guarded by a filter (nwfilter) that {destination} does not have; the"
                                    + " details name it.",
                            "Define the same filter on {destination} (virsh nwfilter-dumpxml on {source}, virsh"
                                    + " nwfilter-define on {destination}), and start the migration again.")
                    .numbered(VirtException.NO_NWFILTER),
            FailureEntry.of(
                            "secret-missing",
                            "no secret with matching (?:uuid|usage)|secret '[^']*' does not have a value",
                            "A secret of {vm} is missing",
                            "A disk, or another part of {vm}, is unlocked with a secret of libvirt's that was not there, or had"
                                    + " no value. Secrets do not travel with a VM; the details name it.",
                            "On {destination}, define the same secret and set its value (virsh secret-define, virsh"
                                    + " secret-set-value), and start the migration again.")
                    .numbered(VirtException.NO_SECRET),
            FailureEntry.of(
                            "hook-refused",
                            "Hook script execution failed",
                            "A hook script refused {vm}",
                            "libvirt asks a script of the administrator's before it lets a VM come (mostly"
                                    + " /etc/libvirt/hooks/qemu on {destination}), and that script said no or failed.",
                            "See in the details what the script said, and ask whoever keeps it.")
                    .numbered(VirtException.HOOK_SCRIPT_FAILED),
            FailureEntry.of(
                    "port-taken",
                    "Failed to reserve port (\\d+)",
                    "Port {what} is taken on {destination}",
                    "{vm} has the fixed port {what}, such as for its screen, and on {destination} something else uses that"
                            + " port already.",
                    "Give {vm} another port on {destination} (Configuration on the destination), or let libvirt choose:"
                            + " autoport='yes'."),
            FailureEntry.of(
                    "address-in-use",
                    "-(?:vnc|spice|chardev|serial|qmp|monitor) \\S*?: Failed to (?:bind socket|find an available port)[^\\n]*: Address"
                            + " already in use|-(vnc|spice|chardev) [^\\n]*: Address already in use",
                    "A port of {vm} is taken on {destination}",
                    "{vm} opens a port for its screen or for a device, and on {destination} something else uses that port"
                            + " already; the details name it.",
                    "Give {vm} another port on {destination} (Configuration on the destination), or free that one."),
            FailureEntry.of(
                    "screen-address",
                    "-vnc \\[?([^\\s,\\]]+?)\\]?:\\d+[^\\n]*: (?:Cannot assign requested address|address resolution failed"
                            + " for )",
                    "The screen of {vm} has an address that {destination} lacks",
                    "The screen of {vm} listens on {what}, an address that {destination} does not have.",
                    "Give the screen another listen address on {destination} (Configuration on the destination), or let it"
                            + " listen on an address that both hosts have, such as 127.0.0.1."),
            FailureEntry.of(
                    "device-address",
                    "-chardev [^\\n]*host=\\[?([^\\s,\\]]+)\\]?[^\\n]*: (?:Cannot assign requested address|address resolution"
                            + " failed for )",
                    "A port of {vm} has an address that {destination} lacks",
                    "A serial port or another device of {vm} uses the address {what}, which {destination} does not have.",
                    "Give that device another address on {destination} (Configuration on the destination), and start the"
                            + " migration again."),
            FailureEntry.of(
                            "processor",
                            "guest CPU doesn't match specification|[Uu]nknown CPU (?:model|feature):? \\S|the CPU is"
                                    + " incompatible with host CPU|CPU (?:model|mode) '[^']*' [^\\n]*not supported by"
                                    + " hypervisor|CPU features not supported by hypervisor|Host CPU does not provide required"
                                    + " features|ost CPU model does not match required CPU",
                            "The processor of {destination} does not fit",
                            "{vm} uses a virtual processor, or features of it, that {destination} does not have.",
                            "Give {vm} a CPU model that both hosts have, and start it anew.")
                    .numbered(VirtException.CPU_INCOMPATIBLE),
            FailureEntry.of(
                    "processors-missing",
                    "cannot set CPU affinity on process|cpuset\\.(?:cpus|mems)'",
                    "{vm} is bound to processors that {destination} lacks",
                    "{vm} is pinned to certain processors of its host, and {destination} does not have them all.",
                    "Change the pinning of {vm} (vcpupin, emulatorpin, cpuset), or give it another on {destination}"
                            + " (Configuration on the destination)."),
            FailureEntry.of(
                    "numa-missing",
                    "NUMA node \\d+ is (?:not available|unavailable|out of range)|NUMA isn't available on this host",
                    "{vm} is bound to memory that {destination} lacks",
                    "{vm} takes its memory from certain NUMA nodes of its host, and {destination} does not have them.",
                    "Change the binding of {vm} (numatune), or give it another on {destination} (Configuration on the"
                            + " destination)."),
            FailureEntry.of(
                    "machine-type",
                    "does not support machine type '|unsupported machine type",
                    "The machine type is unknown on {destination}",
                    "The QEMU on {destination} does not have the machine type of {vm}.",
                    "Update QEMU on {destination}, or give {vm} an older machine type and start it anew."),
            FailureEntry.of(
                    "no-kvm",
                    "does not support virt type 'kvm'|KVM is not supported by|Could not access KVM kernel module",
                    "{destination} has no KVM",
                    "{vm} runs with KVM, which {destination} does not offer.",
                    "On {destination}, turn virtualization on in the firmware and load the kernel's KVM module."),
            FailureEntry.of(
                    "emulator-missing",
                    "Cannot check QEMU binary|Emulator '[^']*' does not (?:exist|support (?:os type|arch) ')",
                    "The emulator of {vm} is missing on {destination}",
                    "{vm} runs with a QEMU that {destination} does not have, or not at the same path.",
                    "Install QEMU on {destination} at the same path."),
            FailureEntry.of(
                    "no-hugepages",
                    "Unable to find any usable hugetlbfs mount for|hugetlbfs filesystem is not mounted",
                    "{destination} has no huge pages for {vm}",
                    "{vm} takes its memory from huge pages, of which {destination} offers none of that size.",
                    "Set huge pages up on {destination} and restart libvirtd there, or choose another destination."),
            FailureEntry.of(
                    "too-little-memory",
                    "cannot set up guest memory|Insufficient free host memory pages available|"
                            + "cannot fork child process: Cannot allocate memory",
                    "{destination} has too little memory",
                    "{destination} could not provide the memory of {vm}.",
                    "Move or shut down other VMs on {destination}, or choose another destination."));

    private MachineFailures() {}
}
