package io.gangway.live;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.OpenConnections;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the number of open pages to what the memory has room for; those that come later try again by themselves. */
@ApplicationScoped
public class RoomForSockets implements HttpUpgradeCheck {

    static final int MOST = 300;

    private static final int OVERLOADED = 503;

    private final OpenConnections open;

    public RoomForSockets(OpenConnections open) {
        this.open = open;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return open.stream().limit(MOST).count() < MOST
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(OVERLOADED);
    }
}
