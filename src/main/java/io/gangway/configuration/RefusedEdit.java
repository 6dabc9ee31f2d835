package io.gangway.configuration;

/** An edited configuration was not taken. Nothing is lost: what was typed is in {@link #editing}, with the reasons. */
public final class RefusedEdit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Editing editing;

    RefusedEdit(Editing editing) {
        super(editing.problems().isEmpty() ? "refused" : editing.problems().get(0));
        this.editing = editing;
    }

    public Editing editing() {
        return editing;
    }
}
