package io.gangway.host.web;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.SameMachine;
import io.gangway.language.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people should know of a host that answers: that it has two names here, or that its own leads nowhere. */
@ApplicationScoped
public class HostHints {

    private final HostMessages messages;
    private final OwnNames names;

    public HostHints(@Spoken HostMessages messages, OwnNames names) {
        this.messages = messages;
        this.names = names;
    }

    /** That the host is the same machine as others; empty if it is not. */
    Optional<String> sameMachine(HostStatus host, List<HostStatus> all) {
        List<HostName> others = SameMachine.names(host, all);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String name = host.name().value();
        String spoken = spoken(others);
        boolean sameAddress = all.stream()
                .filter(other -> others.contains(other.name()))
                .anyMatch(other -> other.host().uri().equals(host.host().uri()));
        return Optional.of(
                sameAddress
                        ? messages.sameAddress(name, spoken)
                        : messages.same(name, spoken, host.facts().orElseThrow().hostname()));
    }

    /** What is known of the host and others, in a few words, for a list. */
    Optional<String> shortly(HostStatus host, List<HostStatus> all) {
        List<HostName> same = SameMachine.names(host, all);
        List<HostName> taken = SameMachine.takenForIt(host, all);
        if (!same.isEmpty()) {
            return Optional.of(messages.sameShort(spoken(same)));
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(messages.takenForOneShort(spoken(taken)));
    }

    private static String spoken(List<HostName> hosts) {
        return hosts.stream().map(HostName::value).collect(Collectors.joining(", "));
    }

    /** That libvirt takes the host and others for one machine, with the remedy; empty if it does not. */
    Optional<String> takenForOne(HostStatus host, List<HostStatus> all) {
        List<HostName> others = SameMachine.takenForIt(host, all);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.takenForOne(host.name().value(), spoken(others)));
    }

    /** What the host's own name may do to migrations, with the remedy; empty if nothing is known against it. */
    Optional<String> ownName(HostName host) {
        return ownNameFinding(host).map(words -> words + " " + messages.nameRemedy(host.value()));
    }

    /** The same without the remedy. */
    public Optional<String> ownNameFinding(HostName host) {
        String name = host.value();
        return names.of(host).flatMap(own -> switch (own.kind()) {
            case FINE -> Optional.empty();
            case LOCALHOST -> Optional.of(messages.calledLocalhost(name, own.hostname()));
            case UNKNOWN_HERE -> Optional.of(messages.nameUnknownHere(name, own.hostname()));
            case LEADS_HOME ->
                Optional.of(messages.nameLeadsHome(
                        name, own.hostname(), own.address().orElse("127.0.1.1")));
        });
    }
}
