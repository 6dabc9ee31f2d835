package io.gangway.belongings;

import io.gangway.page.Word;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that belongs to a VM beside its memory, and what becomes of it.
 *
 * @param name which one, where a VM may have several: a disk's target, a path, a filter's name; empty for the others
 * @param bytes how large it is, where that is known
 * @param path of what is in a drive; empty for the others, and for what lies on a network
 */
public record Belonging(Kind kind, String name, Fate fate, OptionalLong bytes, Optional<String> path) {

    public Belonging(Kind kind, String name, Fate fate, OptionalLong bytes) {
        this(kind, name, fate, bytes, Optional.empty());
    }

    /** The same with another end. */
    public Belonging with(Fate other) {
        return new Belonging(kind, name, other, bytes, path);
    }

    /** What it is. */
    public enum Kind implements Word {
        DISK,
        /** The image on which a disk builds. */
        BACKING_FILE,
        /** The source's own file of a disk that is copied. */
        ORIGINAL,
        /** What the guest writes to a copied disk of a temporary move. */
        DISK_WRITES,
        /** The variables of UEFI firmware: boot entries, enrolled keys. */
        NVRAM,
        /** The file of such variables that is on the source after the VM has gone. */
        NVRAM_FILE,
        /** Such a file that is on the destination already. */
        NVRAM_THERE,
        /** What an emulated TPM keeps. */
        TPM,
        /** The folder of such a TPM that is on the source after the VM has gone. */
        TPM_FILES,
        /** What a TPM of the same VM has kept on the destination from before. */
        TPM_THERE,
        /** What a TPM keeps that is the source's own chip, or that somebody runs there. */
        HOST_TPM,
        /** The memory of a VM that was saved to disk (managed save). */
        SAVED_STATE,
        /** Such memory on the destination, from before. */
        SAVED_STATE_THERE,
        AUTOSTART,
        SNAPSHOTS,
        CHECKPOINTS,
        /** What is in a CD-ROM or floppy drive. */
        MEDIUM,
        /** A folder of the host that the guest sees (9p, virtiofs). */
        SHARED_FOLDER,
        /** The file to which a serial port or its like is written. */
        LOG_FILE,
        NETWORK_FILTER,
        SECRET,
        /** A file that is read at its start, such as a kernel; told where it is missing. */
        START_FILE,
        /** A device, socket or file of the host that is joined to it, and a device that is its disk. */
        HOST_FILE,
        /** A device of the source that was given to it. */
        HOST_DEVICE,
        /** Configuration that is kept, but not in use before the next start. */
        PENDING_CHANGES,
        /** Title, description and metadata. */
        DESCRIPTION,
        /** The configuration that the destination keeps of the same VM. */
        CONFIGURATION_THERE
    }

    /** What becomes of it. */
    public enum Fate implements Word {
        TRAVELS,
        /** It stays on the source. */
        STAYS,
        /** The destination makes one of its own; what the source has stays there. */
        MADE_ANEW,
        /** Nobody would have it any more, or the VM would not. Only with a confirmation that names it. */
        LOST,
        /** As long as it is so, the VM cannot go. */
        IN_THE_WAY,
        /** It had stayed on the source, and was removed there since. */
        REMOVED
    }

    /** By what a confirmation names it, such as {@code tpm} or {@code disk-writes:vda}; without commas, for lists. */
    public String code() {
        return kind == Kind.CHECKPOINTS || name.isEmpty() || kind == Kind.CONFIGURATION_THERE
                ? kind.word()
                : kind.word() + ":" + name.replace(",", "%2C");
    }

    /** Whether the VM may only go once somebody has said that this may be lost. */
    public boolean needsConfirmation() {
        return fate == Fate.LOST;
    }

    /** Whether a person should hear of it: what simply travels is no news. */
    public boolean worthTelling() {
        return fate != Fate.TRAVELS;
    }
}
