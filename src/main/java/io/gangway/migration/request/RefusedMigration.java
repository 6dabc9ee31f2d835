package io.gangway.migration.request;

import java.util.List;
import java.util.Optional;

/** A migration that was refused before anything started. */
public final class RefusedMigration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong: at which field, what, and what to do about it.
     *
     * @param code by what a person may say yes to it all the same; empty where nobody can
     */
    public record Problem(Field field, String message, String code) {

        /** Something that nobody can say yes to. */
        public Problem(Field field, String message) {
            this(field, message, "");
        }
    }

    private final transient List<Problem> problems;
    private final transient Optional<Long> runningId;
    private final Origin origin;

    /** Who said no. */
    public enum Origin {
        /** A rule, about what is written in a field. */
        FIELDS,
        /** The checks before the start, about what both hosts said. */
        CHECKS,
        /** Somebody else is moving the VM just now. */
        OTHERS,
        /** A host that did not say what it must; to ask it again at once takes as long again. */
        SILENCE
    }

    public RefusedMigration(List<Problem> problems) {
        this(problems, Optional.empty());
    }

    public RefusedMigration(List<Problem> problems, Optional<Long> runningId) {
        this(problems, runningId, Origin.FIELDS);
    }

    private RefusedMigration(List<Problem> problems, Optional<Long> runningId, Origin origin) {
        super(problems.isEmpty() ? "refused" : problems.get(0).message());
        this.problems = List.copyOf(problems);
        this.runningId = runningId;
        this.origin = origin;
    }

    public static RefusedMigration byChecks(List<Problem> problems) {
        return new RefusedMigration(problems, Optional.empty(), Origin.CHECKS);
    }

    public static RefusedMigration byOthers(Problem problem) {
        return new RefusedMigration(List.of(problem), Optional.empty(), Origin.OTHERS);
    }

    public static RefusedMigration bySilence(Problem problem) {
        return new RefusedMigration(List.of(problem), Optional.empty(), Origin.SILENCE);
    }

    public Origin origin() {
        return origin;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The migration of the same VM that is under way, if that is why. */
    public Optional<Long> runningId() {
        return runningId;
    }
}
