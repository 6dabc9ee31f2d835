package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.util.List;

/** Failures because the destination cannot run the VM, or the VM is so that it cannot leave. */
final class MachineFailures {

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of(
                    "name-taken",
                    "domain '[^']*' already exists with uuid|domain '[^']*' is already defined with uuid|"
                            + "domain with name '[^']*' already exists"),
            FailureEntry.of(
                    "active-there", "domain '[^']*' is already (?:active|being started)|domain is already active as '"),
            FailureEntry.of("other-migration", "another migration job is already running for"),
            FailureEntry.of("has-snapshots", "cannot migrate domain with \\d+ snapshots"),
            FailureEntry.of(
                    "bound-device",
                    "cannot migrate a domain with <(?:hostdev|interface) |assigned non-USB host devices|"
                            + "vDPA devices cannot be migrated|shmem device '[^']*' cannot be migrated|"
                            + "State blocked by non-migratable device|VFIO device doesn't support migration|"
                            + "a slirp-helper cannot be migrated"),
            FailureEntry.of("part-cannot-move", "migration with ([a-z ]+) is not supported"),
            FailureEntry.of("configuration-differs", "Target [^\\n]* (?:does not|doesn't) match source"),
            FailureEntry.of(
                    "option-unsupported",
                    "Migration option '([^']*)' is not supported by QEMU binary|(Compressed|TLS) migration is not supported"
                            + " (?:by|with this) QEMU binary"),
            FailureEntry.frame("qemu-forbids", "cannot migrate domain: (.+)"),
            FailureEntry.of("network-missing", "no network with matching (?:name|uuid)")
                    .numbered(VirtException.NO_NETWORK),
            FailureEntry.of("network-inactive", "network '([^']*)' is not active"),
            FailureEntry.of(
                    "bridge-missing",
                    "Cannot get interface MTU on '[^']*': No such device|"
                            + "Unable to add bridge \\S+ port \\S+: No such device|"
                            + "Unable to get (?:interface )?index for (?:interface )?\\S+: No such device"),
            FailureEntry.of(
                            "filter-missing",
                            "referenced filter '[^']*' is missing|no nwfilter with matching (?:name|uuid)")
                    .numbered(VirtException.NO_NWFILTER),
            FailureEntry.of(
                            "secret-missing",
                            "no secret with matching (?:uuid|usage)|secret '[^']*' does not have a value")
                    .numbered(VirtException.NO_SECRET),
            FailureEntry.of("hook-refused", "Hook script execution failed").numbered(VirtException.HOOK_SCRIPT_FAILED),
            FailureEntry.of("port-taken", "Failed to reserve port (\\d+)"),
            FailureEntry.of(
                    "address-in-use",
                    "-(?:vnc|spice|chardev|serial|qmp|monitor) \\S*?: Failed to (?:bind socket|find an available port)[^\\n]*: Address"
                            + " already in use|-(vnc|spice|chardev) [^\\n]*: Address already in use"),
            FailureEntry.of(
                    "screen-address",
                    "-vnc \\[?([^\\s,\\]]+?)\\]?:\\d+[^\\n]*: (?:Cannot assign requested address|address resolution failed"
                            + " for )"),
            FailureEntry.of(
                    "device-address",
                    "-chardev [^\\n]*host=\\[?([^\\s,\\]]+)\\]?[^\\n]*: (?:Cannot assign requested address|address resolution"
                            + " failed for )"),
            FailureEntry.of(
                            "processor",
                            "guest CPU doesn't match specification|[Uu]nknown CPU (?:model|feature):? \\S|the CPU is"
                                    + " incompatible with host CPU|CPU (?:model|mode) '[^']*' [^\\n]*not supported by"
                                    + " hypervisor|CPU features not supported by hypervisor|Host CPU does not provide required"
                                    + " features|ost CPU model does not match required CPU")
                    .numbered(VirtException.CPU_INCOMPATIBLE),
            FailureEntry.of("processors-missing", "cannot set CPU affinity on process|cpuset\\.(?:cpus|mems)'"),
            FailureEntry.of(
                    "numa-missing",
                    "NUMA node \\d+ is (?:not available|unavailable|out of range)|NUMA isn't available on this host"),
            FailureEntry.of("machine-type", "does not support machine type '|unsupported machine type"),
            FailureEntry.of(
                    "no-kvm",
                    "does not support virt type 'kvm'|KVM is not supported by|Could not access KVM kernel module"),
            FailureEntry.of(
                    "emulator-missing",
                    "Cannot check QEMU binary|Emulator '[^']*' does not (?:exist|support (?:os type|arch) ')"),
            FailureEntry.of(
                    "no-hugepages",
                    "Unable to find any usable hugetlbfs mount for|hugetlbfs filesystem is not mounted"),
            FailureEntry.of(
                    "too-little-memory",
                    "cannot set up guest memory|Insufficient free host memory pages available|"
                            + "cannot fork child process: Cannot allocate memory"));

    private MachineFailures() {}
}
