package io.gangway.belongings;

import io.gangway.libvirt.fact.SecretKind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a VM's configuration names of its host, and needs wherever it runs.
 *
 * @param media what is in its CD-ROM and floppy drives
 * @param logFiles paths to which its ports are written
 * @param networkFilters names
 * @param hostFiles files, devices and sockets of the host
 * @param nvramTemplate the file that its UEFI variables are made from where there are none
 * @param hostDevices devices of the host that were given to it, as a person would name them: {@code pci 0000:01:00.0}
 * @param hostTpm the path of a TPM that the host itself has, or that somebody runs there
 */
@RecordBuilder
public record Surroundings(
        List<Medium> media,
        List<SharedFolder> sharedFolders,
        List<String> logFiles,
        List<String> networkFilters,
        List<Secret> secrets,
        List<HostFile> hostFiles,
        Optional<String> nvramTemplate,
        List<String> hostDevices,
        Optional<HostTpm> hostTpm) {

    /** None of them. */
    public static final Surroundings NONE = new Surroundings(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    /**
     * What is in a drive, such as {@code sda}.
     *
     * @param path of the file or device; of a volume its pool's name and its own with a slash between, as in
     *     {@code iso/tools.iso}; empty for what lies on a network
     */
    public record Medium(String target, String path) {

        /** Its pool and its name, if it is a volume. libvirt lets no pool have a slash in its name. */
        Optional<Volume> volume() {
            int slash = path.indexOf('/');
            return slash > 0
                    ? Optional.of(new Volume(path.substring(0, slash), path.substring(slash + 1)))
                    : Optional.empty();
        }

        /** Whether it is a drive of the host itself, which has in it what somebody put there. */
        boolean drive() {
            return path.startsWith("/dev/");
        }
    }

    /** A volume of a storage pool. */
    record Volume(String pool, String name) {}

    /**
     * A folder of the host that the guest sees.
     *
     * @param type libvirt's word for what brings it to the guest: {@code path} for 9p, {@code virtiofs}
     * @param folder on the host
     */
    public record SharedFolder(String type, String folder) {}

    /**
     * A passphrase or a login that libvirt keeps.
     *
     * @param kind what it is for; empty for one that is named by its UUID
     * @param id its UUID, or what it is for
     */
    public record Secret(Optional<SecretKind> kind, String id) {

        /** Tells it from others: a UUID, or the kind and what it is for. */
        public String name() {
            return kind.map(known -> known.name().toLowerCase(Locale.ROOT) + " " + id)
                    .orElse(id);
        }
    }

    /**
     * A file, a device or a socket of the host.
     *
     * @param disk the target of the disk that it is; empty for others
     */
    public record HostFile(Use use, String path, String disk) {

        /** What the VM does with it. */
        public enum Use {
            /** Read at the start, and the same wherever it is read: a kernel, firmware. */
            START,
            /** A disk of the VM. */
            DISK,
            /** Joined to a device of the VM; what has the same name elsewhere is another one. */
            JOINED
        }
    }

    /**
     * A TPM that libvirt does not run itself.
     *
     * @param path of the chip, or of the socket at which it is served
     * @param chip whether it is the host's own chip
     */
    public record HostTpm(String path, boolean chip) {}

    public Surroundings {
        media = List.copyOf(media);
        sharedFolders = List.copyOf(sharedFolders);
        logFiles = List.copyOf(logFiles);
        networkFilters = List.copyOf(networkFilters);
        secrets = List.copyOf(secrets);
        hostFiles = List.copyOf(hostFiles);
        hostDevices = List.copyOf(hostDevices);
    }

    /** The same without files that are told of elsewhere. */
    Surroundings without(Set<String> files) {
        return SurroundingsBuilder.builder(this)
                .hostFiles(hostFiles.stream()
                        .filter(file -> !files.contains(file.path()))
                        .toList())
                .build();
    }
}
