package io.gangway.migration;

import io.gangway.libvirt.VirtException;
import java.util.List;
import java.util.Optional;
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
        return switch (failure.code()) {
            case VirtException.OWN_WORDS, VirtException.BUSY -> own(failure.getMessage());
            case VirtException.NOT_CONNECTED -> notConnected(failure);
            default -> translate(failure.getMessage(), ends);
        };
    }

    /** What libvirt said then is of the console's own way to a host, not of that between the two. */
    private static Failure notConnected(VirtException failure) {
        return new Failure(
                "The console was not connected to " + failure.host(),
                "So it could not have libvirt do there what the migration needs.",
                "The page Hosts says why, and what to do. Once it is connected, start the migration again.",
                failure.getMessage());
    }

    /** The console went no further, and said why itself. */
    private static Failure own(String words) {
        return new Failure(
                "The console went no further with the migration",
                words,
                "Once that is put right, start the migration again.",
                "");
    }

    private static Optional<Failure> known(String raw, Ends ends) {
        return ENTRIES.stream().filter(entry -> entry.fits(raw)).findFirst().map(entry -> entry.failure(ends, raw));
    }

    static Failure translate(String raw, Ends ends) {
        return known(raw, ends)
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
