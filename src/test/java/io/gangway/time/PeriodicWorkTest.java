package io.gangway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("What is done again and again")
@Timeout(30)
class PeriodicWorkTest {

    private static final Duration SOON = Duration.ofMillis(5);

    private final PeriodicWork periodic = new PeriodicWork();
    private final AtomicInteger times = new AtomicInteger();

    @AfterEach
    void stop() {
        periodic.stop(new ShutdownEvent());
    }

    private void awaitTimes(int more) {
        int before = times.get();
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> times.get() >= before + more);
    }

    @Test
    @DisplayName("goes on, whatever it throws")
    void goesOn() {
        periodic.every(SOON, "It", () -> {
            if (times.incrementAndGet() % 2 == 0) {
                throw new OutOfMemoryError("thrown by the test");
            }
            throw new IllegalStateException("thrown by the test");
        });

        awaitTimes(6);
    }

    @Test
    @DisplayName("waits for no other that hangs")
    void waitsForNoOther() {
        CountDownLatch end = new CountDownLatch(1);
        periodic.every(SOON, "What hangs", () -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        periodic.every(SOON, "It", times::incrementAndGet);

        awaitTimes(6);
        end.countDown();
    }

    @Test
    @DisplayName("is not done any more once the console stops")
    void stops() {
        AtomicInteger after = new AtomicInteger();
        periodic.every(SOON, "It", times::incrementAndGet);
        awaitTimes(1);
        periodic.stop(new ShutdownEvent());

        Awaitility.await()
                .during(200, TimeUnit.MILLISECONDS)
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> times.get() == after.getAndSet(times.get()));
        assertEquals(times.get(), after.get());
    }
}
