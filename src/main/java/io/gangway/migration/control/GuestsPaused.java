package io.gangway.migration.control;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.DomainState;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.control.ControlAction.Actor;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.request.Field;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.state.RunGuard;
import io.gangway.migration.verdict.Outcome;
import io.gangway.time.PeriodicWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * Keeps the promise that a guest which the console paused goes on after its migration, wherever that left it, also when
 * the console was restarted meanwhile. libvirt lets it go on by itself as a rule; that it does is what is checked here.
 *
 * <ul>
 *   <li>A guest that a person paused is never resumed: libvirt tells the one pause from the other.
 *   <li>Nothing is resumed as long as it is not clear on which host the guest lives.
 * </ul>
 */
@ApplicationScoped
public class GuestsPaused {

    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(GuestsPaused.class);

    /** Where the guest was seen alive. */
    private record Seen(HostName host, DomainFacts domain) {}

    private final MigrationStore migrations;
    private final ControlActionStore actions;
    private final Hosts hosts;
    private final Clock clock;
    private final Event<MigrationChanged> changed;

    public GuestsPaused(
            MigrationStore migrations,
            ControlActionStore actions,
            Hosts hosts,
            Clock clock,
            Event<MigrationChanged> changed) {
        this.migrations = migrations;
        this.actions = actions;
        this.hosts = hosts;
        this.clock = clock;
        this.changed = changed;
    }

    void begin(@Observes StartupEvent event, PeriodicWork periodic) {
        periodic.every(LOOK, "Letting guests go on", this::look);
    }

    void look() {
        for (long id : actions.withOpenPause()) {
            new RunGuard(id).done("Letting the guest go on", () -> migrations
                    .find(id)
                    .filter(migration -> !migration.running())
                    .ifPresent(this::letGoOn));
        }
    }

    /** Lets the guest of an ended migration go on, if it does not yet. */
    public void letGoOn(Migration migration) {
        if (!actions.withOpenPause().contains(migration.id()) || mayLiveElsewhere(migration)) {
            return;
        }
        try {
            alive(migration).ifPresent(seen -> letGoOn(migration, seen));
        } catch (VirtException e) {
            LOG.debugf(e, "It is not known yet whether the guest of migration %d goes on", migration.id());
        }
    }

    /** On a destination that the console cannot ask. */
    private static boolean mayLiveElsewhere(Migration migration) {
        boolean unknown = migration.outcome().filter(Outcome.UNKNOWN::equals).isPresent();
        return migration.destinationHost().isEmpty() && (unknown || migration.switchedOver());
    }

    private void letGoOn(Migration migration, Seen seen) {
        String host = seen.host().value();
        if (seen.domain().state() != DomainState.PAUSED) {
            note(migration, ControlResult.of(ControlResult.Kind.WENT_ON, migration.name(), host));
        } else if (seen.domain().pausedForMigration() && !(stayPaused(migration) && arrived(migration, seen))) {
            hosts.ask(seen.host(), connection -> {
                connection.resume(migration.uuid());
                return true;
            });
            note(migration, ControlResult.of(ControlResult.Kind.RESUMED, migration.name(), host));
        } else {
            note(migration, ControlResult.of(ControlResult.Kind.LEFT_PAUSED, migration.name(), host));
        }
    }

    private static boolean stayPaused(Migration migration) {
        return migration.choices().options().ticked(Field.STAY_PAUSED);
    }

    private static boolean arrived(Migration migration, Seen seen) {
        return !seen.host().equals(migration.source());
    }

    private Optional<Seen> alive(Migration migration) {
        List<Seen> alive = new ArrayList<>();
        List<HostName> ends = new ArrayList<>(List.of(migration.source()));
        migration.destinationHost().ifPresent(ends::add);
        for (HostName end : ends) {
            hosts.ask(end, connection -> connection.domain(migration.uuid()))
                    .filter(domain -> domain.state() != DomainState.SHUT_OFF && domain.state() != DomainState.CRASHED)
                    .ifPresent(domain -> alive.add(new Seen(end, domain)));
        }
        return alive.size() == 1 ? Optional.of(alive.get(0)) : Optional.empty();
    }

    private void note(Migration migration, ControlResult result) {
        actions.add(ControlAction.asked(
                        migration.id(), ControlKind.RESUME, OptionalLong.empty(), Actor.CONSOLE, clock.instant())
                .tookEffect(clock.instant(), result));
        changed.fire(MigrationChanged.of(migration));
    }
}
