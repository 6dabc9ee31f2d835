package io.gangway.migration.luggage;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.luggage.EjectedMediumStore.Ejected;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Verdict;
import io.gangway.time.PeriodicWork;
import io.gangway.vm.action.Media;
import io.gangway.vm.action.TrayLocked;
import io.gangway.vm.action.VmActionFailed;
import io.gangway.vm.details.Medium;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ejects media from a VM that is about to leave, and puts them back into one that stayed: as soon as its departure fails, or
 * once it is known that it stayed, also where the console was killed meanwhile. Into a drive that somebody has filled since,
 * nothing is put.
 */
@ApplicationScoped
public class EjectedMedia {

    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(EjectedMedia.class);

    private final Hosts hosts;
    private final Media media;
    private final EjectedMediumStore store;
    private final MigrationStore migrations;

    EjectedMedia(Hosts hosts, Media media, EjectedMediumStore store, MigrationStore migrations) {
        this.hosts = hosts;
        this.media = media;
        this.store = store;
        this.migrations = migrations;
    }

    void begin(@Observes StartupEvent event, PeriodicWork periodic) {
        periodic.every(SETTLING, "Giving back media", this::settle);
    }

    /**
     * Ejects what is in the drives that the luggage names. Who says that a medium is to be ejected does so also against a
     * guest that holds it.
     *
     * @throws VirtException if one could not be ejected
     */
    public void eject(long migration, MigrationRequest request, Luggage luggage) {
        try {
            for (String drive : luggage.eject().stream().sorted().toList()) {
                Medium medium = media.medium(request.source(), request.uuid(), drive);
                if (medium.present()) {
                    store.add(new Ejected(migration, drive, medium));
                    eject(request.source(), request.uuid(), drive);
                }
            }
        } catch (VmActionFailed e) {
            throw new VirtException(request.source().value(), VirtException.OWN_WORDS, 0, e.getMessage());
        }
    }

    private void eject(HostName source, UUID uuid, String drive) {
        try {
            media.eject(source, uuid, drive, false);
        } catch (TrayLocked e) {
            LOG.debugf(e, "%s of %s is ejected by force", drive, uuid);
            media.eject(source, uuid, drive, true);
        }
    }

    /** After a departure failed; not as long as libvirt moves the VM all the same. */
    public void departureFailed(long migration, MigrationRequest request) {
        List<Ejected> ejected =
                store.all().stream().filter(one -> one.migration() == migration).toList();
        try {
            if (!ejected.isEmpty() && !moves(request.source(), request.uuid())) {
                ejected.forEach(one -> putBack(one, request.source(), request.uuid()));
            }
        } catch (VirtException e) {
            LOG.infof("What was ejected from %s is put back later, if it stayed: %s", request.uuid(), e.getMessage());
        }
    }

    private boolean moves(HostName source, UUID uuid) {
        return hosts.ask(source, from -> from.jobs().migratesAway(uuid));
    }

    void settle() {
        store.all().forEach(ejected -> migrations
                .find(ejected.migration())
                .filter(migration -> !migration.running())
                .ifPresent(migration -> settle(ejected, migration)));
    }

    private void settle(Ejected ejected, Migration migration) {
        Verdict.Where where = migration.verdict().map(Verdict::where).orElse(Verdict.Where.UNPROVEN);
        boolean gone = where == Verdict.Where.DESTINATION
                || hosts.find(migration.source()).isEmpty();
        if (gone) {
            store.forget(ejected);
            return;
        }
        boolean open = migration.outcome().equals(Optional.of(Outcome.UNKNOWN))
                || migrations.active(migration.uuid()).isPresent();
        try {
            if (open || moves(migration.source(), migration.uuid())) {
                return;
            }
            if (hosts.ask(migration.source(), from -> from.domain(migration.uuid()))
                    .isEmpty()) {
                store.forget(ejected);
            } else {
                putBack(ejected, migration.source(), migration.uuid());
            }
        } catch (VirtException e) {
            LOG.debugf(e, "%s of %s is looked at later", ejected.drive(), migration.name());
        }
    }

    /** Tried once more where the host did not answer, or where the VM is just saved; what a host refuses stays out. */
    private void putBack(Ejected ejected, HostName source, UUID uuid) {
        try {
            media.putBack(source, uuid, ejected.drive(), ejected.medium());
            store.forget(ejected);
        } catch (VmActionFailed e) {
            LOG.warnf("What was ejected from %s of %s stays out: %s", ejected.drive(), uuid, e.getMessage());
            if (e.getCause() instanceof VirtException said && !said.unanswered()) {
                store.forget(ejected);
            }
        }
    }
}
