package io.gangway.migration.request;

import io.gangway.page.Problem.FieldError;
import io.gangway.page.Refusal;
import java.util.List;
import java.util.Optional;

/** A migration that was refused before anything started. */
public final class RefusedMigration extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong: at which field, what, and what to do about it.
     *
     * @param code by what a person may say yes to it all the same; empty where nobody can
     * @param rule the word of the rule that says no; empty where it has none
     */
    public record Problem(Field field, String message, String code, String rule) {

        /** Something that a person may say yes to. */
        public Problem(Field field, String message, String code) {
            this(field, message, code, "");
        }

        /** Something that nobody can say yes to. */
        public Problem(Field field, String message) {
            this(field, message, "", "");
        }

        /** The same by a rule that programs know. */
        public Problem(Field field, Refusal.Rule rule, String message) {
            this(field, message, "", rule.word());
        }

        /** A dialog has a box to tick; a program must be told what to send. */
        private FieldError forPrograms() {
            String told = code.isEmpty()
                    ? message
                    : message + " To go on all the same, send \"" + field.word() + "\": [\"" + code + "\"].";
            return new FieldError(field.word(), told, code, rule);
        }
    }

    /** The rules about what is written in a field; docs/errors.md says of each when it says no. */
    public enum Rule implements Refusal.Rule {
        SOURCE_MISSING,
        UNKNOWN_SOURCE,
        HOST_NOT_CONNECTED,
        VM_MISSING,
        MALFORMED_UUID,
        VM_NOT_ON_SOURCE,
        VM_STILL_ARRIVING,
        VM_UNDER_WAY,
        DESTINATION_MISSING,
        UNKNOWN_DESTINATION,
        MALFORMED_DESTINATION,
        SAME_HOST,
        SAME_HOST_UUID,
        DESTINATION_CALLS_ITSELF_LOCAL,
        SAME_OWN_NAME,
        ADDRESS_NOT_OF_DESTINATION,
        KEPT_UNDER_OTHER_NAME,
        NAME_TAKEN,
        VM_ACTIVE_THERE,
        NEITHER_TRUE_NOR_FALSE,
        NUMBER_OUT_OF_RANGE,
        NO_POWER_OF_TWO,
        NO_SUCH_CHOICE,
        MALFORMED_TEXT,
        MALFORMED_DISK_NAME,
        MALFORMED_DISK_TARGET,
        ONLY_OFFLINE,
        NOT_OFFLINE,
        NOT_SHUT_OFF,
        NOT_THROUGH_TUNNEL,
        ONLY_WHERE_COPIED,
        ONLY_TUNES,
        OFFLINE_COPIES_WHOLE,
        OFFLINE_COPIES_TO_SAME_PATHS,
        COPIES_TO_KNOWN_HOSTS,
        LEADS_TO_KNOWN_HOSTS,
        UNSAFE_NOT_CONFIRMED,
        TEMPORARY_KEEPS_NONE,
        PERMANENT_LEAVES_NONE,
        OFFLINE_KEEPS_AUTOSTART,
        NO_DISK_CHOSEN,
        NO_DISKS_IN_TUNNEL,
        TUNNEL_HOST_TO_HOST,
        POST_COPY_RUNS,
        MT_NOT_PARALLEL
    }

    /** Who said no, and why. */
    public enum Reason implements Refusal.Code {
        /** A rule, about what is written in a field. */
        INVALID_REQUEST(Kind.IMPOSSIBLE),
        /** The console moves the VM already. */
        ALREADY_UNDER_WAY(Kind.CONFLICT),
        /** The checks before the start, about what both hosts said. */
        CHECKS_SAY_NO(Kind.IMPOSSIBLE),
        /** Somebody else is moving the VM just now. */
        MOVED_BY_OTHERS(Kind.CONFLICT),
        /** A host did not say what it must; to ask it again at once takes as long again. */
        CHECKS_UNANSWERED(Kind.IMPOSSIBLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        /** Whether a host, or what it said, is in the way, so that no field can mend it. */
        public boolean ofHosts() {
            return this != INVALID_REQUEST && this != ALREADY_UNDER_WAY;
        }
    }

    private final Reason reason;
    private final transient List<Problem> problems;
    private final transient Optional<Long> runningId;

    public RefusedMigration(List<Problem> problems) {
        this(Reason.INVALID_REQUEST, problems, Optional.empty());
    }

    private RefusedMigration(Reason reason, List<Problem> problems, Optional<Long> runningId) {
        super(
                reason,
                problems.isEmpty() ? "refused" : problems.get(0).message(),
                problems.stream().map(Problem::forPrograms).toList(),
                runningId);
        this.reason = reason;
        this.problems = List.copyOf(problems);
        this.runningId = runningId;
    }

    /** By a migration of the same VM; empty if that has ended in this very moment. */
    public static RefusedMigration alreadyUnderWay(Problem problem, Optional<Long> runningId) {
        return new RefusedMigration(Reason.ALREADY_UNDER_WAY, List.of(problem), runningId);
    }

    public static RefusedMigration byChecks(List<Problem> problems) {
        return new RefusedMigration(Reason.CHECKS_SAY_NO, problems, Optional.empty());
    }

    public static RefusedMigration byOthers(Problem problem) {
        return new RefusedMigration(Reason.MOVED_BY_OTHERS, List.of(problem), Optional.empty());
    }

    public static RefusedMigration bySilence(Problem problem) {
        return new RefusedMigration(Reason.CHECKS_UNANSWERED, List.of(problem), Optional.empty());
    }

    public Reason reason() {
        return reason;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The migration of the same VM that is under way, if that is why. */
    public Optional<Long> runningId() {
        return runningId;
    }
}
