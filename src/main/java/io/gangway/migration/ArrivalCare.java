package io.gangway.migration;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.DomainFacts;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.vm.VmStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
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

    /**
     * Sets what is to be set; may block for as long as a host takes to answer.
     *
     * @param ended as it stands with its verdict
     * @return the belongings, with what became of them
     */
    List<Belonging> of(Migration ended) {
        Optional<HostName> destination = ended.verdict()
                .filter(verdict -> verdict.where() == Verdict.Where.DESTINATION)
                .map(verdict -> verdict.destination().host())
                .filter(HostName::valid)
                .map(HostName::new);
        if (destination.isEmpty() || !ended.outcome().equals(Optional.of(Outcome.SUCCEEDED))) {
            return ended.belongings();
        }
        List<Belonging> seenTo = ended.belongings().stream()
                .map(belonging -> seenTo(ended, destination.get(), belonging))
                .toList();
        return left.measured(ended.uuid(), ended.source(), seenTo);
    }

    private Belonging seenTo(Migration ended, HostName destination, Belonging belonging) {
        return switch (belonging.kind()) {
            case AUTOSTART -> autostart(ended, destination, belonging);
            case CHECKPOINTS ->
                set(ended, destination, belonging, to -> checkpoints
                        .of(ended.id())
                        .forEach(xml -> to.belongings().redefineCheckpoint(ended.uuid(), xml)));
            default -> belonging;
        };
    }

    private Belonging autostart(Migration ended, HostName destination, Belonging belonging) {
        if (belonging.fate() == Fate.STAYS && ended.mode() != MigrationMode.OFFLINE) {
            held.hold(ended.uuid(), ended.source());
            return belonging;
        }
        return set(ended, destination, belonging, to -> to.belongings().autostart(ended.uuid(), true));
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
            return new Belonging(belonging.kind(), belonging.name(), Fate.LOST, belonging.bytes());
        }
    }
}
