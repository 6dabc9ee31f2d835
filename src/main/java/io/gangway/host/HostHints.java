package io.gangway.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people should know of a host that answers: that it has two names here, or that its own leads nowhere. */
@ApplicationScoped
public class HostHints {

    private final HostMessages messages;

    public HostHints(HostMessages messages) {
        this.messages = messages;
    }

    /** That the host is the same machine as others; empty if it is not. */
    Optional<String> sameMachine(HostStatus host, List<HostStatus> all) {
        List<HostName> others = SameMachine.names(host, all);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String name = host.name().value();
        String spoken = others.stream().map(HostName::value).collect(Collectors.joining(", "));
        boolean sameAddress = all.stream()
                .filter(other -> others.contains(other.name()))
                .anyMatch(other -> other.host().uri().equals(host.host().uri()));
        return Optional.of(
                sameAddress
                        ? messages.sameAddress(name, spoken)
                        : messages.same(name, spoken, host.facts().orElseThrow().hostname()));
    }

    /** The same in a few words, for a list. */
    Optional<String> sameMachineShort(HostStatus host, List<HostStatus> all) {
        List<HostName> others = SameMachine.names(host, all);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        messages.sameShort(others.stream().map(HostName::value).collect(Collectors.joining(", "))));
    }

    /** What the host's own name may do to migrations, with the remedy; empty if nothing is known against it. */
    Optional<String> ownName(HostName host, OwnName name) {
        Optional<String> finding =
                switch (name.kind()) {
                    case FINE -> Optional.empty();
                    case LOCALHOST -> Optional.of(messages.calledLocalhost(name.hostname()));
                    case UNKNOWN_HERE -> Optional.of(messages.nameUnknownHere(name.hostname()));
                    case LEADS_HOME ->
                        Optional.of(messages.nameLeadsHome(
                                name.hostname(), name.address().orElse("127.0.1.1")));
                };
        return finding.map(words -> words + " " + messages.nameRemedy(host.value()));
    }
}
