package io.gangway.migration.failure;

import java.util.List;

/** Failures while it runs: somebody ended it, or a host, a daemon, a QEMU or the guest went away. */
public final class RunFailures {

    public static final String VM_STOPPED = "vm-stopped";
    public static final String DESTINATION_QEMU_ENDED = "destination-qemu-ended";
    public static final String REASON_LOST = "reason-lost";
    public static final String DESTINATION_LOST = "destination-lost";
    public static final String STREAM_BROKE = "stream-broke";

    /**
     * libvirt's client tells that a connection ended, between the colons with what ssh said of it: nothing, or that the
     * program at its other end (virt-ssh-helper) saw the same end.
     */
    static final String NOTHING_BUT_THE_END =
            "End of file while reading data: (?:(?:virt-ssh-helper: could not proxy traffic:"
                    + " End of file while reading data: Input/output error)?: )?Input/output error";

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of("aborted-elsewhere", "job '[^']*' canceled by client"),
            FailureEntry.of(
                    "state-not-understood",
                    "error while loading state|Unknown savevm section|Unknown ramblock|Length mismatch: |"
                            + "Not a migration stream|Unsupported migration stream version"),
            FailureEntry.frame("qemu-not-started", "process exited while connecting to monitor"),
            FailureEntry.frame(
                    DESTINATION_QEMU_ENDED, "qemu unexpectedly closed the monitor|load of migration failed: "),
            FailureEntry.of(
                    VM_STOPPED,
                    "domain is not running|domain '[^']*' is not running|domain is no longer running|guest unexpectedly"
                            + " quit"),
            FailureEntry.of("vm-busy", "cannot acquire state change lock"),
            FailureEntry.of(
                    DESTINATION_LOST,
                    "client socket is closed|connection closed due to keepalive timeout|Lost connection to destination host"),
            FailureEntry.of(REASON_LOST, "^" + NOTHING_BUT_THE_END + "$"),
            FailureEntry.of(STREAM_BROKE, "Unable to (?:write to|read from) socket: "));

    private RunFailures() {}
}
