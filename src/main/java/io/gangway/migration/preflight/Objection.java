package io.gangway.migration.preflight;

import io.gangway.migration.failure.FailureCatalogue.Ends;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.RefusedMigration.Problem;
import java.util.Collection;

/**
 * What a rule holds against a migration.
 *
 * @param code of the rule; in a warning followed by what it is about, where there may be several: {@code network:lab}
 * @param field at which it is shown
 * @param yes by what a person says yes at that field to what is blocked; empty where nobody can
 * @param sentence in no language yet
 */
record Objection(String code, Level level, Field field, String yes, Sentence sentence) {

    /** How much it weighs. */
    enum Level {
        /** A person must have said yes to it. */
        WARNING,
        /** As long as it is so, the VM cannot go this way. */
        BLOCKED
    }

    /** What is told of it, with all that is to be filled in. */
    @FunctionalInterface
    interface Sentence {
        String told(PreflightMessages say, Ends ends);

        /** Several things, one after the other. */
        static String listed(PreflightMessages say, Collection<String> names) {
            return names.stream().reduce(say::listed).orElse("");
        }
    }

    boolean blocks() {
        return level == Level.BLOCKED;
    }

    /** As a refusal has it. */
    Problem problem(PreflightMessages say, Ends ends) {
        return new Problem(field, sentence.told(say, ends), yes, code);
    }

    /** As a question has it. */
    Concern concern(PreflightMessages say, Ends ends) {
        return new Concern(code, sentence.told(say, ends));
    }
}
