package io.gangway.host.web;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.host.words.ConnectionWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what pages show of hosts. */
@ApplicationScoped
public class ShownHosts {

    private final Hosts hosts;
    private final ConnectionWords words;
    private final HostHints hints;

    public ShownHosts(Hosts hosts, ConnectionWords words, HostHints hints) {
        this.hosts = hosts;
        this.words = words;
        this.hints = hints;
    }

    List<ShownHost> all() {
        List<HostStatus> all = hosts.all();
        return all.stream().map(host -> shown(host, all)).toList();
    }

    Optional<ShownHost> find(HostName name) {
        List<HostStatus> all = hosts.all();
        return all.stream().filter(host -> host.name().equals(name)).findFirst().map(host -> shown(host, all));
    }

    private ShownHost shown(HostStatus host, List<HostStatus> all) {
        return new ShownHost(
                host,
                words.of(host),
                hints.shortly(host, all),
                Stream.of(hints.sameMachine(host, all), hints.takenForOne(host, all), hints.ownName(host.name()))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
