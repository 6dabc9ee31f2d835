package io.gangway.host.web;

import io.gangway.host.HostName;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;

/** One host: its connection and what it says of itself. */
final class HostView implements LiveView {

    private final HostName name;
    private final ShownHosts hosts;

    @CheckedTemplate(basePath = "HostResource")
    static class Templates {
        static native TemplateInstance head(ShownHost host);

        static native TemplateInstance facts(ShownHost host);
    }

    HostView(HostName name, ShownHosts hosts) {
        this.name = name;
        this.hosts = hosts;
    }

    @Override
    public Drawing draw() {
        return hosts.find(name)
                .map(host -> Drawing.ofSpots(Map.of(
                        "host-head",
                        Templates.head(host).render(),
                        "host-facts",
                        Templates.facts(host).render())))
                .orElseGet(() -> Drawing.ofSpots(Map.of()));
    }

    @Override
    public boolean concerns(Change change) {
        // Hints about a host are about two of them at times.
        return change instanceof Change.OfHost;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostView that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
