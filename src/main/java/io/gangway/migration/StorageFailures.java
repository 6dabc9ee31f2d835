package io.gangway.migration;

import java.util.List;

/** Failures about disks and the storage that they lie on. */
final class StorageFailures {

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of(
                    "Unsafe migration",
                    "The disks are not safe to share",
                    "A disk of {vm} that can be written lies on storage that {source} and {destination} do not share,"
                            + " or its cache mode is not safe for a migration.",
                    "Choose “Copy the disks too”, or move the disk to shared storage with the cache mode “none”."),
            FailureEntry.of(
                    "No space left on device|not enough free space|[Dd]isk quota exceeded",
                    "The storage on {destination} is full",
                    "There is not enough room for the disks of {vm}.",
                    "Free some space on {destination}, or choose another destination."),
            FailureEntry.of(
                    "[Ss]torage pool not found|[Nn]o storage pool|storage pool .* is not active",
                    "There is no place for a disk on {destination}",
                    "A disk of {vm} is to be copied into a folder for which {destination} has no active storage pool.",
                    "On {destination}, create a storage pool with that folder as its target and start it."),
            FailureEntry.of(
                    "was started on \\S+ while its disks were copied",
                    "{vm} was started in the midst of the copy",
                    "Somebody started {vm} on {source} while its disks were copied, so that the copy was of no use.",
                    "Shut {vm} down on {source}, and start the migration again."),
            FailureEntry.of(
                    "block-export-add.*(read-only|writable)|Block node is read-only",
                    "A disk on {destination} cannot be written",
                    "{destination} may only read what lies in the place of a disk of {vm}: a file that is protected, or the"
                            + " very disk that {vm} uses, on storage that both hosts reach.",
                    "Leave the file where it is: it may be the only one there is. If both hosts reach the same storage, choose"
                            + " shared storage; else find out what protects the file on {destination}."),
            FailureEntry.of(
                    "(Could not open|[Cc]annot access|unable to (open|stat)|Failed to open).*Permission denied",
                    "{destination} may not open a disk",
                    "A disk of {vm} is there, but the account that runs QEMU on {destination} may not open it.",
                    "Give that account the right to read and write the disk and to enter its folders. On NFS, check"
                            + " root_squash; with SELinux, virt_use_nfs."),
            FailureEntry.of(
                    "Failed to get .* lock|Is another process using the image",
                    "A disk is in use by another VM",
                    "Another QEMU holds the lock of a disk of {vm}, so it must not be written by two.",
                    "Find out which VM uses the same disk, and shut it down. Never run two copies on one disk."),
            FailureEntry.of(
                    "migration of disk \\S+ failed|cancelled mirror|drive-mirror|Source and target image have different sizes",
                    "A disk could not be copied",
                    "The copy of a disk of {vm} to {destination} broke off: the storage of one host failed, or the"
                            + " volume that was there is of another size.",
                    "Check the storage of both hosts, and compare the sizes of the disk on {source} and of a volume of its"
                            + " name on {destination}, if there is one."),
            FailureEntry.of(
                    "cannot migrate domain with I/O error",
                    "A disk of {vm} has failed",
                    "{vm} was paused by an error of a disk on {source}.",
                    "Mend the storage of {source} and resume {vm} first."),
            FailureEntry.of(
                    "active block job|another .*block job|block copy job",
                    "A job is at work on a disk",
                    "A backup, a copy or a snapshot of a disk of {vm} is still under way.",
                    "Wait until that job is done, or end it; then start the migration again."),
            FailureEntry.of(
                    "[Ff]irmware|OVMF|AAVMF|edk2|EDK2|nvram|NVRAM|Unable to find any firmware",
                    "The firmware is missing on {destination}",
                    "{vm} starts with a firmware (UEFI) that is not installed on {destination}.",
                    "On {destination}, install the package that holds the firmware, such as ovmf or edk2-ovmf."),
            FailureEntry.of(
                    "[Ss]torage volume not found|[Cc]annot (stat|access) (storage )?file|unable to stat|"
                            + "Could not open .*No such file|No such file or directory",
                    "A file of {vm} cannot be opened on {destination}",
                    "{vm} needs a file, or a folder for it, that does not exist on {destination}; the details name it. It may"
                            + " be a disk, what is in a CD-ROM drive, or the file to which a port is written.",
                    "A disk: provide the same path on {destination}, or copy the disk. A CD-ROM: eject it, or provide the same"
                            + " file. A port's file: make the folder for it."));

    private StorageFailures() {}
}
