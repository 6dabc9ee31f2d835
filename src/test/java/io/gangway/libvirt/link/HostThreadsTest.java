package io.gangway.libvirt.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.VirtException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Migrations that leave one host")
@Timeout(30)
class HostThreadsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final HostThreads threads = new HostThreads("alpha");
    private final Semaphore ends = new Semaphore(0);
    private final List<HostCall<String>> leaving = new ArrayList<>();

    HostThreadsTest() {
        CountDownLatch begun = new CountDownLatch(HostThreads.MIGRATIONS);
        for (int i = 0; i < HostThreads.MIGRATIONS; i++) {
            leaving.add(threads.migration(() -> {
                begun.countDown();
                ends.acquireUninterruptibly();
                return "arrived";
            }));
        }
        Awaitility.await("all are under way").atMost(10, TimeUnit.SECONDS).until(() -> begun.getCount() == 0);
    }

    @AfterEach
    void end() {
        ends.release(HostThreads.MIGRATIONS);
        threads.close();
    }

    @Test
    @DisplayName("are sixteen at most; the next waits in line until one of them has ended")
    void waitsInLine() {
        HostCall<String> next = threads.migration(() -> "arrived, too");
        assertTrue(next.inLine());
        assertFalse(leaving.get(0).inLine());

        ends.release();

        assertEquals("arrived, too", next.await(SOON));
        assertFalse(next.inLine());
    }

    @Test
    @DisplayName("are given up at once while they wait, and then never begin")
    void givesUpItsPlace() {
        AtomicBoolean moved = new AtomicBoolean();
        HostCall<Boolean> next = threads.migration(() -> moved.getAndSet(true));
        HostCall<String> last = threads.migration(() -> "last");

        assertTrue(next.withdraw(() -> new VirtException("alpha", VirtException.OPERATION_ABORTED, 0, "as asked")));

        assertFalse(next.inLine());
        assertEquals(
                "as asked",
                assertThrows(VirtException.class, () -> next.await(SOON)).getMessage());
        ends.release();
        assertEquals("last", last.await(SOON));
        assertFalse(moved.get());
    }

    @Test
    @DisplayName("are not taken back once they have begun, and nobody hears that they were")
    void cannotBeTakenBack() {
        AtomicBoolean asked = new AtomicBoolean();

        assertFalse(leaving.get(0).withdraw(() -> {
            asked.set(true);
            return new IllegalStateException();
        }));

        assertFalse(asked.get());
        ends.release(HostThreads.MIGRATIONS);
        assertEquals("arrived", leaving.get(0).await(SOON));
    }

    @Test
    @DisplayName("hold up nothing that is asked beside them")
    void besides() {
        assertEquals("answer", threads.beside(() -> "answer").await(SOON));
    }
}
