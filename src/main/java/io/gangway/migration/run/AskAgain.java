package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.migration.state.Migration;
import io.gangway.time.SteadyClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a migration of which not all is known is asked about again: after 10 s, 20 s, 40 s and so on, later every ten
 * minutes; at once when one of its hosts is connected again.
 */
final class AskAgain {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A destination that the console does not know never answers, so that a few questions are enough. */
    private static final int QUESTIONS_OF_A_STRANGER = 8;

    /** When it was asked last, how long to wait from then on, and how often it was asked. */
    private record Asked(Duration at, Duration pause, int times) {}

    private final SteadyClock clock;
    private final Map<Long, Asked> asked = new HashMap<>();
    private final Set<HostName> back = new HashSet<>();
    private Duration nextLook = Duration.ZERO;

    AskAgain(SteadyClock clock) {
        this.clock = clock;
    }

    /** A host is connected again. */
    synchronized void back(HostName host) {
        back.add(host);
    }

    /** Whether there may be anything to ask. */
    synchronized boolean due() {
        return !back.isEmpty() || clock.now().compareTo(nextLook) >= 0;
    }

    /** A round of questions begins; gives the hosts that are back since the last one. */
    synchronized List<HostName> begin() {
        List<HostName> hosts = List.copyOf(back);
        back.clear();
        nextLook = clock.now().plus(FIRST.dividedBy(2));
        return hosts;
    }

    /** Forgets all others: they are settled. */
    synchronized void keepOnly(List<Migration> open) {
        asked.keySet().retainAll(open.stream().map(Migration::id).collect(Collectors.toSet()));
    }

    /** Whether this one is to be asked about in this round. One that is new was asked about just now, at its end. */
    synchronized boolean due(Migration migration, List<HostName> hostsThatAreBack) {
        Asked last = asked.computeIfAbsent(migration.id(), id -> new Asked(clock.now(), FIRST, 0));
        boolean concerned = hostsThatAreBack.contains(migration.source())
                || migration
                        .destinationHost()
                        .filter(hostsThatAreBack::contains)
                        .isPresent();
        boolean given = migration.destinationHost().isEmpty() && last.times() >= QUESTIONS_OF_A_STRANGER;
        boolean waited = clock.now().minus(last.at()).compareTo(last.pause()) >= 0;
        return concerned || (waited && !given);
    }

    /**
     * It is asked about now.
     *
     * @param moves whether libvirt is still at it, so that the answer may come at any moment
     */
    synchronized void asked(Migration migration, boolean moves) {
        Asked last = asked.getOrDefault(migration.id(), new Asked(clock.now(), FIRST, 0));
        Duration doubled = last.pause().multipliedBy(2);
        Duration grown = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        asked.put(migration.id(), new Asked(clock.now(), moves ? FIRST : grown, last.times() + 1));
    }
}
