package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out from what libvirt and QEMU say of a failed migration what failed, why, and what to do. Where the VM is then, the
 * verdict says.
 */
public final class FailureCatalogue {

    /** The two ends of the migration that failed, by the names that people know them by. */
    public record Ends(String vm, String source, String destination) {}

    /** VIR_ERR_INTERNAL_ERROR, for words of which only the text is at hand. */
    private static final int UNNUMBERED = 1;

    /** No two fit the same words, but for what a script said, which may be anything: its entry comes first. */
    public static final List<FailureEntry> ENTRIES = Stream.of(
                    MachineFailures.ENTRIES, RoadFailures.ENTRIES, StorageFailures.ENTRIES, RunFailures.ENTRIES)
            .flatMap(List::stream)
            .toList();

    private static final Pattern NOTHING_BUT_THE_END = Pattern.compile(RunFailures.NOTHING_BUT_THE_END);

    private FailureCatalogue() {}

    public static Failure translate(VirtException failure, Ends ends) {
        return switch (failure.code()) {
            case VirtException.OWN_WORDS, VirtException.BUSY -> own(failure, ends);
            case VirtException.NOT_CONNECTED -> notConnected(failure, ends);
            case VirtException.TIMED_OUT -> slow(failure, ends);
            case VirtException.UNSAID -> readyThere(whole(failure), ends);
            case VirtException.UNSAID_LISTENING ->
                Failure.of("listening-unproven", "listening-unproven", ends, "", whole(failure));
            default ->
                fitting(failure).stream()
                        .findFirst()
                        .map(entry -> entry.failure(ends, failure, whole(failure)))
                        .orElseGet(() -> unknown(failure, ends));
        };
    }

    public static Failure translate(String raw, Ends ends) {
        return translate(new VirtException(ends.source(), UNNUMBERED, 0, raw), ends);
    }

    /** The entries that tell of this, the best first: one, or none for what nobody has described yet. */
    static List<FailureEntry> fitting(VirtException failure) {
        List<FailureEntry> fitting =
                ENTRIES.stream().filter(entry -> entry.fits(failure)).toList();
        List<FailureEntry> reasons =
                fitting.stream().filter(entry -> !entry.frame()).toList();
        return reasons.isEmpty() ? fitting : reasons;
    }

    /** The entry of this code, which must be there. */
    public static FailureEntry entry(String code) {
        return ENTRIES.stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Whether libvirt told that a connection ended, and nothing else: the reason was lost on the way. */
    public static boolean saysNothingButTheEnd(VirtException failure) {
        return NOTHING_BUT_THE_END.matcher(failure.getMessage()).find();
    }

    /** All that was said, the reason first, and then what libvirt said in its place. */
    public static String whole(VirtException failure) {
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .map(Throwable::getMessage)
                .collect(Collectors.joining("\n"));
    }

    private static Failure unknown(VirtException failure, Ends ends) {
        return Failure.of("unknown", "unknown", ends, failure.getMessage(), whole(failure));
    }

    /** What libvirt said then is of the console's own way to a host, not of that between the two. */
    private static Failure notConnected(VirtException failure, Ends ends) {
        return Failure.of("not-connected", "not-connected", ends, failure.host(), failure.getMessage());
    }

    /** The console waited for a host, and gave up. */
    private static Failure slow(VirtException failure, Ends ends) {
        return Failure.of("slow", "slow", ends, failure.host(), failure.getMessage());
    }

    /** The console went no further, and said why itself. */
    private static Failure own(VirtException failure, Ends ends) {
        Failure told = Failure.of("console", "console", ends, failure.getMessage(), "");
        if (failure.own().isEmpty()) {
            return told;
        }
        List<Said> reasons = failure.own().stream()
                .map(reason -> new Said(reason.key(), reason.values()))
                .toList();
        return new Failure(
                told.code(), Said.of("console.title", ends), reasons, Said.of("console.next", ends), told.raw());
    }

    /**
     * libvirt lost its reason, and nothing had come over when the migration ended. Asked once more, the destination could
     * make all ready: that clears it, and accuses nobody else.
     */
    private static Failure readyThere(String raw, Ends ends) {
        return Failure.of("no-data", "no-data-though-ready", ends, "", raw);
    }

    /** The destination's QEMU ended and libvirt lost its reason: it may also have ended because the rest had. */
    public static Failure arrivalEnded(Failure failure, Ends ends) {
        Failure known = entry(RunFailures.DESTINATION_QEMU_ENDED).failure(ends, failure.raw());
        return new Failure(
                known.code(),
                known.title(),
                List.of(Said.of("arrival-ended.cause", ends)),
                Said.of("arrival-ended.next", ends),
                failure.raw());
    }

    /** What is known beside a reason that is not. */
    public static Failure alsoEnded(Failure failure, Ends ends) {
        return failure.also(Said.of("also-ended", ends));
    }

    /** The other thing that may be known beside a reason that is not. */
    public static Failure destinationSilent(Failure failure, Ends ends) {
        return failure.also(Said.of("also-silent", ends)).advising(Optional.of(Said.of("also-silent.next", ends)));
    }

    /** The console's own connection to the source broke, and with it libvirt's answer. */
    public static Failure sourceLost(VirtException failure, Ends ends) {
        return Failure.of("source-lost", "source-lost", ends, "", whole(failure));
    }

    /** Both the console and the destination were without an answer of the source: the destination is not to blame. */
    public static Failure sourceStoodStill(Failure failure, Ends ends) {
        return Failure.of("source-stood-still", "source-stood-still", ends, "", failure.raw());
    }

    /** It was asked for here: nobody else is to blame. */
    public static Failure cancelledHere(String raw, Ends ends) {
        return Failure.of("cancelled", "cancelled", ends, "", raw);
    }

    /** libvirt reported a success that the hosts do not bear out. */
    public static Failure notConfirmed(Ends ends) {
        return Failure.of("not-confirmed", "not-confirmed", ends, "", "");
    }

    /** For a run whose end nobody heard, since the console was not there. */
    public static Failure unheard(Ends ends) {
        return Failure.of("unheard", "unheard", ends, "", "");
    }
}
