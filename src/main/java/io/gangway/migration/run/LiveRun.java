package io.gangway.migration.run;

import io.gangway.migration.control.RunSteering;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.Phase;
import java.time.Duration;

/**
 * One migration that is under way.
 *
 * @param run what is known of it
 * @param steering what is done to it
 * @param watch what looks at it, and ends it
 * @param standing what it waits for
 */
record LiveRun(MigrationRun run, RunSteering steering, MigrationWatch watch, Standing standing) {

    /** How it stands now. */
    Migration migration() {
        return run.migration();
    }

    /** How a run stood when it was last looked at, since when, and what it waited for then. */
    static final class Standing {

        private volatile Waiting waiting = Waiting.NOTHING;
        private volatile Phase phase = Phase.PREPARING;
        private Duration since;
        private String standing = "";

        Standing(Duration now) {
            this.since = now;
        }

        /** For how long it has stood like that; to be called by one thread only, which looks again and again. */
        Duration standingSince(String next, Duration now) {
            if (!next.equals(standing)) {
                standing = next;
                since = now;
            }
            return now.minus(since);
        }

        /** What it waits for now; tells whether that is another thing than before. */
        boolean waits(Waiting next, Phase in) {
            phase = in;
            boolean another = next != waiting;
            waiting = next;
            return another;
        }

        /** What the migration waits for; nothing that is known once it has gone on to another phase. */
        Waiting of(Migration migration) {
            return migration.phase() == phase ? waiting : Waiting.NOTHING;
        }
    }
}
