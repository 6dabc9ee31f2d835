package io.gangway.migration.control;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The figures of the policies: {@code gangway.policies.patience} and so on. */
@ConfigMapping(prefix = "gangway.policies")
public interface PoliciesConfig {

    /** How long what is left may not shrink before something is done. KubeVirt's figure. */
    @WithDefault("40s")
    Duration patience();

    /** Never disturbs the guest. */
    Gentle gentle();

    /** A longer downtime step by step, while the guest is slowed. */
    Balanced balanced();

    /** Ends it at any rate. */
    Finish finish();

    /** The figures of gentle. */
    interface Gentle {
        /** After how long without shrinking it cancels. */
        @WithDefault("10m")
        Duration giveUpAfter();
    }

    /** The figures of balanced. */
    interface Balanced {
        /** The downtime limits that are tried. */
        @WithDefault("500ms,1s,2s")
        List<Duration> downtimeSteps();

        /** After how long without shrinking it cancels. */
        @WithDefault("30m")
        Duration giveUpAfter();
    }

    /** The figures of finish. */
    interface Finish {
        /** The downtime limits that are tried. */
        @WithDefault("500ms,1s,2s")
        List<Duration> downtimeSteps();

        /** After how long without shrinking it switches to post-copy, or pauses the guest. */
        @WithDefault("3m")
        Duration lastResortAfter();
    }
}
