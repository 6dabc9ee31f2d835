package io.gangway.faults;

import io.gangway.lab.Guest;
import java.util.OptionalLong;

/**
 * One guest on its way when a fault is done.
 *
 * @param run the number of its migration; empty if the console did not begin it
 * @param hitch why the fault could not be done in this phase; empty if it could
 */
record Trial(Guest guest, Phase phase, OptionalLong run, String hitch) {

    static Trial begun(Guest guest, Phase phase, long run) {
        return new Trial(guest, phase, OptionalLong.of(run), "");
    }

    static Trial hindered(Guest guest, Phase phase, String hitch) {
        return new Trial(guest, phase, OptionalLong.empty(), hitch);
    }

    Trial with(String newHitch) {
        return new Trial(guest, phase, run, newHitch);
    }
}
