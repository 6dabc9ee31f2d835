package io.gangway.vm.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.page.Drawing.Row;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VmRowsTest {

    @Inject
    VmRows rows;

    /** Counts how often it is asked, and is never gone through. */
    private static final class Counting extends AbstractSet<String> {
        private final Set<String> keys;
        private final AtomicInteger asked = new AtomicInteger();

        Counting(Set<String> keys) {
            this.keys = keys;
        }

        @Override
        public boolean contains(Object key) {
            asked.incrementAndGet();
            return keys.contains(key);
        }

        @Override
        public Iterator<String> iterator() {
            throw new UnsupportedOperationException("It is gone through for a row.");
        }

        @Override
        public int size() {
            return keys.size();
        }
    }

    private static Vm vm(int number) {
        return new Vm(
                new HostName("counted"),
                new UUID(7, number),
                "vm" + number,
                VmState.SHUT_OFF,
                true,
                1,
                1 << 20,
                OptionalDouble.empty(),
                false,
                false);
    }

    @Test
    void forgettingTheVmsThatAreGoneAsksOnceForEachRow() {
        List<Vm> vms = IntStream.range(0, 50).mapToObj(VmRowsTest::vm).toList();
        rows.retain(Set.of());
        List<Row> before = vms.stream().map(rows::row).toList();
        Counting stay = new Counting(vms.stream().skip(1).map(Vm::key).collect(Collectors.toSet()));

        rows.retain(stay);

        assertTrue(stay.asked.get() <= vms.size(), "asked " + stay.asked.get() + " times");
        assertNotSame(before.get(0), rows.row(vms.get(0)));
        assertSame(before.get(1), rows.row(vms.get(1)));
        assertEquals(before.get(0), rows.row(vms.get(0)));
    }
}
