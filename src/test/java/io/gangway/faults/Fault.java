package io.gangway.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Something that goes wrong while guests move.
 *
 * @param name as in the table
 * @param phases in which it can be done
 * @param act does it; {@code ./lab heal} of both hosts undoes it, together with {@code undo}
 * @param lasts how long it stays, at most
 * @param undo what healing the hosts does not undo
 * @param toll what it may cost a guest that had not arrived when it was done
 * @param tollAtTheEnd what it may cost one that had
 * @param blame what an error must say of it
 */
record Fault(
        String name, Set<Phase> phases, Act act, Lasting lasts, Act undo, Toll toll, Toll tollAtTheEnd, Blame blame) {

    /** Does something to a stage and the guests on it. */
    @FunctionalInterface
    interface Act {
        Act NONE = (stage, trials) -> {};

        void on(Stage stage, List<Trial> trials);
    }

    /**
     * How long a fault stays.
     *
     * @param untilTheEnd whether it is undone earlier, once every run has ended
     */
    record Lasting(Duration most, boolean untilTheEnd) {
        static final Lasting NOT_AT_ALL = seconds(0);

        static Lasting seconds(int seconds) {
            return new Lasting(Duration.ofSeconds(seconds), false);
        }

        static Lasting untilTheEnd(int seconds) {
            return new Lasting(Duration.ofSeconds(seconds), true);
        }
    }

    /** What a fault may cost. */
    enum Toll {
        /** Nothing: the guest arrives as if it had not been. */
        NOTHING,
        /** The migration: the guest lives where it was, or arrives. */
        MIGRATION,
        /** The guest itself, which was its victim. */
        GUEST
    }

    /** The same under another name, for a row of its own. */
    Fault called(String newName) {
        return new Fault(newName, phases, act, lasts, undo, toll, tollAtTheEnd, blame);
    }

    Toll toll(Phase phase) {
        return phase == Phase.VERIFYING ? tollAtTheEnd : toll;
    }
}
