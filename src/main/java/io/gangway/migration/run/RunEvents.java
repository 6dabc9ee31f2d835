package io.gangway.migration.run;

import io.gangway.host.VmEvent;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.MigrationRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What the hosts tell by themselves of a VM reaches the run that it concerns. */
@ApplicationScoped
class RunEvents {

    private final LiveRuns runs;

    RunEvents(LiveRuns runs) {
        this.runs = runs;
    }

    void vmEvent(@Observes VmEvent event) {
        runs.all().stream()
                .filter(live -> live.migration().uuid().equals(event.uuid()))
                .forEach(live ->
                        live.watch().guard().done("Taking in an event", () -> apply(live.run(), live.watch(), event)));
    }

    private static void apply(MigrationRun run, MigrationWatch watch, VmEvent event) {
        boolean fromSource = event.host().equals(run.migration().source());
        if (event instanceof VmEvent.Lifecycle news) {
            sourceStops(run, fromSource, news);
        }
        if (!run.called()) {
            return;
        }
        if (event instanceof VmEvent.Lifecycle news) {
            apply(run, watch, fromSource, news);
        } else if (event instanceof VmEvent.JobCompleted job && fromSource) {
            watch.completed(JobFigures.of(job.stats()));
        }
    }

    /** A VM that stops before libvirt was called ends its migration as well. */
    private static void sourceStops(MigrationRun run, boolean fromSource, VmEvent.Lifecycle news) {
        if (!fromSource) {
            return;
        }
        if (news.event() == LifecycleEvent.SHUTDOWN) {
            run.shutdownOnSource(news.detail());
        } else if (news.event() == LifecycleEvent.STOPPED) {
            run.stoppedOnSource(news.detail());
        }
    }

    private static void apply(MigrationRun run, MigrationWatch watch, boolean fromSource, VmEvent.Lifecycle news) {
        switch (news.event()) {
            case SUSPENDED -> suspended(run, fromSource, news.detail());
            case RESUMED -> resumed(run, fromSource, news.detail());
            case STOPPED -> arrivalStopped(run, watch, news);
            default -> {
                // What else happens to a VM says nothing of its migration.
            }
        }
    }

    private static void suspended(MigrationRun run, boolean fromSource, int detail) {
        if (fromSource && detail == LifecycleEvent.SUSPENDED_MIGRATED) {
            run.switchingOver();
        } else if (fromSource && detail == LifecycleEvent.SUSPENDED_POSTCOPY) {
            run.postCopy(true);
        }
    }

    private static void resumed(MigrationRun run, boolean fromSource, int detail) {
        boolean goesOn = detail == LifecycleEvent.RESUMED_MIGRATED || detail == LifecycleEvent.RESUMED_POSTCOPY;
        if (!fromSource && goesOn) {
            run.arrived();
        }
    }

    /** For as long as the source clears away, it tells whether its job was cancelled or failed. */
    private static void arrivalStopped(MigrationRun run, MigrationWatch watch, VmEvent.Lifecycle news) {
        boolean fromDestination =
                run.migration().destinationHost().filter(news.host()::equals).isPresent();
        if (fromDestination && news.detail() == LifecycleEvent.STOPPED_FAILED) {
            run.arrivalEnded();
            watch.look();
        }
    }
}
