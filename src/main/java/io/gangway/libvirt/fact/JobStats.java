package io.gangway.libvirt.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A domain's job as {@code virDomainGetJobStats} describes it.
 *
 * @param type virDomainJobType
 * @param fields libvirt's own field names, such as {@code memory_remaining}
 */
public record JobStats(Type type, Map<String, Object> fields) {

    /** virDomainJobType, in its order. */
    public enum Type {
        NONE,
        BOUNDED,
        UNBOUNDED,
        COMPLETED,
        FAILED,
        CANCELLED;

        public static Type of(int value) {
            return value >= 0 && value < values().length ? values()[value] : NONE;
        }
    }

    /** VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT. */
    private static final long MIGRATION_OUT = 5;

    public JobStats {
        fields = Map.copyOf(fields);
    }

    /** Whether a job runs now. */
    public boolean active() {
        return type == Type.BOUNDED || type == Type.UNBOUNDED;
    }

    /** Whether the job is a migration that leaves this host. */
    public boolean migrationOut() {
        return number("operation").orElse(-1) == MIGRATION_OUT;
    }

    public OptionalLong number(String field) {
        return fields.get(field) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    private long orZero(String field) {
        return number(field).orElse(0);
    }

    /** Since the job began, in milliseconds. */
    public long elapsedMs() {
        return orZero("time_elapsed");
    }

    /** The same job at another time since it began. */
    public JobStats at(long elapsedMs) {
        Map<String, Object> other = new HashMap<>(fields);
        other.put("time_elapsed", elapsedMs);
        return new JobStats(type, other);
    }

    /** While it runs: QEMU's expectation. Afterwards: how long the guest stood still. Milliseconds. */
    public OptionalLong downtimeMs() {
        return number("downtime");
    }

    /** The downtime without the skew between the two hosts' clocks, in milliseconds. */
    public OptionalLong netDowntimeMs() {
        return number("downtime_net");
    }

    public long memoryTotal() {
        return orZero("memory_total");
    }

    public long memoryProcessed() {
        return orZero("memory_processed");
    }

    public long memoryRemaining() {
        return orZero("memory_remaining");
    }

    /** How fast the guest rewrites its memory, in bytes a second: libvirt gives pages a second and the page size. */
    public long memoryDirtyBytesPerSecond() {
        return orZero("memory_dirty_rate") * orZero("memory_page_size");
    }

    /** The pass over the guest's memory, from 1; 0 before there was one. */
    public int memoryIteration() {
        return (int) orZero("memory_iteration");
    }

    public long diskTotal() {
        return orZero("disk_total");
    }

    public long diskProcessed() {
        return orZero("disk_processed");
    }

    public long diskRemaining() {
        return orZero("disk_remaining");
    }
}
