package io.gangway.vm.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MovedByOthersTest {

    private final MovedByOthers moved = new MovedByOthers();

    private static List<UUID> vms(int count) {
        return IntStream.range(0, count).mapToObj(i -> new UUID(0, i)).toList();
    }

    @Test
    @DisplayName("all VMs have their turn, and one that is on its way is asked about each time")
    void turns() {
        List<UUID> running = vms(90);
        UUID onItsWay = running.get(7);
        moved.answered(List.of(onItsWay), Set.of(onItsWay));

        Set<UUID> asked = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            List<UUID> next = moved.next(running);
            assertTrue(next.contains(onItsWay));
            assertTrue(next.size() <= 21, next.size() + " at once");
            asked.addAll(next);
        }

        assertEquals(Set.copyOf(running), asked);
    }

    @Test
    @DisplayName("a host without VMs that run has none to ask about")
    void none() {
        assertEquals(List.of(), moved.next(List.of()));
    }

    @Test
    @DisplayName("only what is told anew is news, and one that was not asked about stays as it was")
    void news() {
        List<UUID> vms = vms(2);

        assertTrue(moved.answered(vms, Set.of(vms.get(0))));
        assertFalse(moved.answered(vms, Set.of(vms.get(0))));
        assertFalse(moved.answered(List.of(vms.get(1)), Set.of()));
        assertTrue(moved.contains(vms.get(0)));
        assertTrue(moved.answered(vms, Set.of()));
        assertFalse(moved.contains(vms.get(0)));
    }
}
