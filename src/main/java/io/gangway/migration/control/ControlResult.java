package io.gangway.migration.control;

import io.gangway.host.words.AnswerWords;
import io.gangway.host.words.ToldFailure;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.page.Word;
import java.util.List;
import java.util.Optional;

/**
 * What came of a control, by what it is: the words are made when somebody reads them.
 *
 * @param values what is filled in, in the order in which the words want it
 */
public record ControlResult(Kind kind, List<String> values) {

    /** Nothing is known yet. */
    public static final ControlResult NONE = new ControlResult(Kind.NONE, List.of());

    /** What it may be. */
    public enum Kind implements Word {
        NONE,
        DOWNTIME_SET,
        BANDWIDTH_SET,
        POST_COPY_BEGUN,
        PAUSED,
        PAUSED_ALREADY,
        OVERTAKEN,
        /** libvirt refused it, in words that are its own in any language. */
        HOST_SAYS,
        HOST_SLOW,
        HOST_BROKE_OFF,
        /** For any other reason of a host's, in English. */
        REFUSED,
        CONSOLE_FAILED,
        CANCEL_TAKEN,
        CANCELLED,
        GIVEN_UP,
        TOO_LATE,
        WENT_ON,
        RESUMED,
        LEFT_PAUSED,
        /** In the words of a console from before, in English. */
        AS_TOLD
    }

    public ControlResult {
        values = List.copyOf(values);
    }

    static ControlResult of(Kind kind, String... values) {
        return new ControlResult(kind, List.of(values));
    }

    /** That a host did not do it, and why. Nobody is being answered now, so what has no kind of its own is kept in English. */
    static ControlResult refused(VirtException why, AnswerWords english) {
        ToldFailure told = english.of(why);
        Optional<VirtException.Reached> slow =
                why.reached().filter(reached -> reached.limit() == VirtException.Limit.SECONDS);
        return switch (told.code()) {
            case "refused" -> of(Kind.HOST_SAYS, why.host(), told.raw());
            case "broke-off" -> of(Kind.HOST_BROKE_OFF, why.host());
            default ->
                slow.map(reached -> of(Kind.HOST_SLOW, why.host(), Long.toString(reached.figure())))
                        .orElseGet(() -> of(Kind.REFUSED, english.advice(why)));
        };
    }

    /** Whether anything is known. */
    public boolean known() {
        return kind != Kind.NONE;
    }

    /** In words; empty while nothing is known. */
    public String in(ControlMessages say) {
        return switch (kind) {
            case NONE -> "";
            case DOWNTIME_SET -> say.downtimeSet(value(0));
            case BANDWIDTH_SET -> say.bandwidthSet(value(0));
            case POST_COPY_BEGUN -> say.postCopyBegun(value(0), value(1));
            case PAUSED -> say.paused(value(0), value(1));
            case PAUSED_ALREADY -> say.pausedAlready(value(0));
            case OVERTAKEN -> say.overtaken();
            case HOST_SAYS -> say.refused(say.hostSays(value(0), value(1)));
            case HOST_SLOW -> say.refused(say.hostSlow(value(0), value(1)));
            case HOST_BROKE_OFF -> say.refused(say.hostBrokeOff(value(0)));
            case REFUSED -> say.refused(value(0));
            case CONSOLE_FAILED -> say.refused(say.consoleFailed());
            case CANCEL_TAKEN -> say.cancelTaken(value(0));
            case CANCELLED -> say.cancelled(value(0), value(1));
            case GIVEN_UP -> say.givenUp(value(0), value(1), value(2));
            case TOO_LATE -> say.tooLate(value(0), value(1));
            case WENT_ON -> say.wentOn(value(0), value(1));
            case RESUMED -> say.resumed(value(0), value(1));
            case LEFT_PAUSED -> say.leftPaused(value(0), value(1));
            case AS_TOLD -> value(0);
        };
    }

    private String value(int index) {
        return index < values.size() ? values.get(index) : "";
    }
}
