package io.gangway.migration;

import java.util.List;

/** Failures while it runs: somebody ended it, or a host, a daemon, a QEMU or the guest went away. */
final class RunFailures {

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of(
                    "canceled by client|cancelled by client",
                    "The migration was cancelled outside the console",
                    "Somebody ended it with another tool, such as virsh domjobabort.",
                    "Start it again when nobody objects."),
            FailureEntry.of(
                    "unexpectedly closed the monitor|unexpected(ly)? (exit|failed|quit)|process exited while connecting"
                            + " to monitor|load of migration failed|error while loading state|unexpectedly failed",
                    "The QEMU for {vm} on {destination} ended",
                    "On {destination}, the QEMU that was to take {vm} over ended before it had all: it was killed, it ran"
                            + " out of memory, or it could not read the state that came.",
                    "Look into /var/log/libvirt/qemu on {destination} for the reason, and start the migration again."),
            FailureEntry.of(
                    "domain is not running|domain '.*' is not running|is not active|domain .* not running|guest"
                            + " unexpectedly quit",
                    "{vm} stopped while it moved",
                    "The guest shut down, was forced off or crashed on {source} before it had moved.",
                    "Start it where you want it."),
            FailureEntry.of(
                    "cannot acquire state change lock",
                    "{vm} is busy",
                    "Another job on {vm} did not end in time, so that the migration could not begin.",
                    "Wait for that job, or end it; then start the migration again."),
            FailureEntry.of(
                    "did not answer within|[Tt]imed out during operation|[Tt]imeout",
                    "It took too long",
                    "A host did not answer in time.",
                    "Check the load of both hosts and the network between them, and start the migration again."),
            FailureEntry.of(
                    "client socket is closed|keepalive|connection closed due to",
                    "The connection to {destination} was lost",
                    "While {vm} moved, libvirtd on {destination} ended, or the network between the hosts failed.",
                    "Check that libvirtd runs on {destination} and that the network works, and start the migration"
                            + " again."),
            FailureEntry.of(
                    "Disconnected from|End of file while reading data: Input/output error",
                    "The connection to {source} was lost",
                    "While {vm} moved, libvirtd on {source} ended, or the console lost its connection to it.",
                    "Check that libvirtd runs on {source}."),
            FailureEntry.of(
                    "End of file while reading",
                    "{destination} broke it off",
                    "libvirtd on {destination} ended the connection, and its reason did not reach {source}: often a disk,"
                            + " network or device that {destination} does not have, or a libvirtd that was stopped.",
                    "Look into libvirtd's log on {destination}, and check that libvirtd runs on both hosts."),
            FailureEntry.of(
                    "[Cc]onnection reset|[Bb]roken pipe|broken|error on (read|write) from|socket",
                    "The connection broke",
                    "What {source} sent no longer reached {destination}: QEMU or libvirtd there ended, or the network"
                            + " between the two failed.",
                    "Check that libvirtd runs on both hosts and that the network between them works. If QEMU ended, its"
                            + " log on {destination}, /var/log/libvirt/qemu/{vm}.log, may tell why."));

    private RunFailures() {}
}
