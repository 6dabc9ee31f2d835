package io.gangway.migration.control;

import io.gangway.migration.control.RefusedControl.Reason;
import io.gangway.page.Word;
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

    private final ControlMessages say;

    public ControlRules(ControlMessages say) {
        this.say = say;
    }

    /**
     * Reads what was asked for.
     *
     * @throws RefusedControl with the field and the remedy
     */
    public Wish read(String action, String value, Standing standing) {
        ControlKind kind = Word.parse(ControlKind.class, action)
                .orElseThrow(() -> new RefusedControl(
                        Reason.UNKNOWN_ACTION,
                        say.noSuchAction(
                                action,
                                Arrays.stream(ControlKind.values())
                                        .filter(choice -> choice != ControlKind.RESUME)
                                        .map(ControlKind::word)
                                        .collect(Collectors.joining(", ")))));
        if (!standing.running()) {
            throw new RefusedControl(Reason.MIGRATION_ENDED, say.ended());
        }
        if (standing.cancelAsked()) {
            throw new RefusedControl(Reason.CANCEL_UNDER_WAY, say.cancelledAlready());
        }
        refuseWhatDoesNotFit(kind, standing);
        return new Wish(kind, kind.hasValue() ? OptionalLong.of(figure(kind, value)) : OptionalLong.empty());
    }

    private void refuseWhatDoesNotFit(ControlKind kind, Standing standing) {
        if (kind == ControlKind.CANCEL && !standing.postCopyBegun()) {
            return;
        }
        if (!standing.live()) {
            throw new RefusedControl(Reason.GUEST_NOT_RUNNING, say.onlyWhatRuns());
        }
        if (standing.postCopyBegun() && kind != ControlKind.BANDWIDTH) {
            throw new RefusedControl(Reason.SWITCHED_OVER, say.runsThereAlready(standing.destination()));
        }
        if (kind == ControlKind.POST_COPY && !standing.postCopyAllowed()) {
            throw new RefusedControl(Reason.POST_COPY_NOT_ALLOWED, say.postCopyNotAllowed());
        }
        if (kind == ControlKind.PAUSE && standing.paused()) {
            throw new RefusedControl(Reason.GUEST_PAUSED_ALREADY, say.guestPausedAlready());
        }
        if (kind == ControlKind.RESUME) {
            throw new RefusedControl(Reason.RESUMES_BY_ITSELF, say.goesOnAtTheEnd());
        }
    }

    private long figure(ControlKind kind, String value) {
        boolean downtime = kind == ControlKind.DOWNTIME;
        long most = downtime ? LONGEST_DOWNTIME_MS : MOST_MIB_PER_SECOND;
        String text = value.trim();
        if (text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new RefusedControl(
                Reason.VALUE_OUT_OF_RANGE, downtime ? say.downtimeFigure(most) : say.bandwidthFigure(most));
    }
}
