package io.gangway.host.web;

import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;

/** All hosts. */
final class HostListView implements LiveView {

    private final ShownHosts hosts;

    @CheckedTemplate(basePath = "HostResource")
    static class Templates {
        static native TemplateInstance table(List<ShownHost> hosts);
    }

    HostListView(ShownHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Drawing draw() {
        return Drawing.ofSpots(Map.of("host-list", Templates.table(hosts.all()).render()));
    }

    @Override
    public boolean concerns(Change change) {
        return change instanceof Change.OfHost;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostListView;
    }

    @Override
    public int hashCode() {
        return HostListView.class.hashCode();
    }
}
