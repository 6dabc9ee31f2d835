package io.gangway.migration;

import io.gangway.libvirt.VirtException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Translates what libvirt and QEMU say of a failed migration into words: what failed, why, and what to do. Where the VM
 * is then, the verdict says.
 */
final class FailureCatalogue {

    /** The two ends of the migration that failed, by the names that people know them by. */
    record Ends(String vm, String source, String destination) {}

    /** From the special to the general: the first that fits is taken. */
    private static final List<FailureEntry> ENTRIES = Stream.of(
                    RoadFailures.ENTRIES, MachineFailures.ENTRIES, StorageFailures.ENTRIES, RunFailures.ENTRIES)
            .flatMap(List::stream)
            .toList();

    private FailureCatalogue() {}

    static Failure translate(VirtException failure, Ends ends) {
        return translate(failure.getMessage(), ends);
    }

    static Failure translate(String raw, Ends ends) {
        return ENTRIES.stream()
                .filter(entry -> entry.fits(raw))
                .findFirst()
                .map(entry -> entry.failure(ends, raw))
                .orElseGet(() -> new Failure(
                        "The migration failed",
                        "libvirt gave this reason: " + raw,
                        "Mend the cause and start the migration again.",
                        raw));
    }

    /** For a run whose end nobody heard, since the console was not there. */
    static Failure unheard(Ends ends) {
        return new Failure(
                "The migration did not arrive",
                "It ended while the console was not running, so its reason is not known. libvirt's log on "
                        + ends.source() + " has it.",
                "Start the migration again.",
                "");
    }
}
