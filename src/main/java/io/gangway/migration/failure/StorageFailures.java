package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.util.List;

/** Failures about disks and the storage that they lie on. */
final class StorageFailures {

    /** Where distributions keep the firmware of VMs. */
    private static final String FIRMWARE = "/usr/(?:local/)?share/[^'\\s]*(?:OVMF|AAVMF|edk2|qemu-efi)";

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of(
                            "disks-not-shared",
                            "Unsafe migration: ",
                            "The disks are not safe to share",
                            "A disk of {vm} that can be written lies on storage that {source} and {destination} do not share,"
                                    + " or its cache mode is not safe for a migration.",
                            "Choose “Copy the disks too”, or move the disk to shared storage with the cache mode “none”.")
                    .numbered(VirtException.MIGRATE_UNSAFE),
            FailureEntry.of(
                    "storage-full",
                    "No space left on device|not enough free space|Disk quota exceeded",
                    "The storage is full",
                    "There is not enough room for the disks of {vm}: mostly on {destination}, where they were to go; the"
                            + " details name the file.",
                    "Make room on that storage, or choose another storage pool or another destination."),
            FailureEntry.of(
                            "pool-missing",
                            "no storage pool with matching|storage pool '[^']*' is not active",
                            "There is no place for a disk on {destination}",
                            "A disk of {vm} is to be copied into a folder for which {destination} has no active storage pool.",
                            "On {destination}, create a storage pool with that folder as its target and start it.")
                    .numbered(VirtException.NO_STORAGE_POOL),
            FailureEntry.of(
                    "started-meanwhile",
                    "was started on \\S+ while its disks were copied",
                    "{vm} was started in the midst of the copy",
                    "Somebody started {vm} on {source} while its disks were copied, so that the copy was of no use.",
                    "Shut {vm} down on {source}, and start the migration again."),
            FailureEntry.of(
                    "differences-without-a-base",
                    "pre-creation of storage targets for incremental storage migration is not supported",
                    "There is nothing to copy the differences to",
                    "Only the differences of the disks of {vm} were to be copied, and {destination} has no disk yet to which"
                            + " they could be added: libvirt makes none for that.",
                    "Choose “Copy the disks too”, which copies all of them; or bring the disks' base to the same place on"
                            + " {destination} first."),
            FailureEntry.of(
                    "disk-not-made",
                    "cannot precreate storage for disk type '([^']*)'",
                    "libvirt cannot make a disk on {destination}",
                    "A disk of {vm} is of the type {what}, which libvirt does not make by itself, and it is not on"
                            + " {destination} yet.",
                    "Make the disk on {destination} first, of the same size, or leave it out of the disks to copy if both"
                            + " hosts reach it."),
            FailureEntry.of(
                    "disk-not-copied-kind",
                    "Cannot migrate empty or read-only disk (\\S+)",
                    "The disk {what} cannot be copied",
                    "{what} is empty or is only read, and libvirt copies no such disk.",
                    "Leave {what} out of the disks to copy."),
            FailureEntry.of(
                    "file-in-the-way",
                    "storage volume (?:'[^']*' exists already|\\S+ exists already)|this storage volume exists already",
                    "A file on {destination} is in the way",
                    "Where a disk of {vm} was to be made, {destination} has a file already; the details name it.",
                    "Leave the file where it is: it may be the only one there is. Find out what it is, or choose another"
                            + " storage pool for the disk."),
            FailureEntry.of(
                    "disk-read-only-there",
                    "block-export-add': [^\\n]*(?:read-only|writable)|Block node is read-only",
                    "A disk on {destination} cannot be written",
                    "{destination} may only read what lies in the place of a disk of {vm}: a file that is protected, or the"
                            + " very disk that {vm} uses, on storage that both hosts reach.",
                    "Leave the file where it is: it may be the only one there is. If both hosts reach the same storage, choose"
                            + " shared storage; else find out what protects the file on {destination}."),
            FailureEntry.of(
                    "disk-forbidden",
                    "(?:Could not open '|annot access (?:storage file )?'|nable to (?:open|stat)[: ]|Failed to open (?:file"
                            + " )?')[^\\n]*: Permission denied",
                    "A file of {vm} may not be opened",
                    "A disk, or another file of {vm}, is there, but the account that runs QEMU (on {destination}, in most"
                            + " cases) may not open it; the details name it.",
                    "Give that account the right to read and write the disk and to enter its folders. On NFS, check"
                            + " root_squash; with SELinux, virt_use_nfs."),
            FailureEntry.of(
                    "disk-locked",
                    "Failed to get (?:shared )?\"[a-z ]+\" lock|Is another process using the image",
                    "A disk is in use",
                    "A QEMU holds the lock of a disk of {vm}, so that no second one may open it.",
                    "Find out which VM has the disk open, on every host that reaches it, before you change anything: it may be"
                            + " {vm} itself. Never run two copies on one disk."),
            FailureEntry.of(
                    "sizes-differ",
                    "Source and target image have different sizes",
                    "A disk on {destination} is of another size",
                    "What lies on {destination} in the place of a disk of {vm} is not of the disk's size, so that it cannot"
                            + " take the copy.",
                    "Leave it where it is before you know what it is; choose another storage pool for the disk, or compare"
                            + " the two first."),
            FailureEntry.frame(
                    "disk-copy",
                    "migration of disk \\S+ failed|'(?:drive|blockdev)-mirror'",
                    "A disk could not be copied",
                    "The copy of a disk of {vm} to {destination} broke off; the details have what libvirt said of it.",
                    "Check the storage of both hosts and the network between them, and start the migration again."),
            FailureEntry.of(
                    "disk-failed",
                    "cannot migrate domain with I/O error",
                    "A disk of {vm} has failed",
                    "{vm} was paused by an error of a disk on {source}.",
                    "Mend the storage of {source} and resume {vm} first."),
            FailureEntry.of(
                    "disk-job",
                    "domain has active block job|already in active block job|block copy still active|"
                            + "another backup job is already running|has a blockjob assigned",
                    "A job is at work on a disk",
                    "A backup, a copy or a snapshot of a disk of {vm} is still under way.",
                    "Wait until that job is done; then start the migration again."),
            FailureEntry.of(
                    "firmware-missing",
                    "Unable to find any firmware to satisfy|" + FIRMWARE + "[^'\\s]*'?: No such file or directory",
                    "The firmware is missing on {destination}",
                    "{vm} starts with a firmware (UEFI) that is not installed on {destination}.",
                    "On {destination}, install the package that holds the firmware, such as ovmf or edk2-ovmf."),
            FailureEntry.of(
                    "file-missing",
                    "(?:nable to stat:? |annot access (?:storage file )?'|Could not open '|Failed to open (?:file )?'|annot"
                            + " (?:stat|open) (?:file )?')(?!" + FIRMWARE
                            + ")[^\\n']*'?[^\\n']*: No such file or directory|"
                            + "no storage vol with matching",
                    "A file of {vm} cannot be opened on {destination}",
                    "{vm} needs a file, or a folder for it, that does not exist on {destination}; the details name it. It may"
                            + " be a disk, what is in a CD-ROM drive, or the file to which a port is written.",
                    "A disk: provide the same path on {destination}, or copy the disk. A CD-ROM: eject it, or provide the same"
                            + " file. A port's file: make the folder for it."));

    private StorageFailures() {}
}
