package io.gangway.migration.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the console does by itself when a migration does not converge.
 *
 * @param name gentle, balanced or finish
 * @param patience how long what is left may not shrink before something is done; halved with each thing done
 * @param downtimeStepsMs the downtime limits that are tried, one after the other
 * @param giveUpAfter after how long without shrinking it cancels; empty if it never does
 * @param lastResortAfter after how long without shrinking it ends it at any rate, by post-copy or by pausing the guest
 */
public record Policy(
        String name,
        Duration patience,
        List<Long> downtimeStepsMs,
        Optional<Duration> giveUpAfter,
        Optional<Duration> lastResortAfter) {

    public Policy {
        downtimeStepsMs = List.copyOf(downtimeStepsMs);
    }
}
