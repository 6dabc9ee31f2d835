package io.gangway.migration;

import io.gangway.migration.RefusedMigration.Field;
import io.gangway.migration.RefusedMigration.Problem;
import io.gangway.vm.Vm;
import java.util.List;
import java.util.Optional;

/**
 * What the dialog shows: the choices as they stand, what is wrong with them, what to know before.
 *
 * @param destination the chosen host, or {@link #BY_URI}
 * @param running the migration of the same VM that is under way; empty if there is none
 */
public record MigrateDialog(
        Vm vm,
        List<Migrations.Choice> hosts,
        String destination,
        String uri,
        boolean temporary,
        boolean copy,
        List<Problem> problems,
        List<Migrations.Warning> warnings,
        Optional<Long> running) {

    /** Stands for a destination that is typed in; no host can have this name. */
    public static final String BY_URI = ":uri";

    public boolean byUri() {
        return destination.equals(BY_URI);
    }

    /** What is wrong with the destination; empty if nothing is. */
    public String destinationProblem() {
        return problems.stream()
                .filter(problem -> problem.field() == Field.DESTINATION)
                .map(Problem::message)
                .findFirst()
                .orElse("");
    }

    /** What is wrong with anything that has no field of its own in the dialog. */
    public List<String> otherProblems() {
        return problems.stream()
                .filter(problem -> problem.field() != Field.DESTINATION)
                .map(Problem::message)
                .toList();
    }
}
