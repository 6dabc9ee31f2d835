package io.gangway.vm.web;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.host.web.UnknownHost;
import io.gangway.host.words.ConnectionWords;
import io.gangway.language.Spoken;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.VmFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The hosts whose VMs are not known now, so that nobody takes "not seen" for "not there". */
@ApplicationScoped
public class SilentHosts {

    private final Hosts hosts;
    private final Inventory inventory;
    private final ConnectionWords words;
    private final UnknownHost unknown;
    private final VmMessages messages;

    public SilentHosts(
            Hosts hosts, Inventory inventory, ConnectionWords words, UnknownHost unknown, @Spoken VmMessages messages) {
        this.hosts = hosts;
        this.inventory = inventory;
        this.words = words;
        this.unknown = unknown;
        this.messages = messages;
    }

    /** Those that a list with this filter would have to ask. */
    List<Unanswered> within(VmFilter filter) {
        return hosts.all().stream()
                .filter(host -> filter.host().isEmpty()
                        || filter.host().equals(host.name().value()))
                .flatMap(host -> unanswered(host).stream())
                .toList();
    }

    private Optional<Unanswered> unanswered(HostStatus host) {
        String name = host.name().value();
        if (!host.connected()) {
            return Optional.of(new Unanswered(name, words.reason(host)));
        }
        return inventory.listed(host.name())
                ? Optional.empty()
                : Optional.of(new Unanswered(name, messages.beingRead(name)));
    }

    /** Why that host cannot be asked, in a sentence; empty if it can. */
    String reason(HostName name) {
        return hosts.find(name)
                .flatMap(this::unanswered)
                .map(Unanswered::reason)
                .orElse("");
    }

    /** That the console knows no host of the name in the filter, in a sentence; empty if it does or none is named. */
    Optional<String> unknownHost(VmFilter filter) {
        return filter.host().isEmpty() || hosts.named(filter.host()).isPresent()
                ? Optional.empty()
                : Optional.of(unknown.sentence(filter.host()));
    }
}
