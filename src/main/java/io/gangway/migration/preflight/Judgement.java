package io.gangway.migration.preflight;

import io.gangway.belongings.Belonging;
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

    /** This and another. */
    Judgement and(Judgement other) {
        return new Judgement(
                Stream.concat(problems.stream(), other.problems.stream()).toList(),
                Stream.concat(concerns.stream(), other.concerns.stream()).toList(),
                Stream.concat(belongings.stream(), other.belongings.stream()).toList());
    }

    /** All that keeps it from starting, with the concerns to which nobody said yes. */
    public List<Problem> standing(Set<String> accepted) {
        return Stream.concat(
                        problems.stream(),
                        concerns.stream()
                                .filter(concern -> !accepted.contains(concern.code()))
                                .map(concern -> new Problem(Field.ACCEPT, concern.sentence(), concern.code())))
                .toList();
    }
}
