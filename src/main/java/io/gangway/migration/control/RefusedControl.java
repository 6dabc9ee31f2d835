package io.gangway.migration.control;

/** Something that a person asked for cannot be done to a migration; nothing was done. */
public final class RefusedControl extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final boolean tooLate;

    private RefusedControl(String field, boolean tooLate, String message) {
        super(message);
        this.field = field;
        this.tooLate = tooLate;
    }

    static RefusedControl ofAction(String message) {
        return new RefusedControl("action", false, message);
    }

    static RefusedControl ofValue(String message) {
        return new RefusedControl("value", false, message);
    }

    public static RefusedControl tooLate(String message) {
        return new RefusedControl("action", true, message);
    }

    /** The part of the request that is wrong: {@code action} or {@code value}. */
    public String field() {
        return field;
    }

    /** Whether the request would have been right before: the migration has moved on. */
    public boolean tooLate() {
        return tooLate;
    }
}
