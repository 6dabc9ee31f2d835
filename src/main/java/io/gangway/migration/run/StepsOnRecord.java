package io.gangway.migration.run;

import io.gangway.migration.cleanup.MadeVolumes;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.state.MigrationRun;
import java.util.List;

/** Writes down what a departure is about to do, and lets its run know of it. */
final class StepsOnRecord implements Departure.Steps {

    private final MigrationWatch watch;
    private final MigrationRun run;
    private final MadeVolumes madeVolumes;
    private final MigrationStore store;

    StepsOnRecord(MigrationWatch watch, MadeVolumes madeVolumes, MigrationStore store) {
        this.watch = watch;
        this.run = watch.run();
        this.madeVolumes = madeVolumes;
        this.store = store;
    }

    @Override
    public void making(String path) {
        madeVolumes.add(run.migration().id(), List.of(path));
    }

    @Override
    public void handedOver() {
        run.handedOver();
        store.save(run.migration());
    }

    @Override
    public void calling() {
        run.calling();
    }

    @Override
    public void brokenOff() {
        run.brokenOff();
    }

    @Override
    public boolean cancelled() {
        boolean cancelled = run.wantsCancel();
        if (cancelled) {
            watch.cancelTaken();
        }
        return cancelled;
    }
}
