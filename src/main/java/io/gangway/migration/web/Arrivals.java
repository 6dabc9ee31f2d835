package io.gangway.migration.web;

import io.gangway.migration.run.Migrations;
import io.gangway.page.Drawing;
import io.gangway.page.LiveSource;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import io.gangway.vm.inventory.Inventory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Brings what became of a VM that was moved while it was shut off onto the page of its migration. */
@Named("arrivals")
@ApplicationScoped
public class Arrivals implements LiveSource {

    private final Migrations migrations;
    private final Inventory inventory;

    public Arrivals(Migrations migrations, Inventory inventory) {
        this.migrations = migrations;
        this.inventory = inventory;
    }

    @Override
    public Optional<LiveView> viewFor(PageAddress page) {
        List<String> parts = page.segments();
        return parts.size() == 2 && parts.get(0).equals("migrations")
                ? Optional.of(view(Long.parseLong(parts.get(1))))
                : Optional.empty();
    }

    public Drawing of(long id) {
        return view(id).draw();
    }

    private LiveView view(long id) {
        return new ArrivalView(id, migrations, inventory);
    }
}
