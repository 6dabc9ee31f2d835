package io.gangway.time;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does again and again what must go on for as long as the console runs. Pauses are counted by a clock that only goes on:
 * the time of day may be set back at any moment, and then holds up nothing. Each work has a thread of its own, so that one
 * that waits for a host holds up no other.
 */
@ApplicationScoped
public class PeriodicWork {

    private static final Logger LOG = Logger.getLogger(PeriodicWork.class);

    private final List<ScheduledExecutorService> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /**
     * Begins it; what it throws is logged, once in full until it has worked again, and ends nothing.
     *
     * @param pause before the first time, and between an end and the next beginning
     * @param what is done, as the beginning of a sentence that ends in "failed"
     */
    public void every(Duration pause, String what, Runnable work) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "periodic-" + (threads.size() + 1));
            made.setDaemon(true);
            return made;
        });
        threads.add(thread);
        var unused = thread.scheduleWithFixedDelay(
                new Guarded(what, work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent event) {
        stopped = true;
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }

    /** A work that may fail. */
    private final class Guarded implements Runnable {

        private final String what;
        private final Runnable work;
        private boolean failing;

        Guarded(String what, Runnable work) {
            this.what = what;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                if (failing) {
                    LOG.infof("%s works again", what);
                }
                failing = false;
            } catch (Throwable e) {
                told(e);
            }
        }

        private void told(Throwable failure) {
            if (stopped) {
                return;
            }
            if (failing) {
                LOG.debugf(failure, "%s failed again", what);
            } else {
                LOG.errorf(failure, "%s failed in the console itself, and is tried again", what);
            }
            failing = true;
        }
    }
}
