package io.gangway.libvirt.link;

import java.time.Duration;

/** How long to wait before the next try: half a second, then twice as long each time, up to a limit. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(500);

    private final Duration limit;
    private Duration next = FIRST;

    BackOff(Duration limit) {
        this.limit = limit;
    }

    Duration next() {
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(limit) > 0 ? limit : doubled;
        return wait;
    }

    void reset() {
        next = FIRST;
    }
}
