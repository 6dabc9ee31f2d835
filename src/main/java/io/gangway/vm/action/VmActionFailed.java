package io.gangway.vm.action;

import io.gangway.page.Refusal;

/** An action on a VM did not happen. The message says what failed and why, for a person. */
public sealed class VmActionFailed extends Refusal permits TrayLocked {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason implements Refusal.Code {
        /** The host refused it, or did not answer. */
        NOT_DONE_BY_HOST,
        /** The host no longer knows the VM. */
        VM_GONE,
        /** The VM is saved, and its memory fits only what it has now. */
        VM_SAVED,
        /** Its start waits for something else, such as a migration of it. */
        START_HELD,
        /** It is active on another host. */
        ACTIVE_ELSEWHERE,
        NO_SUCH_DRIVE,
        MALFORMED_PATH,
        /** The host has no such file. */
        MEDIUM_NOT_THERE,
        /** The guest holds the drive's tray shut. */
        TRAY_LOCKED,
        /** The guest has the medium, but the configuration that its host keeps was not changed. */
        CONFIGURATION_BEHIND,
        /** Its configuration must not be given up as things stand. */
        CONFIGURATION_NEEDED;

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    public VmActionFailed(Reason reason, String message, Throwable cause) {
        super(reason, message, cause);
    }

    public VmActionFailed(Reason reason, String message) {
        super(reason, message);
    }
}
