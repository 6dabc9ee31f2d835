package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.util.List;

/** Failures about disks and the storage that they lie on. */
final class StorageFailures {

    /** Where distributions keep the firmware of VMs. */
    private static final String FIRMWARE = "/usr/(?:local/)?share/[^'\\s]*(?:OVMF|AAVMF|edk2|qemu-efi)";

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of("disks-not-shared", "Unsafe migration: ").numbered(VirtException.MIGRATE_UNSAFE),
            FailureEntry.of("storage-full", "No space left on device|not enough free space|Disk quota exceeded"),
            FailureEntry.of("pool-missing", "no storage pool with matching|storage pool '[^']*' is not active")
                    .numbered(VirtException.NO_STORAGE_POOL),
            FailureEntry.of("started-meanwhile", "was started on \\S+ while its disks were copied"),
            FailureEntry.of(
                    "differences-without-a-base",
                    "pre-creation of storage targets for incremental storage migration is not supported"),
            FailureEntry.of("disk-not-made", "cannot precreate storage for disk type '([^']*)'"),
            FailureEntry.of("disk-not-copied-kind", "Cannot migrate empty or read-only disk (\\S+)"),
            FailureEntry.of(
                    "file-in-the-way",
                    "storage volume (?:'[^']*' exists already|\\S+ exists already)|this storage volume exists already"),
            FailureEntry.of(
                    "disk-read-only-there", "block-export-add': [^\\n]*(?:read-only|writable)|Block node is read-only"),
            FailureEntry.of(
                    "disk-forbidden",
                    "(?:Could not open '|annot access (?:storage file )?'|nable to (?:open|stat)[: ]|Failed to open (?:file"
                            + " )?')[^\\n]*: Permission denied"),
            FailureEntry.of(
                    "disk-locked", "Failed to get (?:shared )?\"[a-z ]+\" lock|Is another process using the image"),
            FailureEntry.of("sizes-differ", "Source and target image have different sizes"),
            FailureEntry.frame("disk-copy", "migration of disk \\S+ failed|'(?:drive|blockdev)-mirror'"),
            FailureEntry.of("disk-failed", "cannot migrate domain with I/O error"),
            FailureEntry.of(
                    "disk-job",
                    "domain has active block job|already in active block job|block copy still active|"
                            + "another backup job is already running|has a blockjob assigned"),
            FailureEntry.of(
                    "firmware-missing",
                    "Unable to find any firmware to satisfy|" + FIRMWARE + "[^'\\s]*'?: No such file or directory"),
            FailureEntry.of(
                    "file-missing",
                    "(?:nable to stat:? |annot access (?:storage file )?'|Could not open '|Failed to open (?:file )?'|annot"
                            + " (?:stat|open) (?:file )?')(?!" + FIRMWARE
                            + ")[^\\n']*'?[^\\n']*: No such file or directory|"
                            + "no storage vol with matching"));

    private StorageFailures() {}
}
