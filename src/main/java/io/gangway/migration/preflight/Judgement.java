package io.gangway.migration.preflight;

import io.gangway.belongings.Belonging;
import io.gangway.migration.failure.FailureCatalogue.Ends;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.RefusedMigration.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of the checks before a migration.
 *
 * @param problems what is in the way
 * @param concerns what a person must have said yes to
 * @param belongings all that belongs to the VM, and what becomes of it
 */
public record Judgement(List<Problem> problems, List<Concern> concerns, List<Belonging> belongings) {

    public Judgement {
        problems = List.copyOf(problems);
        concerns = List.copyOf(concerns);
        belongings = List.copyOf(belongings);
    }

    /** What rules object to, told to people. */
    static Judgement of(List<Objection> objections, PreflightMessages say, Ends ends, List<Belonging> belongings) {
        return new Judgement(
                objections.stream()
                        .filter(Objection::blocks)
                        .map(objection -> objection.problem(say, ends))
                        .toList(),
                objections.stream()
                        .filter(objection -> !objection.blocks())
                        .map(objection -> objection.concern(say, ends))
                        .toList(),
                belongings);
    }

    /** All that keeps it from starting, with the concerns to which nobody said yes. */
    public List<Problem> standing(Set<String> accepted) {
        return Stream.concat(
                        problems.stream(),
                        concerns.stream()
                                .filter(concern -> !accepted.contains(concern.code()))
                                .map(concern ->
                                        new Problem(Field.ACCEPT, concern.sentence(), concern.code(), concern.rule())))
                .toList();
    }
}
