package io.gangway.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one guest whose migration a fault met.
 *
 * @param counted whether the fault was done in that phase; if not, nothing is judged, and {@code story} says why
 * @param guestLost the guest lives on no host, on both, or did for a while, and was not itself the victim of the fault
 * @param wrongOutcome what the console says of the run contradicts where the guest is: <i>succeeded</i> although it is not
 *     on the destination (and had not ended there), <i>failed</i> or <i>cancelled</i> although it is, <i>unknown</i> or no end
 *     at all two minutes after both hosts answer again; or an end before the start; or a host that is still said not to
 *     answer; or a run that did not arrive although the fault was none of the hosts'
 * @param wrongCulprit the error names somebody who did not do it, or does not name who did (see {@link Blame})
 * @param leftBehind what is on the hosts that was not there before and belongs nowhere
 * @param story what was seen, in a line
 */
record Finding(
        String fault,
        Phase phase,
        boolean counted,
        boolean guestLost,
        boolean wrongOutcome,
        boolean wrongCulprit,
        List<String> leftBehind,
        String story) {

    static Finding uncounted(String fault, Phase phase, String why) {
        return new Finding(fault, phase, false, false, false, false, List.of(), why);
    }

    /** The same, with something more that was left behind. */
    Finding leaving(String more) {
        List<String> left = Stream.concat(leftBehind.stream(), Stream.of(more)).toList();
        return new Finding(
                fault, phase, counted, guestLost, wrongOutcome, wrongCulprit, left, story + "; left: " + more);
    }

    boolean right() {
        return !guestLost && !wrongOutcome && !wrongCulprit && leftBehind.isEmpty();
    }
}
