package io.gangway.migration.run;

import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.RunGuard;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Takes up, when the console starts, the migrations that an earlier console left unfinished. */
@ApplicationScoped
class TakeUp {

    private static final Logger LOG = Logger.getLogger(TakeUp.class);

    private final MigrationStore store;
    private final Attempts attempts;

    TakeUp(MigrationStore store, Attempts attempts) {
        this.store = store;
        this.attempts = attempts;
    }

    /** One that cannot be taken up holds up no other, and not the console. */
    void begin(@Observes @Priority(6_000) StartupEvent event) {
        for (Migration migration : store.unfinished()) {
            LOG.infof("Taking up migration %d of %s", migration.id(), migration.name());
            new RunGuard(migration.id()).done("Taking it up", () -> attempts.takeUp(migration));
        }
    }
}
