package io.gangway.migration.run;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.cleanup.LeftBehind;
import io.gangway.migration.luggage.CheckpointStore;
import io.gangway.migration.luggage.HeldAutostarts;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Verdict;
import io.gangway.vm.inventory.VmStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sees to what libvirt leaves behind of a VM that has arrived: its autostart and its checkpoints. What could not be set
 * counts as lost, and the page says so.
 */
@ApplicationScoped
class ArrivalCare {

    private static final Logger LOG = Logger.getLogger(ArrivalCare.class);

    private final Hosts hosts;
    private final CheckpointStore checkpoints;
    private final HeldAutostarts held;
    private final LeftBehind left;

    ArrivalCare(Hosts hosts, CheckpointStore checkpoints, HeldAutostarts held, LeftBehind left) {
        this.hosts = hosts;
        this.checkpoints = checkpoints;
        this.held = held;
        this.left = left;
    }

    /**
     * Gives up the source's configuration of a VM that moved shut off and for good, where the console was killed between
     * the arrival and that. To be called before the verdict.
     */
    void completed(Migration migration) {
        boolean due = migration.mode() == MigrationMode.OFFLINE
                && migration.duration() == MigrationDuration.PERMANENT
                && migration.switchedOver();
        if (!due) {
            return;
        }
        try {
            boolean arrived = migration
                    .destinationHost()
                    .flatMap(to -> hosts.ask(to, there -> there.domain(migration.uuid())))
                    .filter(DomainFacts::persistent)
                    .isPresent();
            if (arrived) {
                hosts.ask(migration.source(), from -> {
                    from.domain(migration.uuid())
                            .filter(left -> !VmStates.of(left).active())
                            .ifPresent(left -> Departure.giveUp(from, migration.uuid()));
                    return true;
                });
            }
        } catch (VirtException e) {
            LOG.infof(
                    "What %s left on %s is not settled yet: %s", migration.name(), migration.source(), e.getMessage());
        }
    }

    /** Before a VM leaves: sets what is still to be set since it came home. */
    void beforeDeparture(UUID uuid) {
        held.settle(uuid);
    }

    /**
     * Sets what is to be set; may block for as long as a host takes to answer.
     *
     * @param ended as it stands with its verdict
     * @return the belongings, with what became of them
     */
    List<Belonging> of(Migration ended) {
        Optional<Verdict> arrived = ended.verdict()
                .filter(verdict -> verdict.where() == Verdict.Where.DESTINATION)
                .filter(verdict -> ended.outcome().equals(Optional.of(Outcome.SUCCEEDED)));
        Optional<HostName> destination = arrived.map(
                        verdict -> verdict.destination().host())
                .filter(HostName::valid)
                .map(HostName::new);
        if ((arrived.isPresent() || mayBeAway(ended)) && holdsAutostart(ended)) {
            held.hold(ended.uuid(), ended.source(), ended.destinationHost().isEmpty());
        }
        if (destination.isEmpty()) {
            return ended.belongings();
        }
        List<Belonging> seenTo = ended.belongings().stream()
                .map(belonging -> seenTo(ended, destination.get(), belonging))
                .toList();
        return left.measured(ended.uuid(), ended.source(), seenTo);
    }

    private Belonging seenTo(Migration ended, HostName destination, Belonging belonging) {
        return switch (belonging.kind()) {
            case AUTOSTART ->
                set(ended, destination, belonging, to -> to.belongings().autostart(ended.uuid(), true));
            case CHECKPOINTS ->
                set(ended, destination, belonging, to -> checkpoints
                        .of(ended.id())
                        .forEach(xml -> to.belongings().redefineCheckpoint(ended.uuid(), xml)));
            default -> belonging;
        };
    }

    /** Of a host that the console does not know, it can rarely prove an arrival. A VM that runs on its source is there. */
    private static boolean mayBeAway(Migration ended) {
        return ended.destinationHost().isEmpty()
                && ended.outcome().equals(Optional.of(Outcome.UNKNOWN))
                && ended.verdict().filter(verdict -> verdict.source().active()).isEmpty();
    }

    /** Of a VM that is away, unless a person wants to have it otherwise. */
    private static boolean holdsAutostart(Migration ended) {
        return ended.mode() != MigrationMode.OFFLINE
                && !ended.choices().options().ticked(Field.KEEP_AUTOSTART)
                && ended.belongings().stream()
                        .anyMatch(one -> one.kind() == Belonging.Kind.AUTOSTART && one.fate() == Fate.STAYS);
    }

    private Belonging set(Migration ended, HostName destination, Belonging belonging, Consumer<VirtConnection> work) {
        if (belonging.fate() != Fate.TRAVELS) {
            return belonging;
        }
        try {
            hosts.ask(destination, to -> {
                work.accept(to);
                return true;
            });
            return belonging;
        } catch (VirtException e) {
            LOG.warnf(
                    "%s of %s could not be set on %s: %s",
                    belonging.kind().word(), ended.name(), destination, e.getMessage());
            return belonging.with(Fate.LOST);
        }
    }
}
