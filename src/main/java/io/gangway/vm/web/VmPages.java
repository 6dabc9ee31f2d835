package io.gangway.vm.web;

import io.gangway.host.HostName;
import io.gangway.page.LiveSource;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.VmFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the pages about VMs show, by their addresses. */
@ApplicationScoped
public class VmPages implements LiveSource {

    private final Inventory inventory;
    private final VmRows rows;
    private final SilentHosts silent;

    public VmPages(Inventory inventory, VmRows rows, SilentHosts silent) {
        this.inventory = inventory;
        this.rows = rows;
        this.silent = silent;
    }

    @Override
    public Optional<LiveView> viewFor(PageAddress page) {
        List<String> parts = page.segments();
        if (page.path().equals("/vms")) {
            return Optional.of(list(filter(page)));
        }
        if (parts.size() == 2 && parts.get(0).equals("hosts") && HostName.valid(parts.get(1))) {
            return Optional.of(ofHost(parts.get(1)));
        }
        if (parts.size() == 4 && parts.get(0).equals("hosts") && HostName.valid(parts.get(1))) {
            return Optional.of(one(new HostName(parts.get(1)), UUID.fromString(parts.get(3))));
        }
        return Optional.empty();
    }

    LiveView list(VmFilter filter) {
        return new VmListView(filter, true, inventory, rows, silent);
    }

    LiveView ofHost(String host) {
        return new VmListView(VmFilter.of("", host, "", "", ""), false, inventory, rows, silent);
    }

    LiveView one(HostName host, UUID uuid) {
        return new VmView(host, uuid, inventory, rows, silent);
    }

    static VmFilter filter(PageAddress page) {
        return VmFilter.of(
                page.parameter("name"),
                page.parameter("host"),
                page.parameter("state"),
                page.parameter("sort"),
                page.parameter("order"));
    }
}
