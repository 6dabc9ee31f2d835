package io.gangway.start;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends the process for good where an orderly end takes too long, such as behind a call to a host that hangs. Nothing is lost
 * by it: what the database was told is written through, and a migration goes on and is taken up by the next console.
 */
final class LastCall {

    private static final Logger LOG = Logger.getLogger(LastCall.class);

    private LastCall() {}

    /** Ends the process with status 0 after that time, unless it has ended before. */
    static void in(Duration patience) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "last-call");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.schedule(
                () -> {
                    LOG.warn("Something still hangs, so the console ends without waiting for it.");
                    Runtime.getRuntime().halt(0);
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
