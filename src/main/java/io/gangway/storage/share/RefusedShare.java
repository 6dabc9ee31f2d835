package io.gangway.storage.share;

import io.gangway.page.Refusal;
import java.util.List;
import java.util.Locale;

/** Storage that is not shared, because something in the form is wrong; nothing was begun. */
public final class RefusedShare extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The fields of the form. */
    public enum Field {
        NAME,
        KIND,
        SERVER,
        FOLDER,
        TARGET,
        HOSTS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One thing that is wrong: at which field, what, and what to do about it. */
    public record Problem(Field field, String message) {}

    /** Why it is not. */
    enum Reason implements Refusal.Code {
        /** A field says what cannot be. */
        INVALID_SHARE,
        /** A host has another pool of that name, or at that place. */
        POOL_IN_THE_WAY,
        /** A host does not say which pools it has. */
        POOLS_UNANSWERED;

        @Override
        public Kind kind() {
            return Kind.IMPOSSIBLE;
        }
    }

    private final transient List<Problem> problems;

    RefusedShare(Reason reason, List<Problem> problems) {
        super(reason, problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
