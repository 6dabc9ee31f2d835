package io.gangway.migration.run;

import io.gangway.migration.control.RunSteering;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.RunGuard;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes a wish to cancel a run on to libvirt, until that has taken it, or takes the run out of the line. */
final class Cancelling {

    private final MigrationRun run;
    private final RunSteering steering;
    private final RunJobs jobs;
    private final RunGuard guard;
    private final Runnable saveAndTell;
    private final AtomicBoolean aborting = new AtomicBoolean();

    /** Made together with its watch. */
    Cancelling(MigrationRun run, RunSteering steering, RunJobs jobs, RunGuard guard, Runnable saveAndTell) {
        this.run = run;
        this.steering = steering;
        this.jobs = jobs;
        this.guard = guard;
        this.saveAndTell = saveAndTell;
    }

    /** Asks libvirt to end the job, and returns at once. */
    void abort() {
        if (!aborting.compareAndSet(false, true)) {
            return;
        }
        try {
            jobs.abort(run.migration().source(), run.migration().uuid(), (done, failure) -> {
                aborting.set(false);
                guard.done("Cancelling", () -> aborted(failure));
            });
        } catch (RuntimeException | Error e) {
            aborting.set(false);
            throw e;
        }
    }

    /**
     * A job that has not begun yet cannot be aborted: the next tick tries again, until it is accepted or all is over. While
     * the source still logs in, libvirt accepts it, and ends nothing.
     */
    private void aborted(Throwable failure) {
        if (failure == null && run.preparing()) {
            run.cancelWaits();
            saveAndTell.run();
        } else if (failure == null) {
            taken();
        } else {
            guard.failed("Aborting", failure);
        }
    }

    /** Gives up the place in line. What follows may ask hosts, and no other run should wait for that. */
    void leaveLine() {
        Thread thread = new Thread(
                () -> guard.done(
                        "Leaving the line",
                        () -> run.leaveLine(() -> {
                            guard.done("Noting that it was cancelled", this::taken);
                            return Departure.cancelledBefore(run.migration().source());
                        })),
                "cancel-" + run.migration().id());
        thread.setDaemon(true);
        thread.start();
    }

    /** The wish to cancel was taken; what comes of it, the verdict tells. */
    void taken() {
        run.cancelling(CancelState.ACCEPTED);
        guard.done("Writing down that it was cancelled", steering::cancelTaken);
        saveAndTell.run();
    }
}
