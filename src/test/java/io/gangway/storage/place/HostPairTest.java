package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.time.SteadyClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By libvirt's test driver. */
@Timeout(30)
@DisplayName("Of two hosts that are asked in turn")
class HostPairTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private final LinkedHost alpha = new LinkedHost(library, "alpha", "test:///default");
    private final LinkedHost beta = new LinkedHost(library, "beta", "test:///default");
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void disconnect() {
        goOn.countDown();
        alpha.close();
        beta.close();
    }

    @Test
    @DisplayName("both answer on a connection of their own")
    void bothAnswer() {
        assertEquals(
                "alpha beta",
                HostPair.with(
                        alpha,
                        beta,
                        LONG,
                        (from, to) ->
                                from.within(LONG, VirtConnection::host) + " " + to.within(LONG, VirtConnection::host)));
    }

    @Test
    @DisplayName("the one that does not answer is named: the destination")
    void silentDestination() {
        assertEquals("beta", silent(LONG, SHORT, beta, (from, to) -> {
            from.within(LONG, VirtConnection::host);
            return to.within(LONG, this::hangs);
        }));
    }

    @Test
    @DisplayName("the one that does not answer is named: the source")
    void silentSource() {
        assertEquals("alpha", silent(LONG, SHORT, beta, (from, to) -> {
            to.within(LONG, VirtConnection::host);
            return from.within(LONG, this::hangs);
        }));
    }

    @Test
    @DisplayName(
            "a destination that lets nobody in is named, long before the work would have to be done, which is never begun")
    void closedDoor() {
        AtomicBoolean begun = new AtomicBoolean();

        String named = silent(SHORT, LONG, new Closed(), (from, to) -> {
            begun.set(true);
            return "";
        });

        assertEquals("beta", named);
        goOn.countDown();
        assertEquals("beta", beta.within(LONG, VirtConnection::host), "beta lets the console in again");
        assertFalse(begun.get());
    }

    private String silent(
            Duration login, Duration limit, StorageHost second, BiFunction<StorageHost, StorageHost, String> work) {
        VirtException e = assertThrows(VirtException.class, () -> HostPair.with(alpha, second, login, limit, work));
        assertEquals(VirtException.TIMED_OUT, e.code(), e.getMessage());
        assertEquals(e.host() + " did not answer within 0 s.", e.getMessage());
        return e.host();
    }

    private String hangs(VirtConnection connection) {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return connection.host();
    }

    /** Beta, which keeps everybody at its door. */
    private final class Closed implements StorageHost {
        @Override
        public String name() {
            return "beta";
        }

        @Override
        public <T> HostCall<T> transfer(Function<VirtConnection, T> work) {
            return beta.transfer(connection -> {
                hangs(connection);
                return work.apply(connection);
            });
        }
    }
}
