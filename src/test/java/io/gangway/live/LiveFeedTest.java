package io.gangway.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.time.SteadyClock;
import io.gangway.vm.inventory.VmsChanged;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    /** Work that is done when the test says so. */
    private static final class Later extends AbstractExecutorService {
        private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

        @Override
        public void execute(Runnable task) {
            work.add(task);
        }

        void doAll() throws InterruptedException {
            Runnable task = work.poll(2, TimeUnit.SECONDS);
            while (task != null) {
                task.run();
                task = work.poll(200, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    private final Later later = new Later();
    private final LiveFeed feed = new LiveFeed(later, SteadyClock.ofThisMachine());
    private final AtomicInteger state = new AtomicInteger();
    private final List<LiveView> views =
            List.of(() -> Drawing.ofSpots(Map.of("spot", "drawn " + state.incrementAndGet())));
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();

    @Test
    void whoComesWhileTheOnlyOtherIsLeavingIsKeptCurrent() throws InterruptedException {
        WebSocketConnection first = connection();
        feed.open(first, views, "");
        later.doAll();

        feed.close(first);
        feed.open(connection(), views, "");
        later.doAll();
        sent.clear();
        feed.vmsChanged(new VmsChanged(new HostName("alpha")));
        later.doAll();

        assertTrue(sent.toString().contains("drawn"), "nothing was sent: " + sent);
    }

    private WebSocketConnection connection() {
        return (WebSocketConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WebSocketConnection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "sendText" -> {
                        sent.add((String) arguments[0]);
                        yield Uni.createFrom().voidItem();
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
