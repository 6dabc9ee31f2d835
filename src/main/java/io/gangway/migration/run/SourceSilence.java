package io.gangway.migration.run;

import io.gangway.time.SteadyClock;
import java.time.Duration;

/** For how long the source of a run has said nothing, although the console asked. Time is that of a clock that goes on. */
final class SourceSilence {

    /** No call to a host that is well takes as long. */
    private static final Duration STANDSTILL = Duration.ofSeconds(10);

    /** A call breaks off so long after its host fell silent, at most: see the keepalive of its connection. */
    private static final Duration LATEST_BREAK = Duration.ofSeconds(40);

    private final SteadyClock clock;
    private volatile Duration heardAt;
    /** When the console last looked: what it does not ask for, nobody answers. */
    private volatile Duration lookedAt;

    SourceSilence(SteadyClock clock) {
        this.clock = clock;
        this.heardAt = clock.now();
        this.lookedAt = heardAt;
    }

    /** The console looks. Where it has not looked for a while, it is not the source that was silent. */
    void looking() {
        if (!looksInTime()) {
            heardAt = clock.now();
        }
        lookedAt = clock.now();
    }

    /** The source said something. */
    void heard() {
        heardAt = clock.now();
    }

    /** A call to the source broke off: it may have been silent for a while, but for no longer than such a call lasts. */
    void brokeOff() {
        Duration fellSilent = clock.now().minus(LATEST_BREAK);
        heardAt = heardAt.compareTo(fellSilent) > 0 ? heardAt : fellSilent;
    }

    /** When the source was last heard of, or counts as heard of. */
    Duration since() {
        return heardAt;
    }

    boolean longerThan(Duration limit) {
        return clock.now().minus(heardAt).compareTo(limit) > 0;
    }

    /** Whether the source has been silent for longer than any call takes, while the console itself was at work. */
    boolean standstill() {
        return looksInTime() && longerThan(STANDSTILL);
    }

    private boolean looksInTime() {
        return clock.now().minus(lookedAt).compareTo(STANDSTILL.dividedBy(2)) < 0;
    }
}
