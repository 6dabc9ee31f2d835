package io.gangway.vm.inventory;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks the other hosts afresh whether they have a VM. What is asked before something risky must not be from memory. */
@ApplicationScoped
public class Copies {

    /** A host that is slower than this counts as not answering: somebody waits at a button. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Hosts hosts;
    private final Inventory inventory;

    public Copies(Hosts hosts, Inventory inventory) {
        this.hosts = hosts;
        this.inventory = inventory;
    }

    private record Question(HostName host, Optional<HostCall<Optional<DomainFacts>>> call) {}

    /** What every other machine says, in the order of their names. They are asked at the same time. */
    public List<Copy> elsewhere(HostName here, UUID uuid) {
        List<Question> questions = hosts.all().stream()
                .filter(host -> !host.name().equals(here) && !hosts.sameMachine(here, host.name()))
                .map(host -> new Question(host.name(), ask(host, uuid)))
                .toList();
        return questions.stream().map(question -> answer(question, uuid)).toList();
    }

    private Optional<HostCall<Optional<DomainFacts>>> ask(HostStatus host, UUID uuid) {
        try {
            return host.connected()
                    ? Optional.of(hosts.call(host.name(), connection -> connection.domain(uuid)))
                    : Optional.empty();
        } catch (VirtException e) {
            return Optional.empty();
        }
    }

    private Copy answer(Question question, UUID uuid) {
        try {
            return question.call()
                    .map(call ->
                            new Copy(question.host(), true, call.await(PATIENCE).map(Copies::found)))
                    .orElseGet(() -> remembered(question.host(), uuid));
        } catch (VirtException e) {
            return remembered(question.host(), uuid);
        }
    }

    private static Copy.Found found(DomainFacts facts) {
        return new Copy.Found(VmStates.of(facts), facts.persistent());
    }

    private Copy remembered(HostName host, UUID uuid) {
        return new Copy(host, false, inventory.find(host, uuid).map(vm -> new Copy.Found(vm.state(), vm.persistent())));
    }
}
