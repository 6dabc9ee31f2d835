package io.gangway.migration.control;

import java.util.Optional;

/** Who knows the migrations that are under way, and with them what steers each. */
public interface SteeredRuns {

    /** What steers this migration; empty once its end is written down. */
    Optional<RunSteering> steering(long migration);
}
