package io.gangway.migration.state;

import io.gangway.libvirt.fact.VirtException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Does what may fail without ending a run by that, and loses no exception: it is logged with the migration's number. What
 * is tried again and again is told of once, and in full only then.
 */
public final class RunGuard {

    private static final Logger LOG = Logger.getLogger(RunGuard.class);

    private final long id;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public RunGuard(long id) {
        this.id = id;
    }

    /**
     * Does it.
     *
     * @param what what is done, as the beginning of a sentence that ends in "failed"
     * @return whether it was done; an {@link Error} is caught, too
     */
    public boolean done(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (Throwable e) {
            failed(what, e);
            return false;
        }
    }

    /** Tells of what failed elsewhere, such as on a host's thread; {@code what} is as for {@link #done}. */
    public void failed(String what, Throwable failure) {
        if (failure instanceof VirtException) {
            LOG.debugf(failure, "Migration %d: %s failed", id, what);
        } else if (told.add(what + failure.getClass())) {
            LOG.errorf(failure, "Migration %d: %s failed in the console itself", id, what);
        } else {
            LOG.debugf(failure, "Migration %d: %s failed again", id, what);
        }
    }
}
