package io.gangway.migration.run;

import io.gangway.migration.control.RunSteering;
import io.gangway.migration.control.SteeredRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The migrations that are under way, from the moment in which their row is written until their end is. Each of them comes
 * in by {@link #open} and goes out by {@link #close}, whole, and is nowhere else.
 */
@ApplicationScoped
class LiveRuns implements SteeredRuns {

    private final Map<Long, LiveRun> runs = new ConcurrentHashMap<>();

    /** Its row is written. */
    void open(LiveRun live) {
        runs.put(live.migration().id(), live);
    }

    /** Its end is written down. Gives what was closed; empty if it was closed before. */
    Optional<LiveRun> close(long migration) {
        return Optional.ofNullable(runs.remove(migration));
    }

    /** One that is under way, or whose end is not written down yet. */
    Optional<LiveRun> find(long migration) {
        return Optional.ofNullable(runs.get(migration));
    }

    /** All of those. */
    List<LiveRun> all() {
        return List.copyOf(runs.values());
    }

    int size() {
        return runs.size();
    }

    @Override
    public Optional<RunSteering> steering(long migration) {
        return find(migration).map(LiveRun::steering);
    }
}
