package io.gangway.configuration;

import io.gangway.page.Refusal;

/** There is no configuration that could be edited now. The message says why, for a person. */
public final class NotEditable extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    enum Reason implements Refusal.Code {
        VM_ARRIVING,
        /** Its host forgets it once it is shut off. */
        CONFIGURATION_NOT_KEPT,
        CONFIGURATION_GONE,
        /** The host refuses to tell it, or does not answer. */
        CONFIGURATION_NOT_READ;

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    NotEditable(Reason reason, String message) {
        super(reason, message);
    }
}
