package io.gangway.migration.control;

import io.gangway.page.Refusal;

/** Something that a person asked for cannot be done to a migration; nothing was done. */
public final class RefusedControl extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Why not. It is a conflict where the request would have been right before: the migration has moved on. */
    public enum Reason implements Refusal.Code {
        UNKNOWN_ACTION(Kind.IMPOSSIBLE),
        MIGRATION_ENDED(Kind.CONFLICT),
        CANCEL_UNDER_WAY(Kind.CONFLICT),
        /** Only a guest that runs while it moves can be steered in this way. */
        GUEST_NOT_RUNNING(Kind.IMPOSSIBLE),
        /** The guest runs on the destination already. */
        SWITCHED_OVER(Kind.CONFLICT),
        POST_COPY_NOT_ALLOWED(Kind.IMPOSSIBLE),
        GUEST_PAUSED_ALREADY(Kind.IMPOSSIBLE),
        /** A guest that was paused goes on by itself, and only once it has arrived. */
        RESUMES_BY_ITSELF(Kind.IMPOSSIBLE),
        VALUE_OUT_OF_RANGE(Kind.IMPOSSIBLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        private String field() {
            return this == VALUE_OUT_OF_RANGE ? "value" : "action";
        }
    }

    public RefusedControl(Reason reason, String message) {
        super(reason, reason.field(), message);
    }
}
