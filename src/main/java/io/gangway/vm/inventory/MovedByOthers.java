package io.gangway.vm.inventory;

import com.google.errorprone.annotations.ThreadSafe;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The VMs of one host that something else than this console moves away, and whose turn it is to be asked about. */
@ThreadSafe
final class MovedByOthers {

    /** Each costs a call to the host; one with 200 VMs that run is through in ten turns. */
    private static final int ASKED_AT_A_TIME = 20;

    private volatile Set<UUID> moved = Set.of();

    @GuardedBy("this")
    private int turn;

    boolean contains(UUID uuid) {
        return moved.contains(uuid);
    }

    /** Those that were seen on their way, and some of the others, which take turns. */
    synchronized List<UUID> next(List<UUID> running) {
        Set<UUID> next = new LinkedHashSet<>(moved);
        for (int i = 0; i < Math.min(ASKED_AT_A_TIME, running.size()); i++) {
            turn = (turn + 1) % running.size();
            next.add(running.get(turn));
        }
        return List.copyOf(next);
    }

    /** Of those that were asked about, these are moved. Says whether that is news. */
    synchronized boolean answered(Collection<UUID> asked, Set<UUID> moving) {
        Set<UUID> next = new HashSet<>(moved);
        next.removeAll(Set.copyOf(asked));
        next.addAll(moving);
        boolean isNews = !next.equals(moved);
        moved = Set.copyOf(next);
        return isNews;
    }
}
