package io.gangway.vm.action;

/** An action on a VM did not happen. The message says what failed and why, for a person. */
public sealed class VmActionFailed extends RuntimeException permits TrayLocked {

    private static final long serialVersionUID = 1L;

    public VmActionFailed(String message, Throwable cause) {
        super(message, cause);
    }

    public VmActionFailed(String message) {
        super(message);
    }
}
