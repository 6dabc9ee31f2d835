package io.gangway.faults;

import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Where a guest is in truth, by what virsh says of it on both hosts and by what it wrote there: it ticks each second where
 * it lives, and counts its ticks, so that no number is written twice unless it lived twice.
 */
enum Place {
    SOURCE,
    DESTINATION,
    /** It ticks on both, or has written the same tick on both. */
    BOTH,
    /** It ticks nowhere, and the source keeps its configuration. */
    ENDED_ON_SOURCE,
    /** It ticks nowhere, and only the destination keeps its configuration: it had arrived. */
    ENDED_ON_DESTINATION,
    /** It ticks nowhere, although a host has it as active. */
    STANDING,
    /** No host knows it any more. */
    GONE;

    private static final Set<String> INACTIVE = Set.of("absent", "shut off");

    boolean lives() {
        return this == SOURCE || this == DESTINATION;
    }

    boolean arrived() {
        return this == DESTINATION || this == ENDED_ON_DESTINATION;
    }

    /**
     * Asks both hosts, and waits for ticks that are new for up to half a minute where a host has the guest as active: a busy
     * machine gives an emulated guest little time.
     */
    static Place of(Lab lab, Guest guest, String source, String destination) {
        List<Integer> here = lab.ticks(source, guest.name());
        List<Integer> there = lab.ticks(destination, guest.name());
        boolean active = !INACTIVE.contains(lab.state(source, guest.name()))
                || !INACTIVE.contains(lab.state(destination, guest.name()));
        if (active) {
            awaitTick(lab, guest, source, destination, here.size() + there.size());
        }
        boolean ticksHere = lab.ticks(source, guest.name()).size() > here.size();
        boolean ticksThere = lab.ticks(destination, guest.name()).size() > there.size();
        if ((ticksHere && ticksThere) || livedTwice(lab, guest, source, destination)) {
            return BOTH;
        }
        if (ticksHere || ticksThere) {
            return ticksHere ? SOURCE : DESTINATION;
        }
        return active ? STANDING : ended(lab, guest, source, destination);
    }

    private static Place ended(Lab lab, Guest guest, String source, String destination) {
        if (!lab.state(source, guest.name()).equals("absent")) {
            return ENDED_ON_SOURCE;
        }
        return lab.state(destination, guest.name()).equals("absent") ? GONE : ENDED_ON_DESTINATION;
    }

    /** Two seconds' worth of ticks, so that a guest which lives on both has had time to tick on both. */
    private static void awaitTick(Lab lab, Guest guest, String source, String destination, int before) {
        try {
            Awaitility.await()
                    .pollDelay(2, TimeUnit.SECONDS)
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> lab.ticks(source, guest.name()).size()
                                    + lab.ticks(destination, guest.name()).size()
                            > before);
        } catch (ConditionTimeoutException e) {
            // It does not tick: what there is says so.
            return;
        }
    }

    private static boolean livedTwice(Lab lab, Guest guest, String source, String destination) {
        Set<Integer> both = new HashSet<>(lab.ticks(source, guest.name()));
        both.retainAll(lab.ticks(destination, guest.name()));
        return !both.isEmpty();
    }
}
