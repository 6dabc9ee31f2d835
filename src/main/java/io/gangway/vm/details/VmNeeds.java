package io.gangway.vm.details;

import io.gangway.libvirt.fact.VirtualMachineType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a VM's configuration asks of the host that runs it.
 *
 * @param networks names of libvirt's networks
 * @param interfaces names of bridges and other network interfaces of the host itself
 * @param firmware the path of its firmware, where it names one
 * @param hostDevices devices of the host that were given to it, in libvirt's words such as {@code pci}
 * @param sockets where it listens on its host
 * @param pinning to which processors and memory of its host it is bound
 */
public record VmNeeds(
        VirtualMachineType type,
        Optional<Cpu> cpu,
        Set<String> networks,
        Set<String> interfaces,
        Optional<String> firmware,
        List<String> hostDevices,
        List<Disk> disks,
        List<ListeningSocket> sockets,
        Pinning pinning) {

    /**
     * A virtual processor of a model that is named.
     *
     * @param checked whether libvirt checks at the start that the host has all of its features
     * @param xml the element of the configuration
     */
    public record Cpu(String model, boolean checked, String xml) {}

    /**
     * A disk or drive; a drive may be empty.
     *
     * @param target such as {@code vda}
     * @param bus such as {@code virtio}; empty where the configuration does not say
     */
    public record Disk(String target, String bus, Kind device, DiskSource source, boolean readOnly, boolean shareable) {

        /** What the guest takes it for. */
        public enum Kind {
            DISK("disk"),
            LUN("lun"),
            CDROM("cdrom"),
            FLOPPY("floppy");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /** libvirt's word. */
            public String word() {
                return word;
            }

            /** Whether what is in it can be taken out while the guest runs. */
            public boolean removable() {
                return this == CDROM || this == FLOPPY;
            }
        }

        /**
         * Whether this VM alone writes it, so that libvirt would copy it along: a floppy disk that can be written is, what
         * is in a CD-ROM drive never.
         */
        public boolean written() {
            return source.present() && !readOnly && !shareable && device != Kind.CDROM;
        }

        /** The path of its image, where it is a file. */
        public Optional<String> file() {
            return source.file();
        }

        /** The folder of its image. */
        public Optional<String> folder() {
            return file().map(VmNeeds::folder);
        }
    }

    /** The folder of a file. */
    public static String folder(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    public VmNeeds {
        networks = Set.copyOf(networks);
        interfaces = Set.copyOf(interfaces);
        hostDevices = List.copyOf(hostDevices);
        disks = List.copyOf(disks);
        sockets = List.copyOf(sockets);
    }

    /** The disks that a migration which copies them would copy: those that are named, or all that the VM writes. */
    public List<Disk> copied(List<String> named) {
        return disks.stream()
                .filter(disk -> named.isEmpty() ? disk.written() : isNamed(disk, named))
                .toList();
    }

    private static boolean isNamed(Disk disk, List<String> named) {
        return disk.source().present() && named.contains(disk.target());
    }
}
