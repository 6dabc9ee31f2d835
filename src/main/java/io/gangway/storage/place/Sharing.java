package io.gangway.storage.place;

/**
 * Whether two hosts reach the very same storage for a disk, and how that is known.
 *
 * @param detail what libvirt said where it could not be found out; else empty
 */
public record Sharing(Answer answer, Reason reason, String detail) {

    /** Nothing else is ever guessed from these: {@code UNKNOWN} is neither of the others. */
    public enum Answer {
        SHARED,
        SEPARATE,
        UNKNOWN
    }

    /** How it is known, or why not. */
    public enum Reason {
        /** The disk lies on a network that the VM's own configuration names: any host reaches the same. */
        NETWORK_DISK,
        /** Both hosts have a pool with the same source on the network over it. */
        SAME_POOL_SOURCE,
        /** What one host wrote there, the other saw. */
        PROVEN,
        /** What one host wrote there, the other did not see, and could write under the same name. */
        DISPROVEN,
        /** The destination has no such folder. */
        NO_FOLDER,
        /** The destination has no pool of that name. */
        NO_POOL,
        /** Both hosts have the block device under a name that is one device's alone in the world. */
        SAME_DEVICE,
        /** A block device under a name that says nothing of what is behind it. */
        NAME_PROVES_NOTHING,
        /** Nothing could be written on one of the hosts to find out. */
        NOT_WRITABLE,
        /** A kind of disk of which it cannot be found out. */
        OTHER_KIND
    }

    public static Sharing of(Answer answer, Reason reason) {
        return new Sharing(answer, reason, "");
    }

    public boolean shared() {
        return answer == Answer.SHARED;
    }
}
