package io.gangway.migration;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.Way;
import io.gangway.migration.DialogEcho.Finding;
import io.gangway.migration.DialogEcho.Level;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.vm.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the hosts say of a migration that somebody is just choosing: what is in the way, what is lost, what stays. */
@ApplicationScoped
public class DialogFindings {

    /** What a person can say yes to in the dialog. */
    private static final Set<Field> CONFIRMABLE = Set.of(Field.ACCEPT, Field.EJECT, Field.OVERWRITE);

    private final Migrations migrations;
    private final BelongingWords words;

    public DialogFindings(Migrations migrations, BelongingWords words) {
        this.migrations = migrations;
        this.words = words;
    }

    /** Empty as long as the choices do not fit together: that is said at their fields. */
    List<Finding> of(Vm vm, MigrationForm form) {
        MigrationRequest request;
        try {
            request = migrations.read(form);
        } catch (RefusedMigration e) {
            return List.of();
        }
        try {
            Judgement judgement = migrations.look(form);
            List<Finding> findings = new ArrayList<>(judgement.standing(Set.of()).stream()
                    .map(problem -> finding(problem, form))
                    .toList());
            findings.addAll(notes(vm, request, judgement));
            return findings;
        } catch (RefusedMigration e) {
            return e.problems().stream().map(problem -> finding(problem, form)).toList();
        }
    }

    private static Finding finding(RefusedMigration.Problem problem, MigrationForm form) {
        if (!CONFIRMABLE.contains(problem.field())) {
            return new Finding(Level.BLOCKED, problem.message(), "", "", false, 0);
        }
        boolean ticked = List.of(form.text(problem.field()).split(",")).contains(problem.code());
        return new Finding(Level.CONFIRM, problem.message(), problem.field().word(), problem.code(), ticked, 0);
    }

    private List<Finding> notes(Vm vm, MigrationRequest request, Judgement judgement) {
        BelongingWords.Ends ends = new BelongingWords.Ends(
                vm.name(), vm.host().value(), request.destination().label(), List.of());
        Way way = BelongingRules.way(request);
        return judgement.belongings().stream()
                .filter(belonging ->
                        belonging.fate() == Belonging.Fate.STAYS || belonging.fate() == Belonging.Fate.MADE_ANEW)
                .map(belonging -> new Finding(
                        Level.NOTE,
                        words.of(belonging, ends, way),
                        "",
                        "",
                        false,
                        belonging.bytes().orElse(0)))
                .filter(finding -> !finding.sentence().isEmpty())
                .toList();
    }
}
