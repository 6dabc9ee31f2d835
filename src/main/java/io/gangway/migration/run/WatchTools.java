package io.gangway.migration.run;

import io.gangway.migration.control.GuestsPaused;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.verdict.Witness;
import io.gangway.time.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * What it takes to bring runs to their ends.
 *
 * @param verdicts makes the threads on which verdicts wait for hosts, each of them for one run
 */
record WatchTools(
        RunJobs jobs,
        Witness witness,
        MigrationStore store,
        GuestsPaused guestsPaused,
        ArrivalCare arrival,
        Clock clock,
        SteadyClock steady,
        Pause pause,
        ThreadFactory verdicts) {

    /** Lets time pass. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }
}
