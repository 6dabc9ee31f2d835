package io.gangway.migration.dialog;

import java.util.List;

/**
 * The disks of a VM that can be copied along.
 *
 * @param all in the order of its configuration
 * @param reason why they could not be listed; empty if they could
 */
public record CopiedDisks(List<Disk> all, String reason) {

    /**
     * One of them.
     *
     * @param target such as {@code vda}
     * @param source a path, or where a network disk lies
     * @param chosen whether it is to be copied
     * @param capacity what the guest sees, in bytes; 0 if the host cannot tell
     * @param allocation what the image takes up, in bytes; 0 if the host cannot tell
     */
    public record Disk(String target, String source, boolean chosen, long capacity, long allocation) {}

    public CopiedDisks {
        all = List.copyOf(all);
    }

    /** Whether the chosen ones are not wholly in use. */
    public boolean thin() {
        return allocation() < capacity();
    }

    /** What the chosen ones hold, in bytes. */
    public long capacity() {
        return all.stream().filter(Disk::chosen).mapToLong(Disk::capacity).sum();
    }

    /** What the images of the chosen ones take up, in bytes. */
    public long allocation() {
        return all.stream().filter(Disk::chosen).mapToLong(Disk::allocation).sum();
    }
}
