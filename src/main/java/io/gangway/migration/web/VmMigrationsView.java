package io.gangway.migration.web;

import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.Migration;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The migrations of one VM, on its page. */
final class VmMigrationsView implements LiveView {

    private final UUID uuid;
    private final Migrations migrations;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance ofVm(List<Migration> migrations);
    }

    VmMigrationsView(UUID uuid, Migrations migrations) {
        this.uuid = uuid;
        this.migrations = migrations;
    }

    @Override
    public Drawing draw() {
        return Drawing.ofSpots(Map.of("vm-migrations", html()));
    }

    String html() {
        return Templates.ofVm(migrations.list(MigrationFilter.ofVm(uuid))).render();
    }

    @Override
    public boolean concerns(Change change) {
        return change instanceof Change.OfMigration migration && migration.vm().equals(uuid);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VmMigrationsView that && uuid.equals(that.uuid);
    }

    @Override
    public int hashCode() {
        return uuid.hashCode();
    }
}
