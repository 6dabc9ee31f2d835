package io.gangway.migration.state;

import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * For how long a guest really stood still. libvirt has two figures: one without the time in which the destination learns that
 * it is to let the guest go on, and one with it, which is right only as far as both hosts' clocks agree. Usually they are
 * the same; where a destination hangs at that moment, the former hides all of it.
 */
final class RealDowntime {

    /** By how much news of both hosts may be late, and figures differ without being wrong. */
    private static final long NEWS_MS = 1_500;

    private RealDowntime() {}

    /**
     * Chooses; all in milliseconds.
     *
     * @param net libvirt's figure without the control flow
     * @param whole libvirt's figure with it
     * @param seen the time between the news that the guest had stopped and the news that it had gone on
     * @return empty where libvirt's figures contradict each other and nothing was seen
     */
    static OptionalLong of(OptionalLong net, OptionalLong whole, OptionalLong seen) {
        boolean both = net.isPresent() && whole.isPresent();
        if (both && near(net.getAsLong(), whole.getAsLong())) {
            return net;
        }
        if (seen.isPresent()) {
            return Stream.of(whole, net)
                    .filter(figure -> figure.isPresent() && near(figure.getAsLong(), seen.getAsLong()))
                    .findFirst()
                    .orElse(seen);
        }
        if (both) {
            return OptionalLong.empty();
        }
        return net.isPresent() ? net : whole;
    }

    private static boolean near(long one, long other) {
        return Math.abs(one - other) < NEWS_MS;
    }
}
