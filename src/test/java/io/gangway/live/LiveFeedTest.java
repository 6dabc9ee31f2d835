package io.gangway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.vm.inventory.VmsChanged;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final VmsChanged VMS = new VmsChanged(new HostName("alpha"));
    private static final MigrationChanged SAMPLE = new MigrationChanged(1, UUID.randomUUID());

    private final Later live = new Later();
    private final Later drawing = new Later();
    private Duration now = Duration.ZERO;
    private final LiveFeed feed = new LiveFeed(() -> now, live, drawing);
    private final List<String> sent = new ArrayList<>();

    @Test
    void whoComesWhileTheOnlyOtherIsLeavingIsKeptCurrent() {
        LiveView vms = new Counted("vms", Change.OfVms.class::isInstance);
        WebSocketConnection first = connection();
        feed.open(first, List.of(vms), "");
        doAll();

        feed.close(first);
        feed.open(connection(), List.of(vms), "");
        doAll();
        sent.clear();
        feed.vmsChanged(VMS);
        doAll();

        assertEquals(1, sent.size(), sent.toString());
    }

    @Test
    void aSampleOfAMigrationRedrawsOnlyWhatShowsIt() {
        Counted run = new Counted("run", Change.OfMigration.class::isInstance);
        Counted list = new Counted("list", Change.OfVms.class::isInstance);
        feed.open(connection(), List.of(run, list), "");
        doAll();

        feed.migrationChanged(SAMPLE);
        doAll();

        assertEquals(2, run.drawn);
        assertEquals(1, list.drawn);
    }

    @Test
    void aViewIsDrawnOnceForAllWhoLookAtIt() {
        Counted list = new Counted("list", change -> true);
        feed.open(connection(), List.of(list), "");
        feed.open(connection(), List.of(list), "");
        doAll();
        int before = list.drawn;
        sent.clear();

        feed.vmsChanged(VMS);
        doAll();

        assertEquals(before + 1, list.drawn);
        assertEquals(2, sent.size());
    }

    @Test
    void whoseDrawingTakesLongHoldsUpNoOther() {
        Counted slow = new Counted("slow", change -> true);
        Counted quick = new Counted("quick", change -> true);
        feed.open(connection(), List.of(slow), "");
        feed.open(connection(), List.of(quick), "");
        doAll();
        sent.clear();

        feed.vmsChanged(VMS);
        live.doAll();
        Runnable slowest = drawing.next();
        doAll();

        assertTrue(drawing.work.isEmpty());
        assertTrue(slow.drawn + 1 == quick.drawn || quick.drawn + 1 == slow.drawn, "one of them waits");
        assertEquals(1, sent.size(), sent.toString());
        slowest.run();
        doAll();
        assertEquals(2, sent.size(), sent.toString());
    }

    @Test
    void whatChangesWhileAViewIsDrawnHasItDrawnOnceMoreAndNotTwiceAtATime() {
        Counted list = new Counted("list", change -> true);
        feed.open(connection(), List.of(list), "");
        doAll();

        feed.vmsChanged(VMS);
        live.doAll();
        Runnable underWay = drawing.next();
        for (int i = 0; i < 3; i++) {
            now = now.plusMillis(100);
            feed.vmsChanged(VMS);
            live.doAll();
        }

        assertTrue(drawing.work.isEmpty(), "a second one is drawn beside it");
        underWay.run();
        doAll();
        assertEquals(3, list.drawn);
    }

    @Test
    void whatCannotBeDrawnOnceIsDrawnAtTheNextChange() {
        Counted broken = new Counted("broken", change -> true);
        feed.open(connection(), List.of(broken), "");
        broken.fails = true;
        doAll();
        assertTrue(sent.isEmpty());

        broken.fails = false;
        feed.vmsChanged(VMS);
        doAll();

        assertEquals(1, sent.size(), "who came before the failure gets the whole: " + sent);
    }

    @Test
    void whoShowsTheNewestAlreadyIsSentNothing() {
        Counted list = new Counted("list", change -> true);
        String revision = Drawing.ofSpots(Map.of("list", "list drawn 1")).revision();

        feed.open(connection(), List.of(list), revision);
        doAll();

        assertTrue(sent.isEmpty(), sent.toString());
    }

    @Test
    void whatNobodyLooksAtIsNotDrawn() {
        Counted list = new Counted("list", change -> true);
        WebSocketConnection only = connection();
        feed.open(only, List.of(list), "");
        doAll();

        feed.close(only);
        doAll();
        feed.vmsChanged(VMS);
        doAll();

        assertEquals(1, list.drawn);
    }

    private void doAll() {
        now = now.plusMillis(100);
        while (!live.work.isEmpty() || !drawing.work.isEmpty()) {
            live.doAll();
            drawing.doAll();
        }
    }

    /** Shows how often it was drawn. */
    private static final class Counted implements LiveView {
        private final String name;
        private final Predicate<Change> concerned;
        private int drawn;
        private boolean fails;

        Counted(String name, Predicate<Change> concerned) {
            this.name = name;
            this.concerned = concerned;
        }

        @Override
        public Drawing draw() {
            if (fails) {
                throw new IllegalStateException("as the test wants it");
            }
            drawn++;
            return Drawing.ofSpots(Map.of(name, name + " drawn " + drawn));
        }

        @Override
        public boolean concerns(Change change) {
            return concerned.test(change);
        }
    }

    /** Work that is done when the test says so. */
    private static final class Later extends AbstractExecutorService {
        private final Deque<Runnable> work = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            work.add(task);
        }

        Runnable next() {
            return work.remove();
        }

        void doAll() {
            while (!work.isEmpty()) {
                next().run();
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
