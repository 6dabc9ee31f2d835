package io.gangway.page;

import io.gangway.page.Problem.FieldError;
import io.gangway.page.Problem.Unanswered;
import java.util.List;
import java.util.Optional;

/**
 * Something that was asked for is not done, and nothing was changed. The message says why, to the person or program that
 * asked, in its language.
 *
 * <p>No resource need catch it: {@link ErrorPages} answers a program with the problem and a page with a message in its
 * corner. A room whose own pages show a refusal in another way, as at the fields of a form, extends this and catches that.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of no it is, which decides about the answer's status. */
    public enum Kind {
        /** It cannot be understood. */
        UNREADABLE(400),
        /** What it is about is not there. */
        NOT_FOUND(404),
        /** It does not fit how things stand now; before or later it might. */
        CONFLICT(409),
        /** It is understood, but a rule or a check says no. */
        IMPOSSIBLE(422),
        /** A host that must say something does not answer. */
        SILENT(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * Why something is refused, for programs: its word never changes and never gets another meaning, while the sentences
     * beside it may. docs/errors.md lists all of them.
     */
    public interface Code extends Word {
        Kind kind();
    }

    /** What is wrong at one field, for programs, in the same way: a word that never changes nor gets another meaning. */
    public interface Rule extends Word {}

    private enum Silence implements Code {
        HOSTS_SILENT;

        @Override
        public Kind kind() {
            return Kind.SILENT;
        }
    }

    private final transient Code code;
    private final transient Problem problem;

    public Refusal(Code code, String sentence) {
        this(code, Problem.of(code, sentence));
    }

    /** One that is about a single field or parameter. */
    public Refusal(Code code, String field, String sentence) {
        this(code, Problem.of(code, sentence).withErrors(List.of(new FieldError(field, sentence))));
    }

    /** One because of hosts that do not answer. */
    public static Refusal bySilence(String sentence, List<Unanswered> silent) {
        return new Refusal(
                Silence.HOSTS_SILENT, Problem.of(Silence.HOSTS_SILENT, sentence).withUnanswered(silent));
    }

    /** One that is about several fields, or because of a migration that is under way. */
    protected Refusal(Code code, String sentence, List<FieldError> errors, Optional<Long> migration) {
        this(code, withMigration(Problem.of(code, sentence).withErrors(errors), migration));
    }

    private Refusal(Code code, Problem problem) {
        super(problem.detail());
        this.code = code;
        this.problem = problem;
    }

    /** One that something else led to. */
    protected Refusal(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
        this.problem = Problem.of(code, sentence);
    }

    private static Problem withMigration(Problem problem, Optional<Long> migration) {
        return migration.map(problem::withMigration).orElse(problem);
    }

    public Code code() {
        return code;
    }

    /** What a program is told. */
    public Problem problem() {
        return problem;
    }
}
