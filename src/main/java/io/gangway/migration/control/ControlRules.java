package io.gangway.migration.control;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Decides whether something that a person asks for can be done to a migration now. */
public final class ControlRules {

    /** QEMU's own bound, MAX_MIGRATE_DOWNTIME: 2000 s. */
    static final long LONGEST_DOWNTIME_MS = 2_000_000;
    /** A terabyte a second, beyond any link. */
    static final long MOST_MIB_PER_SECOND = 1_000_000;

    private static final int MOST_DIGITS = 12;

    /**
     * How the migration stands.
     *
     * @param running whether it has not ended and is not being verified
     * @param live whether a running guest is being moved
     * @param cancelAsked whether it is being cancelled already
     * @param paused whether the console paused the guest so that the migration can end
     * @param destination where to
     */
    public record Standing(
            boolean running,
            boolean live,
            boolean cancelAsked,
            boolean paused,
            boolean postCopyAllowed,
            boolean postCopyBegun,
            String destination) {}

    /** What was asked for, once it is found to be right. */
    public record Wish(ControlKind kind, OptionalLong value) {}

    private ControlRules() {}

    /**
     * Reads what was asked for.
     *
     * @throws RefusedControl with the field and the remedy
     */
    public static Wish read(String action, String value, Standing standing) {
        ControlKind kind = ControlKind.of(action)
                .orElseThrow(() -> RefusedControl.ofAction("There is no action named \"" + action + "\". Choose one of "
                        + Arrays.stream(ControlKind.values())
                                .filter(choice -> choice != ControlKind.RESUME)
                                .map(ControlKind::word)
                                .collect(Collectors.joining(", "))
                        + "."));
        if (!standing.running()) {
            throw RefusedControl.tooLate("The migration has ended; nothing can be done to it any more.");
        }
        if (standing.cancelAsked()) {
            throw RefusedControl.tooLate("The migration is being cancelled already. Wait for its outcome.");
        }
        refuseWhatDoesNotFit(kind, standing);
        return new Wish(kind, kind.hasValue() ? OptionalLong.of(figure(kind, value)) : OptionalLong.empty());
    }

    private static void refuseWhatDoesNotFit(ControlKind kind, Standing standing) {
        if (kind == ControlKind.CANCEL && !standing.postCopyBegun()) {
            return;
        }
        if (!standing.live()) {
            throw RefusedControl.ofAction("Only a VM that runs while it moves can be steered; this one does not run."
                    + " It can be cancelled.");
        }
        if (standing.postCopyBegun() && kind != ControlKind.BANDWIDTH) {
            throw RefusedControl.tooLate("The guest runs on " + standing.destination()
                    + " already and its memory is on both hosts: all that is left is to wait for the rest of it.");
        }
        if (kind == ControlKind.POST_COPY && !standing.postCopyAllowed()) {
            throw RefusedControl.ofAction("Post-copy was not allowed when this migration started. Cancel it and start"
                    + " it again with post-copy allowed, or pause the guest instead.");
        }
        if (kind == ControlKind.PAUSE && standing.paused()) {
            throw RefusedControl.ofAction("The guest is paused already. Wait until it has arrived.");
        }
        if (kind == ControlKind.RESUME) {
            throw RefusedControl.ofAction(
                    "A guest that was paused for its migration goes on when that ends. To let it go"
                            + " on where it is, cancel the migration.");
        }
    }

    private static long figure(ControlKind kind, String value) {
        boolean downtime = kind == ControlKind.DOWNTIME;
        long most = downtime ? LONGEST_DOWNTIME_MS : MOST_MIB_PER_SECOND;
        String text = value.trim();
        if (text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw RefusedControl.ofValue(
                downtime
                        ? "A downtime limit is a whole number of milliseconds from 1 to " + most
                                + ", such as 2000 for 2 s."
                        : "A bandwidth is a whole number of MiB/s from 1 to " + most + ", such as 100.");
    }
}
