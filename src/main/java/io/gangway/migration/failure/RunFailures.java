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
            FailureEntry.of(
                    "aborted-elsewhere",
                    "job '[^']*' canceled by client",
                    "The migration was cancelled outside the console",
                    "Somebody ended it on {source} with another tool, such as virsh domjobabort.",
                    "Start it again when nobody objects."),
            FailureEntry.of(
                    "state-not-understood",
                    "error while loading state|Unknown savevm section|Unknown ramblock|Length mismatch: |"
                            + "Not a migration stream|Unsupported migration stream version",
                    "QEMU on {destination} could not read the state of {vm}",
                    "What the QEMU on {source} sent was not what the QEMU on {destination} expected: the two are of different"
                            + " versions, or the VM is not the same on both sides.",
                    "Compare the versions of QEMU on both hosts, and what “Configuration on the destination” changes, if"
                            + " anything."),
            FailureEntry.frame(
                    "qemu-not-started",
                    "process exited while connecting to monitor",
                    "The QEMU for {vm} did not start on {destination}",
                    "On {destination}, the QEMU that was to take {vm} over ended as it started; the details have what it said.",
                    "Look into /var/log/libvirt/qemu/{vm}.log on {destination} for the reason; then start the migration"
                            + " again."),
            FailureEntry.frame(
                    DESTINATION_QEMU_ENDED,
                    "qemu unexpectedly closed the monitor|load of migration failed: ",
                    "The QEMU for {vm} on {destination} ended",
                    "On {destination}, the QEMU that was to take {vm} over ended before it had all: it was killed, it ran out of"
                            + " memory, or it broke off what it read.",
                    "Look into /var/log/libvirt/qemu/{vm}.log on {destination} and into the kernel's log for the reason; then"
                            + " start the migration again."),
            FailureEntry.of(
                    VM_STOPPED,
                    "domain is not running|domain '[^']*' is not running|domain is no longer running|guest unexpectedly"
                            + " quit",
                    "{vm} stopped while it moved",
                    "The guest shut down, was forced off or crashed on {source} before it had moved.",
                    "Find out why it stopped, and start it where you want it."),
            FailureEntry.of(
                    "vm-busy",
                    "cannot acquire state change lock",
                    "{vm} is busy",
                    "Another job on {vm} did not end in time, so that the migration could not begin.",
                    "Wait until that job is done; then start the migration again."),
            FailureEntry.of(
                    DESTINATION_LOST,
                    "client socket is closed|connection closed due to keepalive timeout|Lost connection to destination host",
                    "The connection to {destination} was lost",
                    "While {vm} moved, libvirtd on {destination} ended or no longer answered, or the network between the hosts"
                            + " failed.",
                    "Check that libvirtd runs on {destination} and that the network works, and start the migration"
                            + " again."),
            FailureEntry.of(
                    REASON_LOST,
                    "^" + NOTHING_BUT_THE_END + "$",
                    "The migration ended, and libvirt does not say why",
                    "libvirt said only that a connection had ended, which it does when it loses the true reason on the way.",
                    "Look into libvirtd's log on {source} and on {destination}, and check that it runs on both; then start the"
                            + " migration again."),
            FailureEntry.of(
                    STREAM_BROKE,
                    "Unable to (?:write to|read from) socket: ",
                    "The stream of data to {destination} broke",
                    "What {source} sent no longer reached {destination}: QEMU there ended, or the network between the two"
                            + " failed.",
                    "Check the network between both hosts. If QEMU ended, its log on {destination},"
                            + " /var/log/libvirt/qemu/{vm}.log, may tell why. Then start the migration again."));

    private RunFailures() {}
}
