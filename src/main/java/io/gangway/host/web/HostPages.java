package io.gangway.host.web;

import io.gangway.host.HostName;
import io.gangway.page.LiveSource;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the pages about hosts show, by their addresses. */
@ApplicationScoped
public class HostPages implements LiveSource {

    private final ShownHosts hosts;

    public HostPages(ShownHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Optional<LiveView> viewFor(PageAddress page) {
        List<String> parts = page.segments();
        if (page.path().equals("/hosts")) {
            return Optional.of(list());
        }
        if (parts.size() == 2 && parts.get(0).equals("hosts")) {
            return Optional.of(one(new HostName(parts.get(1))));
        }
        return Optional.empty();
    }

    LiveView list() {
        return new HostListView(hosts);
    }

    LiveView one(HostName name) {
        return new HostView(name, hosts);
    }
}
