package io.gangway.migration.failure;

import java.util.List;

/** Failures on the way from the one host to the other: names, keys, certificates, ports. */
final class RoadFailures {

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of(
                    "host-key-unknown",
                    "[Hh]ost key verification failed|No [A-Z0-9]+ host key is known for",
                    "{source} does not trust {destination}",
                    "{source} does not know the ssh host key of {destination}, or it has changed.",
                    "On {source}, log in to {destination} once by ssh as the account that runs libvirtd (mostly root),"
                            + " with the account in the URI, and accept its key if it is the right one."),
            FailureEntry.of(
                    "login-refused",
                    "Permission denied \\([a-z-]+(?:,[a-z-]+)*\\)|Permission denied, please try again",
                    "{destination} does not let {source} in",
                    "{source} has no ssh key that {destination} accepts for the account in the URI.",
                    "On {source}, copy the key of the account that runs libvirtd (mostly root) to {destination} with"
                            + " ssh-copy-id."),
            FailureEntry.of(
                    "login-broken-off",
                    "kex_exchange_identification: |Connection (?:closed|reset) by \\S+ port \\d+",
                    "{destination} broke the login off",
                    "sshd on {destination} ended the connection of {source} before the login: it has too many logins at"
                            + " once (MaxStartups), or is set to turn {source} away.",
                    "Look into the log of sshd on {destination}, and start the migration again once {source} can log"
                            + " in there."),
            FailureEntry.of(
                    "certificate-name",
                    "Certificate(?:'s owner)? does not match the hostname",
                    "The TLS certificate is for another name",
                    "The certificate that {destination} showed does not carry the name by which {source} reached it.",
                    "Give {destination} a certificate for that name, or say in the migration's TLS options which name"
                            + " its certificate has."),
            FailureEntry.of(
                    "certificate-refused",
                    "Our own certificate \\S+ failed validation against|The certificate (?:hasn't got a known issuer|has"
                            + " expired|is not trusted|has been revoked|is not yet activated|uses an insecure algorithm)|"
                            + "The (?:CA|server|client) certificate \\S+ (?:has expired|is not yet active)|"
                            + "Failed to verify peer's certificate|Certificate failed validation: ",
                    "A TLS certificate is not accepted",
                    "A host's certificate has expired, or is signed by an authority that the other host does not trust.",
                    "Check ca-cert.pem, server-cert.pem and client-cert.pem on {source} and {destination}, in"
                            + " /etc/pki/qemu unless their qemu.conf names another folder. Both need certificates from"
                            + " the same authority."),
            FailureEntry.frame(
                    "tls-handshake",
                    "TLS handshake failed",
                    "{source} and {destination} found no common TLS",
                    "The two did not come to an encrypted connection; the details have what TLS itself said.",
                    "Check the certificates of both hosts and that both take TLS on the ports in question, and start"
                            + " the migration again."),
            FailureEntry.of(
                    "certificate-missing",
                    "Unable to access credentials|Cannot read (?:CA )?certificate '|Cannot read private key '|"
                            + "migrate_tls_x509_cert_dir directory '[^']*' does not exist|"
                            + "host migration TLS directory not configured",
                    "A TLS certificate is missing",
                    "A host has no certificate for what was to be encrypted: the details name the file.",
                    "Put the authority's certificate, the host's certificate and its key there, on {source} and on"
                            + " {destination}, or migrate without TLS."),
            FailureEntry.of(
                    "destination-is-localhost",
                    "resolved to localhost, but migration requires an FQDN",
                    "{destination} gives no address that {source} could use",
                    "{destination} resolves its own host name to localhost, so {source} would send the data to itself.",
                    "Correct /etc/hosts on {destination}, so that its host name leads to its address in the network,"
                            + " or set gangway.hosts.NAME.migrate-uri for it."),
            FailureEntry.of(
                    "name-unknown",
                    "Could not resolve hostname |nable to resolve address '|"
                            + "'(?:blockdev-add|migrate)': address resolution failed for |"
                            + "job '[^']*' failed: address resolution failed for ",
                    "{source} does not know the name of the destination",
                    "The host name in the destination's URI, or in its address for migration data, cannot be resolved"
                            + " on {source}.",
                    "Correct the name, or make it known to {source} by DNS or in /etc/hosts. For migration data, set"
                            + " gangway.hosts.NAME.migrate-uri to an address."),
            FailureEntry.of(
                    "data-road-closed",
                    "(?:'(?:blockdev-add|migrate)'|job '[^']*' failed): Failed to connect to '|"
                            + "unable to connect to server at '(?!\\S*:165(?:09|14)')",
                    "The data does not get from {source} to {destination}",
                    "{destination} waited for {vm}, but {source} could not connect to the port there: a firewall closes the"
                            + " TCP ports 49152 to 49215, over which memory and disks go, or the name to which the data"
                            + " goes does not lead {source} to {destination}. The details name the address and the port.",
                    "On {destination}, open the TCP ports 49152 to 49215 for {source}. On {source}, look whether the name"
                            + " that {destination} gives itself (hostname) leads to it; if not, set"
                            + " gangway.hosts.NAME.migrate-uri for {destination}."),
            FailureEntry.of(
                    "libvirtd-not-running",
                    "Failed to connect socket to '[^']*/(?:libvirt|virtqemud)-sock': (?:No such file|Connection refused)",
                    "libvirtd does not run on {destination}",
                    "{source} can log in to {destination}, but no libvirtd answers there.",
                    "On {destination}, start libvirtd (systemctl start libvirtd), and see in its log why it ended."),
            FailureEntry.of(
                    "daemon-not-running",
                    "Failed to connect socket to '[^']*/(virt(?:network|storage|nodedev|secret|nwfilter|interface|proxy|lock"
                            + "|log)d)[^'/]*-sock': (?:No such file|Connection refused)",
                    "{what} does not answer",
                    "libvirt on {source} or on {destination} needs its daemon {what}, which does not answer there.",
                    "Start it where it does not run (systemctl start {what}.socket), and start the migration again."),
            FailureEntry.of(
                    "libvirt-forbidden",
                    "Failed to connect socket to '[^']*-sock': Permission denied",
                    "The account may not use libvirt",
                    "{source} can log in to {destination}, but the account in the URI may not use libvirt there.",
                    "Name an account in the URI that may (mostly root), or let this one: it must be in the group"
                            + " libvirt on most systems."),
            FailureEntry.of(
                    "destination-unreachable",
                    "ssh: connect to host \\S+ port \\d+: |unable to connect to server at '\\S*:165(?:09|14)'",
                    "{source} cannot reach {destination}",
                    "Nothing answers on {destination}, or a firewall is in between.",
                    "Check that {destination} is up, that libvirtd and sshd run there, and that the ports 22 and"
                            + " 49152 to 49215 are open for {source}."),
            FailureEntry.of(
                    "same-host-uuid",
                    "migrate guest to the same host [0-9a-f]{8}-[0-9a-f]{4}",
                    "{source} and {destination} have the same host UUID",
                    "libvirt takes the two for one host, since their host UUID is the same: {destination} is {source} by"
                            + " another name, or one of them is a clone of the other.",
                    "If they are two, give one of them another host_uuid in libvirtd.conf and restart libvirtd there"
                            + " (VMs go on running). If they are one, choose another destination."),
            FailureEntry.of(
                    "same-host",
                    "migrate guest to the same host(?! [0-9a-f]{8}-)",
                    "The destination is the source",
                    "The destination is the host that {vm} runs on already, by another name.",
                    "Choose another destination."),
            FailureEntry.of(
                    "listen-address",
                    "'(?:migrate-incoming|nbd-server-start)': [^\\n]*Cannot assign requested address",
                    "{destination} does not have the address at which it was to wait",
                    "For the data of {vm}, {destination} was to listen on an address that it does not have.",
                    "Give one of the addresses of {destination} in the field Listen address, under Advanced options, or leave"
                            + " that field empty. If it was empty, look at migration_address in qemu.conf on {destination}."),
            FailureEntry.of(
                    "data-port-taken",
                    "'(?:migrate-incoming|nbd-server-start)': [^\\n]*Address already in use",
                    "The port for the data is taken on {destination}",
                    "On {destination}, something else uses the port at which it was to wait for {vm} or its disks.",
                    "Give another port, or none, in the fields Address for the data and Port for disks, under Advanced"
                            + " options."),
            FailureEntry.of(
                    "no-free-port",
                    "Unable to find an unused port in range '([^']*)'",
                    "{destination} has no free port left",
                    "All ports of the range “{what}” are in use on {destination}: other migrations, or other VMs,"
                            + " have them.",
                    "Wait until other migrations to {destination} have ended, or widen that range in its qemu.conf; then"
                            + " start the migration again."));

    private RoadFailures() {}
}
