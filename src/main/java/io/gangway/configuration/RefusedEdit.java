package io.gangway.configuration;

import io.gangway.page.Refusal;

/** An edited configuration was not taken. Nothing is lost: what was typed is in {@link #editing}, with the reasons. */
public final class RefusedEdit extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Why it was not. */
    enum Reason implements Refusal.Code {
        /** There is no configuration that could be edited now. */
        NOT_EDITABLE,
        /** Somebody else changed it since it was opened. */
        CHANGED_MEANWHILE,
        /** It cannot be read, or describes another VM. */
        INVALID_CONFIGURATION,
        NOTHING_CHANGED,
        /** The host refused it, or did not answer. */
        NOT_TAKEN_BY_HOST;

        @Override
        public Kind kind() {
            return Kind.IMPOSSIBLE;
        }
    }

    private final transient Editing editing;

    RefusedEdit(Reason reason, Editing editing) {
        super(
                reason,
                editing.problems().isEmpty() ? "refused" : editing.problems().get(0));
        this.editing = editing;
    }

    public Editing editing() {
        return editing;
    }
}
