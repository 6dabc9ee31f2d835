package io.gangway.live;

import io.gangway.language.Language;
import io.gangway.language.Languages;
import io.gangway.page.LiveSource;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import io.quarkus.arc.All;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where open pages listen. The address says which page it is and which revision of it the browser shows. */
@WebSocket(path = "/live")
public class LiveSocket {

    private static final Logger LOG = Logger.getLogger(LiveSocket.class);
    private static final CloseReason NO_SUCH_PAGE = new CloseReason(4404, "no such page");

    private final LiveFeed feed;
    private final List<LiveSource> sources;
    private final Languages languages;

    public LiveSocket(LiveFeed feed, @All List<LiveSource> sources, Languages languages) {
        this.feed = feed;
        this.sources = sources;
        this.languages = languages;
    }

    @OnOpen
    @NonBlocking
    Uni<Void> open(WebSocketConnection connection) {
        try {
            PageAddress self =
                    PageAddress.parse("/live?" + connection.handshakeRequest().query());
            PageAddress page = PageAddress.parse(self.parameter("page"));
            Language language = Languages.of(connection.handshakeRequest()::header);
            List<LiveView> views = sources.stream()
                    .map(source -> source.viewFor(page))
                    .flatMap(Optional::stream)
                    .<LiveView>map(view -> new SpokenView(view, language, languages))
                    .toList();
            feed.open(connection, views, self.parameter("revision"));
            return Uni.createFrom().voidItem();
        } catch (IllegalArgumentException e) {
            return connection.close(NO_SUCH_PAGE);
        }
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        feed.close(connection);
    }

    @OnError
    @NonBlocking
    void failed(Exception e) {
        LOG.debug("a live page's socket failed", e);
    }
}
