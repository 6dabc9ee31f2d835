package io.gangway.migration.verdict;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.VmStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Asks hosts afresh where a VM is. */
@ApplicationScoped
public class Witness {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /**
     * What both ends said.
     *
     * @param stopped whether the source says, or said when it happened, that the VM was ended there, and not because it
     *     had left by a migration
     */
    public record Testimony(Sighting source, Sighting destination, boolean stopped) {

        /** Where the source does not say why the VM is shut off, if it is. */
        public Testimony(Sighting source, Sighting destination) {
            this(source, destination, false);
        }

        /** The same, where the source told of the VM's end as it happened: it may keep nothing that could tell of it later. */
        public Testimony withStop() {
            return new Testimony(source, destination, true);
        }
    }

    private final Hosts hosts;
    private final Inventory inventory;

    public Witness(Hosts hosts, Inventory inventory) {
        this.hosts = hosts;
        this.inventory = inventory;
    }

    /** Asks both ends at the same time. */
    public Testimony ask(UUID uuid, HostName source, String destination) {
        Optional<HostName> to = host(uuid, source, destination);
        Question sourceQuestion = question(source, uuid);
        Optional<Question> destinationQuestion = to.map(host -> question(host, uuid));
        Answer here = sourceQuestion.answer();
        Sighting there = destinationQuestion
                .map(question -> question.answer().sighting())
                .orElseGet(() -> Sighting.unreachable(
                        destination,
                        "the console knows no host by this URI and so cannot ask it; an administrator can add it under"
                                + " gangway.hosts"));
        return new Testimony(here.sighting(), there, here.stopped());
    }

    /**
     * A URI that nobody configured may still lead to a known host by another name: then that host shows the VM. One where
     * it is shut off may just keep a configuration from long ago, and says nothing of this migration.
     */
    private Optional<HostName> host(UUID uuid, HostName source, String destination) {
        if (HostName.valid(destination)) {
            return Optional.of(new HostName(destination));
        }
        return inventory.sightings(uuid).stream()
                .filter(vm -> vm.state().active())
                .map(vm -> vm.host())
                .filter(host -> !host.equals(source))
                .findFirst();
    }

    private Question question(HostName host, UUID uuid) {
        try {
            return new Question(host, Optional.of(hosts.call(host, connection -> connection.domain(uuid))), "");
        } catch (VirtException e) {
            return new Question(host, Optional.empty(), e.getMessage());
        }
    }

    private record Answer(Sighting sighting, boolean stopped) {

        static Answer of(Sighting sighting) {
            return new Answer(sighting, false);
        }
    }

    private record Question(HostName host, Optional<HostCall<Optional<DomainFacts>>> call, String refusal) {
        Answer answer() {
            if (call.isEmpty()) {
                return Answer.of(Sighting.unreachable(host.value(), refusal));
            }
            try {
                return call.get()
                        .await(PATIENCE)
                        .map(this::seen)
                        .orElseGet(() -> Answer.of(Sighting.absent(host.value())));
            } catch (VirtException e) {
                return Answer.of(Sighting.unreachable(host.value(), e.getMessage()));
            }
        }

        private Answer seen(DomainFacts facts) {
            OptionalInt by = facts.stoppedBy();
            return new Answer(
                    Sighting.seen(host.value(), VmStates.of(facts), facts.persistent(), hold(facts)),
                    by.isPresent() && by.getAsInt() != LifecycleEvent.STOPPED_MIGRATED);
        }

        private static Sighting.Hold hold(DomainFacts facts) {
            if (facts.leftByPostCopy()) {
                return Sighting.Hold.POST_COPY;
            }
            return facts.pausedForMigration() ? Sighting.Hold.MIGRATION : Sighting.Hold.NONE;
        }
    }
}
