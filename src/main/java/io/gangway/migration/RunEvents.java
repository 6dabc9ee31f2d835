package io.gangway.migration;

import io.gangway.host.VmEvent;
import io.gangway.libvirt.LifecycleEvent;

/** What the events of a VM's hosts say about its run. */
final class RunEvents {

    private RunEvents() {}

    static void apply(MigrationRun run, MigrationWatch watch, VmEvent event) {
        if (!run.called()) {
            return;
        }
        boolean fromSource = event.host().equals(run.migration().source());
        if (event instanceof VmEvent.Lifecycle news) {
            apply(run, fromSource, news);
        } else if (event instanceof VmEvent.JobCompleted job && fromSource) {
            watch.completed(job.stats());
        }
    }

    private static void apply(MigrationRun run, boolean fromSource, VmEvent.Lifecycle news) {
        if (fromSource && news.event() == LifecycleEvent.SUSPENDED) {
            if (news.detail() == LifecycleEvent.SUSPENDED_MIGRATED) {
                run.switchingOver();
            } else if (news.detail() == LifecycleEvent.SUSPENDED_POSTCOPY) {
                run.postCopy(true);
            }
        } else if (!fromSource && news.event() == LifecycleEvent.RESUMED && goesOn(news.detail())) {
            run.arrived();
        }
    }

    private static boolean goesOn(int detail) {
        return detail == LifecycleEvent.RESUMED_MIGRATED || detail == LifecycleEvent.RESUMED_POSTCOPY;
    }
}
