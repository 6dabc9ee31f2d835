package io.gangway.live;

import io.gangway.page.LiveView;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * One open page. Only the live thread touches it. A browser that reads slowly is not sent ever more: once it has
 * caught up it gets everything anew.
 */
final class Viewer {

    private static final int MOST_UNDER_WAY = 8;

    private final WebSocketConnection connection;
    private final List<LiveView> views;
    private final String revision;
    private final Executor liveThread;
    private final Set<LiveView> missed = new HashSet<>();
    private int underWay;

    Viewer(WebSocketConnection connection, List<LiveView> views, String revision, Executor liveThread) {
        this.connection = connection;
        this.views = views;
        this.revision = revision;
        this.liveThread = liveThread;
    }

    List<LiveView> views() {
        return views;
    }

    /** What the page showed when its socket connected. */
    String revision() {
        return revision;
    }

    /** Sends a change of a view. {@code whenCaughtUp} is called if this one had to be left out. */
    void send(LiveView view, String message, WhenCaughtUp whenCaughtUp) {
        if (underWay >= MOST_UNDER_WAY) {
            missed.add(view);
            return;
        }
        underWay++;
        connection
                .sendText(message)
                .subscribe()
                .with(
                        done -> liveThread.execute(() -> sent(whenCaughtUp)),
                        // A socket that cannot be written to is about to be closed, and that is told elsewhere.
                        failure -> liveThread.execute(() -> underWay--));
    }

    private void sent(WhenCaughtUp whenCaughtUp) {
        underWay--;
        if (underWay == 0 && !missed.isEmpty()) {
            Set<LiveView> anew = Set.copyOf(missed);
            missed.clear();
            anew.forEach(view -> whenCaughtUp.sendWhole(this, view));
        }
    }

    /** Sends a view as a whole. */
    interface WhenCaughtUp {
        void sendWhole(Viewer viewer, LiveView view);
    }
}
