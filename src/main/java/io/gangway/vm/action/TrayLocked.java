package io.gangway.vm.action;

/** A medium was not changed because the guest holds the drive's tray shut; force would do it. */
public final class TrayLocked extends VmActionFailed {

    private static final long serialVersionUID = 1L;

    public TrayLocked(String message, Throwable cause) {
        super(Reason.TRAY_LOCKED, message, cause);
    }
}
