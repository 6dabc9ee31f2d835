package io.gangway.migration;

import java.util.List;
import java.util.Optional;

/** A migration that was refused before anything started. */
public final class RefusedMigration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The parts of a request that can be wrong. */
    public enum Field implements Word {
        UUID,
        SOURCE,
        DESTINATION,
        DURATION,
        MODE,
        STORAGE
    }

    /** One thing that is wrong: at which field, what, and what to do about it. */
    public record Problem(Field field, String message) {}

    private final transient List<Problem> problems;
    private final transient Optional<Long> runningId;

    public RefusedMigration(List<Problem> problems) {
        this(problems, Optional.empty());
    }

    public RefusedMigration(List<Problem> problems, Optional<Long> runningId) {
        super(problems.isEmpty() ? "refused" : problems.get(0).message());
        this.problems = List.copyOf(problems);
        this.runningId = runningId;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The migration of the same VM that is under way, if that is why. */
    public Optional<Long> runningId() {
        return runningId;
    }
}
