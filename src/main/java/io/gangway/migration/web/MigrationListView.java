package io.gangway.migration.web;

import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.Migration;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Running and past migrations that match a filter. */
final class MigrationListView implements LiveView {

    private final MigrationFilter filter;
    private final Migrations migrations;
    private final SilentEnds silent;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance empty$match();

        static native TemplateInstance empty$migrations();
    }

    MigrationListView(MigrationFilter filter, Migrations migrations, SilentEnds silent) {
        this.filter = filter;
        this.migrations = migrations;
        this.silent = silent;
    }

    @Override
    public Drawing draw() {
        List<Migration> found = migrations.list(filter);
        return new Drawing(
                Map.of("m-empty", found.isEmpty() ? empty() : ""),
                Optional.of(new Drawing.Rows("m-rows", MigrationRows.of(found, silent))));
    }

    /** Where the next page of the list is; empty if this is the last. */
    String older() {
        List<Migration> found = migrations.list(filter);
        if (found.size() < filter.limit()) {
            return "";
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("vm", filter.vm());
        parameters.put("host", filter.host());
        parameters.put("before", Long.toString(found.get(found.size() - 1).id()));
        return new PageAddress("/migrations", parameters).link();
    }

    private String empty() {
        boolean narrows = !filter.vm().isEmpty()
                || !filter.host().isEmpty()
                || filter.before().isPresent();
        return (narrows ? Templates.empty$match() : Templates.empty$migrations()).render();
    }

    @Override
    public boolean concerns(Change change) {
        // Rows tell of hosts that do not answer.
        return change instanceof Change.OfMigration || change instanceof Change.OfHost;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MigrationListView that && filter.equals(that.filter);
    }

    @Override
    public int hashCode() {
        return filter.hashCode();
    }
}
