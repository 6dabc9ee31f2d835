package io.gangway.migration.cleanup;

import io.gangway.page.Refusal;

/** What a VM left on its source was not removed, for a reason in words. */
public final class NotRemoved extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason implements Refusal.Code {
        /** This migration left nothing of that name that could be removed. */
        NOTHING_TO_REMOVE,
        /** The source refused it, or did not answer. */
        NOT_REMOVED_BY_SOURCE,
        /** The VM is being moved, perhaps back to where it lies. */
        VM_ON_ITS_WAY,
        /** The source does not have it now. */
        LEFTOVER_GONE,
        /** A VM of another host uses it, or may. */
        MAY_BE_USED_ELSEWHERE,
        /** A VM of the source uses it, or may. */
        MAY_BE_USED_ON_SOURCE,
        /** No other host is proven to have the VM. */
        NOT_PROVEN_ELSEWHERE,
        /** It may be the very file that the VM uses where it is. */
        MAY_BE_THE_VMS_OWN,
        /** The source knows the VM again. */
        VM_BACK_ON_SOURCE;

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    NotRemoved(Reason reason, String message) {
        super(reason, "code", message);
    }
}
