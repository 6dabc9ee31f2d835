package io.gangway.migration;

import io.gangway.libvirt.VirtException;
import java.util.List;
import java.util.regex.Pattern;

/** Translates what libvirt and QEMU say of a failed migration into words: what failed, why, and what to do. */
final class FailureCatalogue {

    /** The two ends of the migration that failed, by the names that people know them by. */
    record Ends(String vm, String source, String destination) {}

    private record Entry(Pattern sign, String title, String cause, String nextStep) {
        boolean fits(String raw) {
            return sign.matcher(raw).find();
        }

        Failure failure(Ends ends, String raw) {
            return new Failure(fill(title, ends), fill(cause, ends), fill(nextStep, ends), raw);
        }

        private static String fill(String text, Ends ends) {
            return text.replace("{vm}", ends.vm())
                    .replace("{source}", ends.source())
                    .replace("{destination}", ends.destination());
        }
    }

    /** From the special to the general: the first that fits is taken. */
    private static final List<Entry> ENTRIES = List.of(
            entry(
                    "canceled by client|cancelled by client",
                    "The migration was cancelled outside the console",
                    "Somebody ended it with another tool, such as virsh domjobabort.",
                    "Start it again when nobody objects."),
            entry(
                    "Unsafe migration",
                    "The disks are not safe to share",
                    "A disk of {vm} that can be written lies on storage that {source} and {destination} do not share,"
                            + " or its cache mode is not safe for a migration.",
                    "Choose “Copy the disks too”, or move the disk to shared storage with the cache mode “none”."),
            entry(
                    "Host key verification failed",
                    "{source} does not trust {destination}",
                    "{source} does not know the ssh host key of {destination}, or it has changed.",
                    "On {source}, log in to {destination} once by ssh with the account in the URI and accept its key."),
            entry(
                    "Permission denied \\(|Permission denied, please try again|publickey",
                    "{destination} does not let {source} in",
                    "{source} has no ssh key that {destination} accepts for the account in the URI.",
                    "On {source}, copy the key of the account that runs libvirtd (mostly root) to {destination} with"
                            + " ssh-copy-id."),
            entry(
                    "Could not resolve hostname|Name or service not known|Temporary failure in name resolution|"
                            + "nodename nor servname|unable to resolve|Unable to resolve",
                    "{source} does not know the name of the destination",
                    "The host name in the destination's URI cannot be resolved on {source}.",
                    "Correct the name, or make it known to {source} by DNS or in /etc/hosts."),
            entry(
                    "Connection refused|No route to host|Network is unreachable|Connection timed out|"
                            + "Operation timed out",
                    "{source} cannot reach {destination}",
                    "Nothing answers on {destination}, or a firewall is in between.",
                    "Check that {destination} is up, that libvirtd and sshd run there, and that the ports 22 and"
                            + " 49152 to 49215 are open for {source}."),
            entry(
                    "same host",
                    "The destination is the source",
                    "The destination is the host that {vm} runs on already, by another name.",
                    "Choose another destination."),
            entry(
                    "No space left on device|not enough free space",
                    "The storage on {destination} is full",
                    "There is not enough room for the disks of {vm}.",
                    "Free some space on {destination}, or choose another destination."),
            entry(
                    "[Ss]torage (pool|volume) not found|[Nn]o storage pool|cannot (stat|access) (storage )?file|"
                            + "Could not open .*No such file|No such file or directory",
                    "A disk cannot be opened on {destination}",
                    "A disk of {vm}, or the folder for it, does not exist on {destination}.",
                    "Provide the same path or storage pool on {destination}. If the disks are not shared, choose “Copy"
                            + " the disks too”."),
            entry(
                    "[Nn]etwork not found|Cannot get interface MTU|bridge .*No such device|No such device",
                    "A network is missing on {destination}",
                    "{vm} is connected to a network or bridge that {destination} does not have.",
                    "Create and start the network on {destination}, under the same name."),
            entry(
                    "guest CPU doesn't match|CPU (feature|model)|incompatible with host CPU|unsupported CPU",
                    "The processor of {destination} does not fit",
                    "{vm} uses features of its virtual processor that {destination} does not have.",
                    "Give {vm} a CPU model that both hosts have, and start it anew."),
            entry(
                    "unsupported machine type|[Mm]achine type|Emulator .* does not support",
                    "The machine type is unknown on {destination}",
                    "The QEMU on {destination} does not have the machine type of {vm}.",
                    "Update QEMU on {destination}, or give {vm} an older machine type and start it anew."),
            entry(
                    "End of file while reading",
                    "{destination} broke it off",
                    "libvirtd on {destination} ended the connection, and its reason did not reach {source}: often a disk,"
                            + " network or device that {destination} does not have, or a libvirtd that was stopped.",
                    "Look into libvirtd's log on {destination}, and check that libvirtd runs on both hosts."),
            entry(
                    "keepalive|[Cc]onnection reset|broken|client socket is closed",
                    "The connection broke",
                    "The connection to libvirtd on {source} or {destination} was lost in the midst of it.",
                    "Check that libvirtd runs on both hosts and that the network between them works."),
            entry(
                    "guest.*(crashed|shut)|domain is not running|is not active|domain .* not running",
                    "{vm} stopped",
                    "The guest shut down or was stopped while it moved.",
                    "Start it where you want it."));

    private FailureCatalogue() {}

    private static Entry entry(String sign, String title, String cause, String nextStep) {
        return new Entry(Pattern.compile(sign), title, cause, nextStep);
    }

    static Failure translate(VirtException failure, Ends ends) {
        return translate(failure.getMessage(), ends);
    }

    static Failure translate(String raw, Ends ends) {
        return ENTRIES.stream()
                .filter(entry -> entry.fits(raw))
                .findFirst()
                .map(entry -> entry.failure(ends, raw))
                .orElseGet(() -> new Failure(
                        "The migration failed",
                        "libvirt gave this reason: " + raw,
                        "Mend the cause and start the migration again.",
                        raw));
    }

    /** For a run whose end nobody heard, since the console was not there. */
    static Failure unheard(Ends ends) {
        return new Failure(
                "The migration did not arrive",
                "It ended while the console was not running, so its reason is not known. libvirt's log on "
                        + ends.source() + " has it.",
                "Start the migration again.",
                "");
    }
}
