package io.gangway.storage.share;

import java.util.List;
import java.util.Locale;

/** Storage that is not shared, because something in the form is wrong; nothing was begun. */
public final class RefusedShare extends RuntimeException {

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

    private final transient List<Problem> problems;

    RefusedShare(List<Problem> problems) {
        super(problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
