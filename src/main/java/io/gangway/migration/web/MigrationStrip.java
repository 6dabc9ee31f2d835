package io.gangway.migration.web;

import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.Migration;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveSource;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The strip on every page that shows what migrates just now. */
@Named("migrationStrip")
@ApplicationScoped
public class MigrationStrip implements LiveSource, LiveView {

    private final Migrations migrations;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance strip(List<Migration> migrations);
    }

    public MigrationStrip(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public Optional<LiveView> viewFor(PageAddress page) {
        return Optional.of(this);
    }

    @Override
    public Drawing draw() {
        return Drawing.ofSpots(Map.of("strip", html()));
    }

    @Override
    public boolean concerns(Change change) {
        return change instanceof Change.OfMigration;
    }

    public String html() {
        List<Migration> running = migrations.running();
        return running.isEmpty() ? "" : Templates.strip(running).render();
    }
}
