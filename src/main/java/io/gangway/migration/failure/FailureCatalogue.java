package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Translates what libvirt and QEMU say of a failed migration into words: what failed, why, and what to do. Where the VM
 * is then, the verdict says.
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
            case VirtException.OWN_WORDS, VirtException.BUSY -> own(failure.getMessage());
            case VirtException.NOT_CONNECTED -> notConnected(failure);
            case VirtException.TIMED_OUT -> slow(failure);
            case VirtException.UNSAID -> readyThere(whole(failure), ends);
            default ->
                fitting(failure).stream()
                        .findFirst()
                        .map(entry -> entry.failure(ends, failure, whole(failure)))
                        .orElseGet(() -> unknown(failure));
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

    private static Failure unknown(VirtException failure) {
        return new Failure(
                "unknown",
                "The migration failed",
                "libvirt gave this reason, which the console has no words of its own for: " + failure.getMessage(),
                "Look for these words in the logs of libvirtd and QEMU on both hosts. Once the cause is found and put right,"
                        + " start the migration again.",
                whole(failure));
    }

    /** What libvirt said then is of the console's own way to a host, not of that between the two. */
    private static Failure notConnected(VirtException failure) {
        return new Failure(
                "not-connected",
                "The console was not connected to " + failure.host(),
                "So it could not have libvirt do there what the migration needs.",
                "The page Hosts says why, and what to do. Once it is connected, start the migration again.",
                failure.getMessage());
    }

    /** The console waited for a host, and gave up. */
    private static Failure slow(VirtException failure) {
        return new Failure(
                "slow",
                "It took too long",
                failure.host() + " did not answer the console in time.",
                "Check the load of " + failure.host() + " and the network to it, and start the migration again.",
                failure.getMessage());
    }

    /** The console went no further, and said why itself. */
    private static Failure own(String words) {
        return new Failure(
                "console",
                "The console went no further with the migration",
                words,
                "Once that is put right, start the migration again.",
                "");
    }

    /**
     * libvirt lost its reason, and nothing had come over when the migration ended. Asked once more, the destination could
     * make all ready: that clears it, and accuses nobody else.
     */
    private static Failure readyThere(String raw, Ends ends) {
        String destination = ends.destination();
        return new Failure(
                "no-data",
                "The data does not get from " + ends.source() + " to " + destination,
                destination + " could make everything ready for " + ends.vm()
                        + " when the console asked it once more. As far as the console saw, no data of it had come there, and"
                        + " libvirt does not say why.",
                "Look on " + ends.source() + " whether it reaches the TCP ports 49152 to 49215 of " + destination
                        + ", over which memory and disks go, by the name that " + destination
                        + " gives itself (hostname): a firewall may be in between, or the name may lead elsewhere. Where the"
                        + " migration asks for TLS, check the certificates of both hosts. libvirtd on " + destination
                        + " may also have had too many clients (max_clients) to let " + ends.source()
                        + " in. The log of libvirtd on " + ends.source() + " has the reason.",
                raw);
    }

    /** The destination's QEMU ended and libvirt lost its reason: it may also have ended because the rest had. */
    public static Failure arrivalEnded(Failure failure, Ends ends) {
        Failure known = entry(RunFailures.DESTINATION_QEMU_ENDED).failure(ends, failure.raw());
        return new Failure(
                known.code(),
                known.title(),
                "On " + ends.destination() + ", the QEMU that was to take " + ends.vm()
                        + " over ended before it had all: by"
                        + " itself, such as when it is killed or runs out of memory, or because no more data came. libvirt does"
                        + " not say which.",
                "Look into /var/log/libvirt/qemu/" + ends.vm() + ".log and the kernel's log on " + ends.destination()
                        + " for the reason. If they have none, look at the network between both hosts. Then start the"
                        + " migration again.",
                failure.raw());
    }

    /** What is known beside a reason that is not. */
    public static Failure alsoEnded(Failure failure, Ends ends) {
        return new Failure(
                failure.code(),
                failure.title(),
                failure.cause() + " The QEMU that was to take " + ends.vm() + " over on " + ends.destination()
                        + " ended, as well.",
                failure.nextStep(),
                failure.raw());
    }

    /** The other thing that may be known beside a reason that is not. */
    public static Failure destinationSilent(Failure failure, Ends ends) {
        return new Failure(
                failure.code(),
                failure.title(),
                failure.cause() + " " + ends.destination() + " does not answer the console either.",
                "Check that libvirtd runs on " + ends.destination()
                        + " and that the network to it works. The log of libvirtd" + " on " + ends.source()
                        + " has the reason. Then start the migration again.",
                failure.raw());
    }

    /** The console's own connection to the source broke, and with it libvirt's answer. */
    public static Failure sourceLost(VirtException failure, Ends ends) {
        return new Failure(
                "source-lost",
                "The connection to " + ends.source() + " was lost",
                "While " + ends.vm() + " moved, libvirtd on " + ends.source()
                        + " ended, or the console lost its connection to it.",
                "Check that libvirtd runs on " + ends.source() + "; then start the migration again.",
                whole(failure));
    }

    /** Both the console and the destination were without an answer of the source: the destination is not to blame. */
    public static Failure sourceStoodStill(Failure failure, Ends ends) {
        return new Failure(
                "source-stood-still",
                ends.source() + " lost its connection to " + ends.destination(),
                "While " + ends.vm() + " moved, " + ends.source()
                        + " did not answer the console either for a time: its libvirtd stood still, or its network failed.",
                "Look into the log of libvirtd on " + ends.source()
                        + " and at its load, its storage and its network; then" + " start the migration again.",
                failure.raw());
    }

    /** It was asked for here: nobody else is to blame. */
    public static Failure cancelledHere(String raw, Ends ends) {
        return new Failure(
                "cancelled",
                "The migration was cancelled from this console",
                ends.source() + " took the wish to cancel, and the migration ended.",
                "See first where " + ends.vm() + " is now.",
                raw);
    }

    /** libvirt reported a success that the hosts do not bear out. */
    public static Failure notConfirmed(Ends ends) {
        return new Failure(
                "not-confirmed",
                "libvirt reported a success that is not one",
                "libvirt's call came back as if " + ends.vm() + " had moved, but that is not what " + ends.source()
                        + " and " + ends.destination() + " say.",
                "Look into the logs of libvirtd on both hosts before you start the migration again.",
                "");
    }

    /** For a run whose end nobody heard, since the console was not there. */
    public static Failure unheard(Ends ends) {
        return new Failure(
                "unheard",
                "The migration did not arrive",
                "It ended while the console was not there to hear it, so its reason is not known. libvirt's log on "
                        + ends.source() + " has it.",
                "Look into that log, and start the migration again.",
                "");
    }
}
