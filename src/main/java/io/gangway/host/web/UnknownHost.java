package io.gangway.host.web;

import io.gangway.host.Hosts;
import io.gangway.language.Spoken;
import io.gangway.page.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** What is said to those who ask for a host that the console does not know. */
@ApplicationScoped
public class UnknownHost {

    /** Why such a question has no answer. */
    public enum Reason implements Refusal.Code {
        UNKNOWN_HOST;

        @Override
        public Refusal.Kind kind() {
            return Refusal.Kind.NOT_FOUND;
        }
    }

    private final Hosts hosts;
    private final HostMessages messages;

    public UnknownHost(Hosts hosts, @Spoken HostMessages messages) {
        this.hosts = hosts;
        this.messages = messages;
    }

    public String sentence(String name) {
        String known = hosts.all().stream().map(status -> status.name().value()).collect(Collectors.joining(", "));
        return known.isEmpty() ? messages.unknownAndNone(name) : messages.unknown(name, known);
    }
}
