package io.gangway.migration.control;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a migration is steered, at one moment.
 *
 * @param actions what was done, oldest first
 * @param figures the job's latest statistics, by libvirt's names
 * @param downtimeLimitMs how long the guest may stand still for the switchover, as far as it is known
 * @param bandwidthMib the most that is sent, in MiB/s; empty if nothing limits it
 * @param paused whether the console paused the guest so that the migration can end
 */
public record Steered(
        List<ControlAction> actions,
        Map<String, Object> figures,
        OptionalLong downtimeLimitMs,
        OptionalLong bandwidthMib,
        boolean paused,
        boolean postCopyAllowed,
        boolean postCopyBegun) {

    public Steered {
        actions = List.copyOf(actions);
        figures = Map.copyOf(figures);
    }

    /** By how much QEMU slows the guest, in percent; empty if it does not. */
    public OptionalLong throttlePercent() {
        return figures.get("auto_converge_throttle") instanceof Number percent && percent.longValue() > 0
                ? OptionalLong.of(percent.longValue())
                : OptionalLong.empty();
    }
}
