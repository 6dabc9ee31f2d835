package io.gangway.migration.web;

import io.gangway.migration.state.Migration;
import io.gangway.page.Drawing.Row;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;

/** Draws migrations as rows of a list. */
final class MigrationRows {

    private MigrationRows() {}

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance cells$outcome(Migration m, String silent);

        static native TemplateInstance cells$took(Migration m);

        static native TemplateInstance cells$downtime(Migration m);

        static native TemplateInstance row(Migration m, String outcome, String took, String downtime);
    }

    static List<Row> of(List<Migration> migrations, SilentEnds silent) {
        return migrations.stream().map(m -> row(m, silent.sentence(m))).toList();
    }

    private static Row row(Migration m, String silent) {
        String outcome = Templates.cells$outcome(m, silent).render();
        String took = Templates.cells$took(m).render();
        String downtime = Templates.cells$downtime(m).render();
        String key = "-m" + m.id();
        return new Row(
                "row" + key,
                "",
                Templates.row(m, outcome, took, downtime).render(),
                Map.of("outcome" + key, outcome, "took" + key, took, "downtime" + key, downtime));
    }
}
