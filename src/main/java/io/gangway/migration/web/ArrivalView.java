package io.gangway.migration.web;

import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmAction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;
import java.util.Optional;

/** A VM that was moved while it was shut off, as it is on its destination now: to be started and watched there. */
final class ArrivalView implements LiveView {

    private final long id;
    private final Migrations migrations;
    private final Inventory inventory;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance arrival$state(Vm vm, boolean start, boolean copied);

        static native TemplateInstance arrival$screen(Vm vm);
    }

    ArrivalView(long id, Migrations migrations, Inventory inventory) {
        this.id = id;
        this.migrations = migrations;
        this.inventory = inventory;
    }

    @Override
    public Drawing draw() {
        // The screen is a spot of its own, so that its picture is not drawn anew whenever the state changes.
        return migrations
                .find(id)
                .filter(m -> m.mode() == MigrationMode.OFFLINE && m.outcome().equals(Optional.of(Outcome.SUCCEEDED)))
                .flatMap(m -> m.destinationHost()
                        .flatMap(host -> inventory.find(host, m.uuid()))
                        .map(vm -> Drawing.ofSpots(Map.of(
                                "m-arrival",
                                state(m, vm),
                                "m-arrival-screen",
                                Templates.arrival$screen(vm).render()))))
                .orElseGet(() -> Drawing.ofSpots(Map.of("m-arrival", "", "m-arrival-screen", "")));
    }

    private static String state(Migration m, Vm vm) {
        return Templates.arrival$state(
                        vm, vm.allows(VmAction.START), m.choices().copiesOffline())
                .render();
    }

    @Override
    public boolean concerns(Change change) {
        return change instanceof Change.OfVms
                || (change instanceof Change.OfMigration migration && migration.id() == id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrivalView that && id == that.id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
