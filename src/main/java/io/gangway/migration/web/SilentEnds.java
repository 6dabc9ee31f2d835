package io.gangway.migration.web;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.ConnectionWords;
import io.gangway.language.Spoken;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.page.Problem.Unanswered;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hosts of a migration that is not settled yet and that do not answer now. That there is this migration the console
 * knows by itself; how far it is, and where the VM is, only they do.
 */
@ApplicationScoped
class SilentEnds {

    private final Hosts hosts;
    private final ConnectionWords words;
    private final MigrationMessages messages;

    SilentEnds(Hosts hosts, ConnectionWords words, @Spoken MigrationMessages messages) {
        this.hosts = hosts;
        this.words = words;
        this.messages = messages;
    }

    /** In the order source, destination; none for a migration whose outcome is known. */
    List<Unanswered> of(Migration migration) {
        boolean settled = !migration.running()
                && !migration.outcome().filter(Outcome.UNKNOWN::equals).isPresent();
        return settled
                ? List.of()
                : Stream.concat(Stream.of(migration.source()), migration.destinationHost().stream())
                        .flatMap(host -> unanswered(host).stream())
                        .toList();
    }

    private Optional<Unanswered> unanswered(HostName host) {
        return hosts.find(host)
                .filter(status -> !status.connected())
                .map(status -> new Unanswered(host.value(), words.reason(status)));
    }

    /** The same in a sentence, for a page; empty where all answer. Figures come from the source alone. */
    String sentence(Migration migration) {
        String source = migration.source().value();
        return of(migration).stream()
                .map(Unanswered::host)
                .map(host -> migration.running() && host.equals(source)
                        ? messages.sourceSilent(host)
                        : messages.endSilent(host))
                .collect(Collectors.joining(" "));
    }
}
